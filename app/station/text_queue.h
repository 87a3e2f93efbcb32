// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "app/protocol/views.h"

#include <optional>
#include <vector>

namespace hall::station {

/// What the manager wants said in a zone. Pure: it is told the time.
///
/// It comes when nobody waits to be called, or has to wait no longer than `waitsMost`; what is
/// urgent comes before everybody, in a quiet hour, too. What is old isn't said any more.
class TextQueue
{
public:
    /// `zone`: empty: the whole hall.
    explicit TextQueue(ZoneCode zone);

    struct Moment
    {
        Time now;
        bool isQuiet = false;
        bool isSomeoneWaiting = false;
    };

    void add(const protocol::AnnouncementAsked& asked);
    /// The one that is said now.
    [[nodiscard]] std::optional<protocol::AnnouncementAsked> take(const Moment& moment);

    static constexpr std::chrono::seconds waitsMost{30};
    static constexpr std::chrono::minutes ageMax{3};

private:
    ZoneCode m_zone;
    std::vector<protocol::AnnouncementAsked> m_texts; ///< urgent ones first, then as they came
};

} // namespace hall::station
