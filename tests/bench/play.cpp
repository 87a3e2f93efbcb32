// SPDX-License-Identifier: Apache-2.0
#include "tests/bench/play.h"

#include "app/core/apply.h"
#include "app/core/assert.h"
#include "app/core/decide.h"

#include <iterator>

namespace hall::bench {

namespace {

constexpr int groups = 8;
constexpr int servicesOfGroup = 5;

/// A UUID that grows, as those that begin with the time do. Written by hand: `snprintf` would take
/// longer than the choice of a ticket.
CommandId growingId(std::int64_t number)
{
    constexpr int base = 16;
    CommandId id{"01900000-0000-7000-8000-000000000000"};
    for (auto digit = id.value.rbegin(); number > 0; ++digit, number /= base) {
        *digit = "0123456789abcdef"[number % base];
    }
    return id;
}

Name named(const std::string& text)
{
    return Name{.zh = text, .en = text, .shortZh = {}};
}

} // namespace

Rules fortyServices()
{
    using std::chrono::minutes;
    Rules rules;
    rules.hall = "bench";
    rules.zones = {Zone{.code = {"east"}, .name = named("东区")}};
    rules.classes = {
        PriorityClass{.code = {"normal"}, .name = named("普通"), .credit = {}},
        PriorityClass{.code = {"senior"}, .name = named("老年人"), .credit = minutes{20}},
        PriorityClass{.code = {"veteran"}, .name = named("军人"), .credit = minutes{10}}};
    rules.policy.waitingMax = 1'000'000;
    Counter counter{.number = {1}, .name = named("1号"), .zone = {"east"}, .groups = {}};
    for (int group = 0; group < groups; ++group) {
        const std::string letter(1, static_cast<char>('A' + group));
        const GroupCode code{"group-" + letter};
        rules.areas.push_back(
            Area{.code = {letter}, .name = named(letter + "区"), .zone = {"east"}});
        rules.groups.push_back(Group{.code = code, .name = named(code.value), .area = {letter}});
        rules.queues.push_back(Queue{.prefix = {letter}, .groups = {code}});
        counter.groups.push_back(code);
        for (int service = 0; service < servicesOfGroup; ++service) {
            const ServiceCode name{"service-" + letter + std::to_string(service)};
            rules.services.push_back(
                Service{.code = name, .name = named(name.value), .group = code});
        }
    }
    rules.counters = {counter};
    return rules;
}

Command Play::command(decltype(Command::what) what)
{
    return Command{.press = Press{.id = growingId(++m_lastCommand),
                                  .actor = Actor{.role = "station", .id = "kiosk-1"},
                                  .station = StationName{"kiosk-1"},
                                  .age = Duration{0},
                                  .asked = "0123456789abcdef",
                                  .local = m_local},
                   .what = std::move(what)};
}

Events Play::carryOut(decltype(Command::what) what)
{
    auto events = decide(m_hall, command(std::move(what)), m_now);
    HALL_ASSERT(events);
    for (const Event& event : *events) {
        apply(m_hall, event);
    }
    return std::move(*events);
}

Events Play::begin(const Rules& rules, const std::string& hash, BusinessDay day)
{
    Events events = carryOut(AdoptRules{.rules = rules, .hash = hash});
    append(events, openDay(day));
    return events;
}

Events Play::openDay(BusinessDay day)
{
    Events events = carryOut(OpenDay{.day = day, .timeConfirmed = false});
    for (const Counter& counter : m_hall.rules.counters) {
        const ClerkId clerk{std::to_string(1000 + counter.number.value)};
        append(events, carryOut(OpenCounter{.counter = counter.number, .clerk = clerk}));
    }
    return events;
}

Seen Play::seenAt(CounterNumber counter) const
{
    const Ticket* ticket = m_hall.at(counter);
    return ticket == nullptr ? Seen{} : Seen{ticket->id};
}

void append(Events& events, Events more)
{
    events.insert(
        events.end(), std::make_move_iterator(more.begin()), std::make_move_iterator(more.end()));
}

} // namespace hall::bench
