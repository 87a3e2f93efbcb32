// SPDX-License-Identifier: Apache-2.0
#include "app/server/passing.h"

namespace hall::server {

void Passing::read(const StationName& station, Time at, Finding finding)
{
    Reading& reading = m_readings[station];
    reading = {.count = reading.count + 1, .at = at, .finding = std::move(finding)};
    emit changed();
}

void Passing::askTest(const StationName& station, const std::string& device)
{
    ++m_tests[station][device];
    emit changed();
}

std::int64_t Passing::announce(protocol::AnnouncementAsked asked)
{
    if (m_announcements.size() == announcementsMax) {
        m_announcements.erase(m_announcements.begin());
    }
    asked.serial = ++m_lastAnnouncement;
    m_announcements.push_back(std::move(asked));
    emit changed();
    return m_lastAnnouncement;
}

Reading Passing::reading(const StationName& station) const
{
    const auto found = m_readings.find(station);
    return found == m_readings.end() ? Reading{} : found->second;
}

std::vector<protocol::TestsAsked> Passing::tests(const StationName& station) const
{
    std::vector<protocol::TestsAsked> asked;
    const auto found = m_tests.find(station);
    if (found != m_tests.end()) {
        for (const auto& [device, count] : found->second) {
            asked.push_back({.device = device, .count = count});
        }
    }
    return asked;
}

} // namespace hall::server
