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

/// For an hour people come faster than they are served; a service lasts a minute too long at most.
void busyMorning(HallScript& script, std::mt19937& random)
{
    const std::array services{"a1", "a2", "b1"};
    const std::array classes{"", "", "", "elder", "urgent"};
    for (int counter = 1; counter <= 3; ++counter) {
        script.open(counter);
    }
    for (int minute = 0; minute < 60; ++minute) {
        script.take(services.at(random() % services.size()), classes.at(random() % classes.size()));
        for (int counter = 1; counter <= 3; ++counter) {
            script.wait(Duration{15000 + random() % 10000}); // Never two at one moment.
            callIfDone(script, counter);
        }
    }
    for (int counter = 1; counter <= 3; ++counter) {
        callIfDone(script, counter);
    }
}

/// The hall itself, each counter calling the next the moment it is free: when each was called.
std::map<TicketKey, double> playToTheEnd(HallScript script)
{
    const Time from = script.now;
    std::map<TicketKey, double> called;
    std::map<int, Time> free;
    for (int counter = 1; counter <= 3; ++counter) {
        free[counter] = std::max(from, doneAt(script, counter));
    }
    while (!free.empty()) {
        const auto first =
            std::ranges::min_element(free, {}, [](const auto& counter) { return counter.second; });
        script.now = first->second;
        const int counter = first->first;
        REQUIRE(script.play(CallNext{.counter = {counter}, .seen = script.seen(counter)}));
        const OpenDesk* desk = script.hall.desk({counter});
        if (!desk->current) {
            free.erase(first);
            continue;
        }
        called[*desk->current] = std::chrono::duration<double>(script.now - from).count();
        first->second += lengthOf(script.hall.tickets[*desk->current].service);
    }
    return called;
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
    const auto rules = std::make_shared<const FlatRules>(script.hall.rules);
    const Outlook outlook = takeOutlook(script.hall, rules, {}, script.now, 9h);

    const Forecast forecast =
        hall::forecast(outlook, exactRates(script.hall.rules), {.runs = 3, .seed = seed});

    const auto called = playToTheEnd(script);
    REQUIRE(called.size() == outlook.waiting.size());
    for (std::size_t at = 0; at < outlook.waiting.size(); ++at) {
        REQUIRE(forecast.waiting[at]);
        CHECK(forecast.waiting[at]->median == Approx(called.at(outlook.waiting[at].key)).margin(2));
        CHECK(forecast.waiting[at]->high - forecast.waiting[at]->low < 2);
    }
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
