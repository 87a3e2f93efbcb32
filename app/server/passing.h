// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "app/server/code_finder.h"

#include <QObject>
#include <QTimer>

#include <chrono>
#include <map>
#include <optional>
#include <string>

namespace hall::server {

/// What a scanner or a card reader read last.
struct Reading
{
    std::int64_t count = 0;
    Time at;
    Finding finding;
};

/// What passes between stations and faces without becoming part of the hall: what was read, and
/// which devices somebody wants to see working, what strips show, what the manager wants said. Gone
/// with the node.
class Passing : public QObject
{
    Q_OBJECT

public:
    /// Who laid on a card takes a number within this time or lays it on again.
    static constexpr std::chrono::seconds cardFor{60};

    ~Passing() override;

    void read(const StationName& station, Time at, Finding finding);

    /// A card with this number; empty: it couldn't be read, as `finding` says.
    void readCard(const StationName& station, Time at, Finding finding, const std::string& number);

    /// The number of the card of that reading; none once it is forgotten.
    [[nodiscard]] std::optional<std::string> cardNumber(const StationName& station,
                                                        std::int64_t reading) const;

    void askTest(const StationName& station, const std::string& device);

    /// Answers the serial number that it gets.
    std::int64_t announce(protocol::AnnouncementAsked asked);

    static constexpr std::size_t stripsMax = 2000; ///< further ones aren't shown

    /// What a strip acknowledged; it knows whose it is and since when.
    void showStrip(protocol::StripPreview strip);

    /// The newest of each strip.
    [[nodiscard]] std::vector<protocol::StripPreview> strips() const;

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
    /// Whose it is. Written nowhere, told nobody, wiped with the next reading or in a minute.
    struct Card
    {
        std::int64_t reading = 0;
        std::string number;
    };

    void forgetCard(const StationName& station);

    std::map<StationName, Card> m_cards;
    std::map<StationName, Reading> m_readings;
    std::map<std::pair<StationName, std::string>, protocol::StripPreview> m_strips;
    std::map<StationName, std::map<std::string, int>> m_tests;
    std::vector<protocol::AnnouncementAsked> m_announcements;
    std::int64_t m_lastAnnouncement = 0;
};

} // namespace hall::server
