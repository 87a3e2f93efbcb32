// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "app/server/code_finder.h"

#include <QObject>

#include <map>
#include <string>

namespace hall::server {

/// What a scanner read last.
struct Reading
{
    std::int64_t count = 0;
    Time at;
    Finding finding;
};

/// What passes between stations and faces without becoming part of the hall: what was read, and
/// which devices somebody wants to see working, what the manager wants said. Gone with the node.
class Passing : public QObject
{
    Q_OBJECT

public:
    void read(const StationName& station, Time at, Finding finding);
    void askTest(const StationName& station, const std::string& device);

    /// Answers the serial number that it gets.
    std::int64_t announce(protocol::AnnouncementAsked asked);

    [[nodiscard]] Reading reading(const StationName& station) const;
    [[nodiscard]] std::vector<protocol::TestsAsked> tests(const StationName& station) const;

    /// The last few, oldest first.
    [[nodiscard]] const std::vector<protocol::AnnouncementAsked>& announcements() const
    {
        return m_announcements;
    }

    static constexpr std::size_t announcementsMax = 8;

signals:
    void changed();

private:
    std::map<StationName, Reading> m_readings;
    std::map<StationName, std::map<std::string, int>> m_tests;
    std::vector<protocol::AnnouncementAsked> m_announcements;
    std::int64_t m_lastAnnouncement = 0;
};

} // namespace hall::server
