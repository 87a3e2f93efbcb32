// SPDX-License-Identifier: Apache-2.0
#include "app/forecast/forecast.h"
#include "tests/support/hall_script.h"

#include <catch2/catch.hpp>

#include <cmath>
#include <map>
#include <random>

using namespace hall;
using namespace std::chrono_literals;
using hall::test::HallScript;

namespace {

constexpr Duration helpsAfter = 50min;
constexpr Duration idleHelpsAfter = 45min;

Duration lengthOf(const ServiceCode& service)
{
    return service.value == "a1" ? 301s : service.value == "a2" ? 433s : 617s;
}

/// Services take exactly so long, and nothing else happens.
Rates exactRates(const Rules& rules)
{
    Rates rates;
    for (const Service& service : rules.services) {
        const auto length = static_cast<float>(lengthOf(service.code).count()) / 1000;
        rates.services.push_back({.logMean = std::log(length), .spread = 0.000001F, .doubt = 0});
    }
    return rates;
}

/// When the counter will be done with what is there now.
Time doneAt(const HallScript& script, int counter)
{
    const Ticket* current = script.hall.at({counter});
    return current == nullptr ? Time{} : current->calledAt + lengthOf(current->service);
}

void callIfDone(HallScript& script, int counter)
{
    if (doneAt(script, counter) <= script.now) {
        (void)script.play(CallNext{.counter = {counter}, .seen = script.seen(counter)});
    }
}

int counters(const HallScript& script)
{
    return static_cast<int>(script.hall.rules.counters.size());
}

void takeSome(HallScript& script, std::mt19937& random)
{
    const std::array services{"a1", "a2", "b1"};
    const std::array classes{"", "", "", "elder", "urgent"};
    script.take(services.at(random() % services.size()), classes.at(random() % classes.size()));
}

/// For an hour people come faster than they are served; a service lasts a minute too long at most.
void busyMorning(HallScript& script, std::mt19937& random)
{
    for (int counter = 1; counter <= 3; ++counter) {
        script.open(counter);
    }
    for (int minute = 0; minute < 60; ++minute) {
        takeSome(script, random);
        for (int counter = 1; counter <= 3; ++counter) {
            script.wait(Duration{15000 + random() % 10000}); // Never two at one moment.
            callIfDone(script, counter);
        }
    }
    for (int counter = 1; counter <= 3; ++counter) {
        callIfDone(script, counter);
    }
}

/// Beside the small hall: counter 4 helps group a out, 7 does nothing but help, 5 takes priority
/// and 6 appointments alone.
Rules everyRule(bool interleaved)
{
    Rules rules = test::smallRules();
    const auto add = [&](int number, std::vector<GroupCode> groups) -> Counter& {
        Counter counter = rules.counters.front();
        counter.number = {number};
        counter.groups = std::move(groups);
        return rules.counters.emplace_back(std::move(counter));
    };
    add(4, {{"b"}}).backups = {{.group = {"a"}, .after = helpsAfter}};
    add(5, {{"a"}, {"b"}}).admits = Admits::Priority;
    add(6, {{"a"}}).admits = Admits::Appointments;
    add(7, {}).backups = {{.group = {"a"}, .after = idleHelpsAfter},
                          {.group = {"b"}, .after = idleHelpsAfter}};
    rules.plans = {{.code = {"peak"},
                    .name = {},
                    .counters = {{.counter = {2}, .groups = {{"a"}, {"b"}}}},
                    .hours = {}}};
    rules.services[0].slotPlaces = 100;
    rules.services[0].walkInPlaces = 1;
    rules.hours = {{1, 0, 20 * 60}};
    rules.policy.preferredClerk = 7min;
    rules.policy.choice = interleaved ? ChoiceRule::Interleave : ChoiceRule::Credit;
    return rules;
}

AppointmentId bookedFor(int minute)
{
    return {"booked-" + std::to_string(minute)};
}

/// For somebody who will come in that minute, up to a quarter of an hour too early or too late.
void book(HallScript& script, std::mt19937& random, int minute)
{
    const Time midnight = std::chrono::floor<std::chrono::days>(script.now);
    const auto now = std::chrono::floor<std::chrono::minutes>(script.now - midnight).count();
    const int from =
        static_cast<int>(now) + std::max(1, minute - 15 + static_cast<int>(random() % 30));
    const Time slot = midnight + std::chrono::minutes{from};
    REQUIRE(script.play(BookAppointment{.appointment = bookedFor(minute),
                                        .service = {"a1"},
                                        .day = *script.hall.day,
                                        .from = slot,
                                        .to = slot + 15min,
                                        .priority = {},
                                        .slot = {.from = from, .to = from + 15},
                                        .weekday = 1,
                                        .blocked = false}));
}

void comeBooked(HallScript& script, int minute)
{
    TakeTicket take{.service = {}, .priority = {}, .codeHash = {}};
    take.appointment = bookedFor(minute);
    REQUIRE(script.play(take));
}

/// Sends whoever is at a counter to one counter's or clerk's line, or back to his own.
void sendOn(HallScript& script, std::mt19937& random)
{
    const CounterNumber at{1 + static_cast<int>(random() % 4)};
    const Seen seen = script.seen(at.value);
    if (!seen) {
        return;
    }
    switch (random() % 3) {
    case 0: {
        (void)script.play(MarkNoShow{.counter = at, .seen = seen});
        (void)script.play(ReinstateTicket{.which = {.ticket = *seen}});
        return;
    }
    case 1:
        (void)script.play(StartService{.counter = at, .seen = seen});
        (void)script.play(
            TransferTicket{.counter = at, .seen = seen, .toCounter = CounterNumber{3}});
        return;
    default:
        (void)script.play(StartService{.counter = at, .seen = seen});
        (void)script.play(TransferTicket{.counter = at, .seen = seen, .toClerk = {"clerk1"}});
    }
}

/// The same hour with everything that the rules know.
void everythingHappens(HallScript& script, std::mt19937& random)
{
    constexpr int bookedEvery = 4;
    for (int minute = 0; minute < 60; minute += bookedEvery) {
        book(script, random, minute);
    }
    for (int counter = 1; counter <= counters(script); ++counter) {
        script.open(counter);
    }
    REQUIRE(script.play(ChoosePlan{.plan = {"peak"}}));
    REQUIRE(script.play(BindCounter{.counter = {1}, .groups = {{"b"}}}));
    for (int minute = 0; minute < 60; ++minute) {
        takeSome(script, random);
        takeSome(script, random);
        if (minute % bookedEvery == 0) {
            comeBooked(script, minute);
        }
        for (int counter = 1; counter <= counters(script); ++counter) {
            script.wait(Duration{7000 + random() % 5000});
            callIfDone(script, counter);
        }
        if (minute % 5 == 0) {
            sendOn(script, random);
        }
    }
    for (int counter = 1; counter <= counters(script); ++counter) {
        callIfDone(script, counter);
    }
}

/// The hall itself, each counter calling the next the moment it is free: when each was called.
class PlayedToTheEnd
{
public:
    explicit PlayedToTheEnd(HallScript script)
        : m_script(std::move(script))
        , m_from(m_script.now)
    {
        for (int counter = 1; counter <= counters(m_script); ++counter) {
            m_free[counter] = std::max(m_from, doneAt(m_script, counter));
        }
        do {
            release();
            while (
                std::ranges::any_of(m_free, [&](const auto& each) { return calls(each.first); })) {
            }
        } while (goOn());
    }

    std::map<TicketKey, double> called;
    bool hasTie = false; ///< two counters got free at one moment

private:
    /// Whether a counter is free now and gets somebody.
    bool calls(int counter)
    {
        if (m_free[counter] > m_script.now) {
            return false;
        }
        REQUIRE(m_script.play(CallNext{.counter = {counter}, .seen = m_script.seen(counter)}));
        const OpenDesk* desk = m_script.hall.desk({counter});
        if (!desk->current) {
            return false;
        }
        called[*desk->current] = std::chrono::duration<double>(m_script.now - m_from).count();
        const Time free = m_script.now + lengthOf(m_script.hall.tickets[*desk->current].service);
        hasTie = hasTie || std::ranges::any_of(m_free, [&](const auto& other) {
                     return other.first != counter && std::chrono::abs(other.second - free) < 5ms;
                 });
        m_free[counter] = free;
        return true;
    }

    /// Who waited long enough for the clerk who had him is anybody's; a timer's.
    void release()
    {
        for (const Ticket& ticket : m_script.hall.tickets) {
            if (ticket.state == TicketState::Waiting && ticket.bound.until &&
                *ticket.bound.until <= m_script.now) {
                REQUIRE(m_script.play(ReleaseTicket{.ticket = ticket.id}));
            }
        }
    }

    /// To the next moment at which somebody may be called; false when there is none.
    bool goOn()
    {
        std::optional<Time> next;
        const auto consider = [&](Time at) {
            if (at > m_script.now && (!next || at < *next)) {
                next = at;
            }
        };
        for (const auto& [counter, free] : m_free) {
            consider(free);
        }
        for (const Ticket& ticket : m_script.hall.tickets) {
            if (ticket.state == TicketState::Waiting) {
                consider(ticket.waitingSince + helpsAfter);
                consider(ticket.waitingSince + idleHelpsAfter);
                consider(ticket.bound.until.value_or(m_script.now));
            }
        }
        m_script.now = next.value_or(m_script.now);
        return next.has_value();
    }

    HallScript m_script;
    Time m_from;
    std::map<int, Time> m_free;
};

/// Whether all runs say the same.
bool isCertain(const Forecast& forecast)
{
    return std::ranges::all_of(forecast.waiting, [](const std::optional<Wait>& wait) {
        return !wait || wait->high - wait->low < 2;
    });
}

/// Where two counters are free at one moment chance decides who is first. False when the runs saw
/// one such moment and the hall didn't: somebody was there to be called just then.
bool checkSame(const HallScript& script, std::uint32_t seed)
{
    const auto rules = std::make_shared<const FlatRules>(script.hall.rules);
    const Outlook outlook = takeOutlook(script.hall, rules, {}, script.now, 9h);

    const Forecast forecast =
        hall::forecast(outlook, exactRates(script.hall.rules), {.runs = 20, .seed = seed});

    const PlayedToTheEnd played{script};
    if (played.hasTie || !isCertain(forecast)) {
        return played.hasTie;
    }
    const auto& called = played.called;
    REQUIRE(called.size() == outlook.waiting.size());
    REQUIRE(called.size() == script.hall.waiting);
    for (std::size_t at = 0; at < outlook.waiting.size(); ++at) {
        CAPTURE(script.hall.tickets[outlook.waiting[at].key].number);
        REQUIRE(forecast.waiting[at]);
        CHECK(forecast.waiting[at]->median == Approx(called.at(outlook.waiting[at].key)).margin(2));
    }
    return true;
}

} // namespace

TEST_CASE("where nothing is left to chance, a run calls whom the hall calls when it does",
          "[forecast]")
{
    const auto seed = GENERATE(take(30, random(0U, 1000000U)));
    CAPTURE(seed);
    std::mt19937 random{seed};
    HallScript script;
    busyMorning(script, random);

    CHECK(checkSame(script, seed));
}

TEST_CASE("so it does with plans, bindings, helping out, counters for some alone, tickets of one "
          "counter's or clerk's, appointments, and with one without priority in between",
          "[forecast]")
{
    const auto seed = GENERATE(take(60, random(0U, 1000000U)));
    const bool interleaved = GENERATE(false, true);
    CAPTURE(seed, interleaved);
    std::mt19937 random{seed};
    HallScript script{everyRule(interleaved)};
    everythingHappens(script, random);

    (void)checkSame(script, seed);
}

TEST_CASE("a newcomer is told what those who take a number are told", "[forecast]")
{
    const auto seed = GENERATE(take(10, random(0U, 1000000U)));
    CAPTURE(seed);
    std::mt19937 random{seed};
    HallScript script;
    busyMorning(script, random);
    const Rates rates = exactRates(script.hall.rules);
    const auto rules = std::make_shared<const FlatRules>(script.hall.rules);
    const ForecastOptions options{.runs = 3, .seed = seed};
    const Forecast before =
        hall::forecast(takeOutlook(script.hall, rules, {}, script.now, 9h), rates, options);

    script.take("a2", "elder");

    const Outlook outlook = takeOutlook(script.hall, rules, {}, script.now, 9h);
    const Forecast after = hall::forecast(outlook, rates, options);
    const auto taken =
        std::ranges::find(outlook.waiting, script.hall.tickets.size() - 1, &WaitingTicket::key);
    const auto at = static_cast<std::size_t>(taken - outlook.waiting.begin());
    const auto service = rules->service({"a2"});
    REQUIRE(after.waiting[at]);
    REQUIRE(before.newcomer(*service, 1));
    CHECK(after.waiting[at]->median == Approx(before.newcomer(*service, 1)->median).margin(2));
}
