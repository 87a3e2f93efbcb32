// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "app/core/result.h"
#include "tests/bench/samples.h"

#include <cstdint>
#include <filesystem>
#include <optional>
#include <string>
#include <string_view>

namespace hall::bench {

/// A client's end of the node's Unix socket, one message a line: as little as can be, since what it
/// costs is taken for the node's.
class Line
{
public:
    [[nodiscard]] static Result<Line, std::string> connect(const std::filesystem::path& socket);

    Line(Line&& other) noexcept;
    Line& operator=(Line&& other) noexcept;
    Line(const Line&) = delete;
    Line& operator=(const Line&) = delete;
    ~Line();

    [[nodiscard]] int descriptor() const
    {
        return m_descriptor;
    }

    /// A request under an id of the session; `params` is a JSON object.
    [[nodiscard]] bool send(std::string_view method, std::string_view params);
    /// The next whole line that has come, without waiting.
    [[nodiscard]] std::optional<std::string> next();
    /// The next whole line; nothing when none has come within ten seconds or the node is gone.
    [[nodiscard]] std::optional<std::string> await();

private:
    explicit Line(int descriptor)
        : m_descriptor(descriptor)
    {
    }

    [[nodiscard]] std::optional<std::string> takeLine();

    int m_descriptor = -1;
    std::int64_t m_lastId = 0;
    std::string m_received;
    bool m_ended = false;
};

/// `{"commandId":…,MORE}` with an id of its own.
[[nodiscard]] std::string commandParams(std::string_view more);
/// The text that stands behind `"name":"` in a message; empty when it isn't there.
[[nodiscard]] std::string textOf(std::string_view message, std::string_view name);
/// The number that stands behind `"seq":`; 0 when it isn't there.
[[nodiscard]] std::int64_t seqOf(std::string_view message);

/// Sends a command and waits for its answer; the error is the answer of a node that refuses.
[[nodiscard]] Result<std::string, std::string>
ask(Line& line, std::string_view method, std::string_view params);

} // namespace hall::bench
