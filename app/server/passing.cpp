// SPDX-License-Identifier: Apache-2.0
#include "app/server/passing.h"

#include "app/identity/secret.h"

namespace hall::server {

Passing::~Passing()
{
    for (auto& [station, card] : m_cards) {
        identity::wipe(card.number);
    }
}

void Passing::read(const StationName& station, Time at, Finding finding)
{
    forgetCard(station);
    Reading& reading = m_readings[station];
    reading = {.count = reading.count + 1, .at = at, .finding = std::move(finding)};
    emit changed();
}

void Passing::readCard(const StationName& station,
                       Time at,
                       Finding finding,
                       const std::string& number)
{
    read(station, at, std::move(finding));
    if (number.empty()) {
        return;
    }
    const std::int64_t reading = m_readings[station].count;
    m_cards[station] = {.reading = reading, .number = number};
    QTimer::singleShot(cardFor, this, [this, station, reading] {
        const auto kept = m_cards.find(station);
        if (kept != m_cards.end() && kept->second.reading == reading) {
            forgetCard(station);
        }
    });
}

std::optional<std::string> Passing::cardNumber(const StationName& station,
                                               std::int64_t reading) const
{
    const auto found = m_cards.find(station);
    if (found == m_cards.end() || found->second.reading != reading) {
        return std::nullopt;
    }
    return found->second.number;
}

void Passing::forgetCard(const StationName& station)
{
    const auto found = m_cards.find(station);
    if (found != m_cards.end()) {
        identity::wipe(found->second.number);
        m_cards.erase(found);
    }
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

void Passing::showStrip(protocol::StripPreview strip)
{
    std::pair key{strip.station, strip.device};
    if (m_strips.size() == stripsMax && !m_strips.contains(key)) {
        return;
    }
    m_strips.insert_or_assign(std::move(key), std::move(strip));
    emit changed();
}

std::vector<protocol::StripPreview> Passing::strips() const
{
    std::vector<protocol::StripPreview> strips;
    for (const auto& [key, strip] : m_strips) {
        strips.push_back(strip);
    }
    return strips;
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
