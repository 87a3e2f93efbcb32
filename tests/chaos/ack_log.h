// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "app/core/result.h"

#include <cstdint>
#include <filesystem>
#include <string>
#include <vector>

namespace hall::chaos {

/// What a client was told of one press.
struct Told
{
    std::string command;
    std::string method;
    std::string refused; ///< the hall's reason; empty: carried out
    std::string epoch;
    std::int64_t seq = 0;
    std::string ticket; ///< empty: none
    std::string number;

    friend bool operator==(const Told&, const Told&) = default;
};

/// A client's own record of what it was told, a JSON object a line, each on disk before the client
/// goes on.
class AckLog
{
public:
    explicit AckLog(const std::filesystem::path& path);
    AckLog(const AckLog&) = delete;
    AckLog& operator=(const AckLog&) = delete;
    ~AckLog();

    /// False when the disk failed.
    [[nodiscard]] bool add(const Told& told);

private:
    int m_descriptor;
};

/// The error names the line that can't be read.
[[nodiscard]] Result<std::vector<Told>, std::string> readLog(const std::filesystem::path& path);

} // namespace hall::chaos
