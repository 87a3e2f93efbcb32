// SPDX-License-Identifier: Apache-2.0
#include "tests/bench/long_journal.h"

#include "app/core/apply.h"
#include "app/journal/snapshots.h"
#include "app/journal/sqlite_journal.h"
#include "app/protocol/digest.h"
#include "app/protocol/hall_codec.h"
#include "app/server/event_row.h"
#include "tests/bench/play.h"

#include <random>

namespace hall::bench {

namespace {

using namespace std::chrono_literals;

constexpr std::size_t rowsOfCommit = 5'000;
constexpr Duration dayLength = 8h;
const StationName kiosk{"kiosk-1"};

/// Gathers events and appends them many at a time.
class Appending
{
public:
    explicit Appending(journal::Journal& journal)
        : m_journal(journal)
    {
    }

    void add(const Events& events)
    {
        for (const Event& event : events) {
            m_rows.push_back(server::toRow(event));
        }
        if (m_rows.size() >= rowsOfCommit) {
            flush();
        }
    }

    void flush()
    {
        if (m_rows.empty()) {
            return;
        }
        const auto appended = m_journal.append(m_rows);
        m_isStored = m_isStored && appended.outcome == journal::AppendOutcome::Stored;
        (void)m_journal.tidy(false);
        m_rows.clear();
    }

    [[nodiscard]] bool isStored() const
    {
        return m_isStored;
    }

private:
    journal::Journal& m_journal;
    std::vector<journal::Row> m_rows;
    bool m_isStored = true;
};

/// One hall through its days.
class Days
{
public:
    Days(const Rules& rules, Time begin, Appending& appending)
        : m_play(begin)
        , m_appending(appending)
    {
        for (std::size_t service = 0; service < rules.services.size(); ++service) {
            if (rules.services[service].dayQuota == 0) {
                m_services.push_back(service);
            }
        }
        const std::string hash = protocol::sha256Hex(protocol::encodeRules(rules));
        m_appending.add(m_play.carryOut(AdoptRules{.rules = rules, .hash = hash}));
        carryOut(ClaimStation{.station = kiosk});
    }

    [[nodiscard]] const Hall& hall() const
    {
        return m_play.hall();
    }

    void openDay()
    {
        const BusinessDay day{std::chrono::floor<std::chrono::days>(m_play.now())};
        m_appending.add(m_play.openDay(day));
    }

    void closeDay()
    {
        carryOut(CloseDay{});
        m_play.pass(24h - dayLength);
    }

    /// Somebody takes a ticket, it is printed, and a counter of its service calls the next.
    void visit(Duration later)
    {
        m_play.pass(later);
        const std::size_t service = m_services[m_random() % m_services.size()];
        const Events issued =
            carryOut(TakeTicket{.service = hall().rules.services[service].code,
                                .priority = hall().rules.classes[m_random() % 6 == 0 ? 1 : 0].code,
                                .codeHash = protocol::sha256Hex(std::to_string(hall().lastSeq))});
        const TicketId ticket = std::get<TicketIssued>(issued.back().body).ticket;
        const std::int64_t claim = hall().stations.at(kiosk).claim;
        for (const Paper paper : {Paper::Started, Paper::Printed}) {
            carryOut(
                ReportPaper{.station = kiosk, .claim = claim, .ticket = ticket, .paper = paper});
        }
        const auto& counters = hall().index.countersOf(service);
        const CounterNumber counter = counters[m_random() % counters.size()];
        carryOut(CallNext{.counter = counter, .seen = m_play.seenAt(counter)});
        if (const Seen called = m_play.seenAt(counter)) {
            carryOut(StartService{.counter = counter, .seen = called});
        }
    }

private:
    Events carryOut(decltype(Command::what) what)
    {
        Events events = m_play.carryOut(std::move(what));
        m_appending.add(events);
        return events;
    }

    Play m_play;
    Appending& m_appending;
    std::vector<std::size_t> m_services; ///< those with a number for everybody
    std::mt19937 m_random{20261123}; // NOLINT: the same journal every time
};

Time now()
{
    return std::chrono::floor<Duration>(std::chrono::system_clock::now());
}

bool storeSnapshot(const std::filesystem::path& dataDir,
                   const journal::Journal& journal,
                   const Hall& hall)
{
    auto reader = journal.reader();
    if (!reader) {
        return false;
    }
    journal::Snapshots snapshots{dataDir, std::move(*reader)};
    return snapshots
        .store(journal::Snapshot{
            .seq = hall.lastSeq, .fold = foldVersion, .bytes = protocol::encodeHall(hall)})
        .has_value();
}

} // namespace

Result<void, std::string>
writeHistory(const std::filesystem::path& dataDir, const Settings& settings, const History& history)
{
    auto journal = journal::openSqliteJournal({.dataDir = dataDir, .vfs = {}});
    if (!journal) {
        return failure(std::move(journal.error().detail));
    }
    const std::int64_t days = std::max<std::int64_t>(history.events / history.eventsOfDay, 1);
    const Duration between = dayLength / std::max<std::int64_t>(history.eventsOfDay / 5, 1);
    Appending appending{**journal};
    Days hall{settings.rules, now() - 1min - dayLength - 24h * (days - 1), appending};
    bool isSnapshotStored = false;
    for (std::int64_t day = 1; day <= days; ++day) {
        const std::int64_t dayEnds = history.events - (days - day) * history.eventsOfDay;
        hall.openDay();
        while (hall.hall().lastSeq < dayEnds - (day < days ? 1 : 0)) {
            hall.visit(between);
            if (!isSnapshotStored && hall.hall().lastSeq >= history.events - history.snapshotAge) {
                appending.flush();
                isSnapshotStored = storeSnapshot(dataDir, **journal, hall.hall());
            }
        }
        if (day < days) {
            hall.closeDay();
        }
    }
    appending.flush();
    if (!appending.isStored() || !isSnapshotStored) {
        return failure("the journal in " + dataDir.string() + " could not be written");
    }
    return {};
}

} // namespace hall::bench
