// SPDX-License-Identifier: Apache-2.0
#include "tests/bench/durable_hall.h"

#include "app/core/assert.h"
#include "app/journal/event_table.h"
#include "app/server/event_row.h"
#include "tests/bench/play.h"

#include <QEventLoop>

namespace hall::bench {

namespace {

using namespace std::chrono_literals;

constexpr CounterNumber theCounter{1};
constexpr BusinessDay aDay{std::chrono::year{2026} / 11 / 23};
constexpr std::size_t rowsOfCommit = 5'000;

/// Somebody takes a ticket and is called.
Events visit(Play& play, std::int64_t number)
{
    const auto& services = play.hall().rules.services;
    Events events = play.carryOut(
        TakeTicket{.service = services[static_cast<std::size_t>(number) % services.size()].code,
                   .priority = {},
                   .codeHash = {}});
    append(events, play.carryOut(CallNext{.counter = theCounter, .seen = play.seenAt(theCounter)}));
    return events;
}

void store(journal::Journal& journal, const Events& events)
{
    std::vector<journal::Row> rows;
    rows.reserve(events.size());
    for (const Event& event : events) {
        rows.push_back(server::toRow(event));
    }
    HALL_ASSERT(journal.append(rows).outcome == journal::AppendOutcome::Stored);
    (void)journal.tidy(false);
}

} // namespace

DurableHall::DurableHall(const std::filesystem::path& dataDir, std::int64_t visits)
    : m_reserve(dataDir, 1)
{
    Play play{std::chrono::floor<Duration>(std::chrono::system_clock::now()) - 1h};
    Events events = play.begin(fortyServices(), "bench", aDay);
    auto journal = journal::openSqliteJournal({.dataDir = dataDir, .vfs = {}});
    HALL_ASSERT(journal);
    m_journal = std::move(*journal);
    for (std::int64_t number = 0; number < visits; ++number) {
        append(events, visit(play, number));
        if (events.size() >= rowsOfCommit) {
            store(*m_journal, std::exchange(events, {}));
        }
    }
    if (!events.empty()) {
        store(*m_journal, events);
    }
    m_clock = std::make_unique<server::HallClock>(&server::readSystemClock, play.now());
    m_service = std::make_unique<server::HallService>(
        server::HallService::Parts{.hall = play.hall(),
                                   .journal = *m_journal,
                                   .reader = reader(),
                                   .clock = *m_clock,
                                   .codes = {{}, "https://example.cn"},
                                   .reserve = m_reserve});
}

std::unique_ptr<journal::Reader> DurableHall::reader() const
{
    auto reader = m_journal->reader();
    HALL_ASSERT(reader);
    return std::move(*reader);
}

Nanoseconds DurableHall::issue()
{
    const auto& services = m_service->hall().rules.services;
    return submit(TakeTicket{
        .service = services[m_issued++ % services.size()].code, .priority = {}, .codeHash = {}});
}

Nanoseconds DurableHall::callNext()
{
    const Ticket* current = m_service->hall().at(theCounter);
    return submit(
        CallNext{.counter = theCounter, .seen = current == nullptr ? Seen{} : Seen{current->id}});
}

Nanoseconds DurableHall::submit(decltype(Command::what) what)
{
    Command command{.press = Press{.id = CommandId{journal::makeUuid()},
                                   .actor = Actor{.role = "station", .id = "kiosk-1"},
                                   .station = StationName{"kiosk-1"},
                                   .age = Duration{0},
                                   .asked = "0123456789abcdef"},
                    .what = std::move(what)};
    QEventLoop loop;
    SteadyTime answered{};
    const SteadyTime start = std::chrono::steady_clock::now();
    m_service->submit(std::move(command), [&](const auto& reply) {
        answered = std::chrono::steady_clock::now();
        HALL_ASSERT(reply);
        loop.quit();
    });
    if (answered == SteadyTime{}) {
        loop.exec();
    }
    return answered - start;
}

} // namespace hall::bench
