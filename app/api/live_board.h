// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "app/sync/hall_state.h"
#include "app/sync/live_message.h"

#include <map>

namespace hall::api {

/// How the city's halls stand, as they said last. In memory alone: brokers keep what halls said
/// last, and say it to whoever comes.
class LiveBoard
{
public:
    static constexpr std::size_t hallsMax = 200'000;
    /// Older than that, it is told as what it is.
    static constexpr std::chrono::seconds fresh{90};

    struct Hall
    {
        std::optional<sync::HallState> state;
        std::optional<sync::LiveHall> live;

        /// It was told too long ago, or its node has gone since.
        [[nodiscard]] bool isStale(Time now) const;
    };

    using Halls = std::map<std::string, Hall, std::less<>>;

    /// What came on a topic of a hall, `state` or `live`; an empty text takes it back. The error
    /// is a sentence.
    [[nodiscard]] Result<void, std::string>
    take(const std::string& hall, std::string_view topic, std::string_view text);

    [[nodiscard]] const Halls& halls() const
    {
        return m_halls;
    }

    /// Null where nothing is known of it.
    [[nodiscard]] const Hall* find(std::string_view hall) const;

private:
    Halls m_halls;
};

} // namespace hall::api
