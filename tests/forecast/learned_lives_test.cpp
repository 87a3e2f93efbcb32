// SPDX-License-Identifier: Apache-2.0
#include "app/forecast/learned.h"
#include "tests/support/hall_script.h"

#include <catch2/catch.hpp>

#include <cmath>
#include <numeric>

using namespace hall;
using hall::test::HallScript;

namespace {

constexpr double minute = 60;
constexpr double typical = 5 * minute;
/// What the end of its day takes off everything that a day taught.
constexpr double dayFading = 0.9517;

/// A hall with a visit of two services, the back office at work after the first.
Rules rulesWithVisit()
{
    Rules rules = test::smallRules();
    rules.visits = {{.code = {"move"},
                     .name = {},
                     .order = StepOrder::Fixed,
                     .steps = {{.service = {"a1"}, .backOffice = true}, {.service = {"b1"}}}},
                    {.code = {"shop"},
                     .name = {},
                     .order = StepOrder::Fixed,
                     .steps = {{.service = {"a1"}}, {.service = {"b1"}}}}};
    return rules;
}

template <class Steps>
long total(const Steps& steps, double unit = 1)
{
    return std::lround(std::accumulate(steps.begin(), steps.end(), 0.0) / dayFading / unit);
}

/// What one day teaches of services, calls and lines: `a1 10 | answered 1 | waited 5`, in minutes;
/// what there was none of is left out.
std::string taught(std::string_view day)
{
    HallScript script{rulesWithVisit()};
    CAPTURE(script.tell(day));
    (void)script.tell("next day");
    Learned learned;
    for (const Event& event : script.journal) {
        learned.observe(event, Duration{0});
    }
    const PastDays& past = learned.past();
    std::string ledger;
    const auto say = [&](const std::string& what, long count) {
        if (count > 0) {
            ledger += (ledger.empty() ? "" : " | ") + what + " " + std::to_string(count);
        }
    };
    for (const auto& [service, moments] : past.durations.services) {
        say(service.value, std::lround(std::exp(moments.mean()) * typical / minute));
        CHECK(std::lround(moments.count / dayFading) == 1);
    }
    say("answered", total(past.calls.calls) - total(past.calls.missed));
    say("missed", total(past.calls.missed));
    say("gave up", total(past.calls.gaveUp));
    say("waited", total(past.calls.waited, minute));
    for (const Seconds gap : past.calls.gaps.values) {
        say("gap", std::lround(static_cast<double>(gap) / minute));
    }
    return ledger;
}

} // namespace

TEST_CASE("a service lasts from its call to its end", "[forecast][learned]")
{
    CHECK(taught("1 open | 08:00 take a1 | 08:05 1 next | 1 start | 08:15 1 finish") ==
          "a1 10 | answered 1 | waited 5");
}

TEST_CASE("a held ticket is served before and after, and not in between", "[forecast][learned]")
{
    CHECK(taught("1 open | 08:00 take a1 | 08:05 1 next | 1 start | 08:09 1 hold |"
                 "08:50 1 resume A001 | 08:56 1 finish") == "a1 10 | answered 1 | waited 5");
    CHECK(taught("1 open | 3 open | 08:00 take a1 | 08:05 1 next | 1 start | 08:09 1 hold |"
                 "08:50 3 resume A001 | 08:56 3 finish") == "a1 10 | answered 1 | waited 5");
    // Two minutes were too short for a service, but somebody was there.
    CHECK(taught("1 open | 08:00 take a1 | 08:05 1 next | 1 start | 08:06 1 hold |"
                 "08:50 1 resume A001 | 08:51 1 finish") == "a1 2 | answered 1 | waited 5");
    // The counter is free: what it does until its next call is a gap.
    CHECK(taught("1 open | 08:00 take a1 | take a1 | 08:05 1 next | 1 start | 08:09 1 hold |"
                 "08:11 1 next | 08:20 1 close") == "waited 16 | gap 2");
}

TEST_CASE("after a transfer each service has what was done of it", "[forecast][learned]")
{
    CHECK(taught("1 open | 2 open | 08:00 take a1 | 08:05 1 next | 1 start | 08:09 1 transfer b1 |"
                 "08:20 2 next | 2 start | 08:28 2 finish") ==
          "a1 4 | b1 8 | answered 1 | waited 5");
    // Sent on as soon as he came: no service, and no call to nobody.
    CHECK(taught("1 open | 2 open | 08:00 take a1 | 08:05 1 next | +10s 1 transfer b1 |"
                 "08:20 2 next | 2 start | 08:28 2 finish") == "b1 8 | answered 1 | waited 5");
}

TEST_CASE("who is sent on waits where he was sent", "[forecast][learned]")
{
    // A001 waits for b1 from 08:09 on, so counter 2 had whom to call when it became free.
    CHECK(taught("1 open | 2 open | 08:00 take a1 | take b1 | 2 next | 2 start | 08:05 1 next |"
                 "1 start | 08:09 1 transfer b1 | 08:12 2 finish | 08:14 2 next") ==
          "a1 4 | b1 12 | answered 2 | waited 5 | gap 2");
}

TEST_CASE("a visit's later service is learned, and not what came between", "[forecast][learned]")
{
    CHECK(taught("1 open | 2 open | 08:00 take visit shop | 08:05 1 next | 1 start |"
                 "08:09 1 finish | 08:30 2 next | 2 start | 08:38 2 finish") ==
          "a1 4 | b1 8 | answered 1 | waited 5");
    CHECK(taught("1 open | 2 open | 08:00 take visit move | 08:05 1 next | 1 start |"
                 "08:09 1 finish | 10:00 continue A001 | 10:30 2 next | 2 start |"
                 "10:38 2 finish") == "a1 4 | b1 8 | answered 1 | waited 5");
}

TEST_CASE("who comes back after a missed call doesn't wait for a first one", "[forecast][learned]")
{
    CHECK(taught("1 open | 08:00 take a1 | 08:05 1 next | 08:06 1 no-show | 08:10 reinstate A001 |"
                 "08:40 1 next | 1 start | 08:47 1 finish") == "a1 7 | missed 1 | waited 5");
    CHECK(taught("1 open | 08:00 take a1 | 08:05 1 next | 08:06 1 no-show | 08:30 1 call A001 |"
                 "1 start | 08:37 1 finish") == "a1 7 | missed 1 | waited 5");
    CHECK(taught("1 open | 08:00 take a1 | 08:05 1 next | 08:06 1 no-show | 08:10 reinstate A001 |"
                 "08:40 1 next | 08:41 1 no-show") == "missed 1 | waited 5");
}

TEST_CASE("only who leaves the line before his call gave up", "[forecast][learned]")
{
    CHECK(taught("08:00 take a1 | 08:20 cancel A001") == "gave up 1 | waited 20");
    CHECK(taught("1 open | 08:00 take a1 | 08:05 1 next | 08:06 1 no-show | 08:30 cancel A001") ==
          "missed 1 | waited 5");
    CHECK(taught("1 open | 08:00 take a1 | 08:05 1 next | 1 start | 08:09 1 hold |"
                 "09:00 cancel A001") == "waited 5");
}

TEST_CASE("what is taken back teaches nothing", "[forecast][learned]")
{
    CHECK(taught("1 open | 08:00 take a1 | 08:05 1 next | 1 start | 08:10 1 finish | +3s undo |"
                 "08:15 1 finish") == "a1 10 | answered 1 | waited 5");
    CHECK(taught("1 open | 08:00 take a1 | 08:05 1 next | 1 start | 08:06 1 no-show") ==
          "waited 5"); // in service nobody is missed
    CHECK(taught("1 open | 08:00 take a1 | 08:05 1 next | 08:06 1 no-show | +3s undo | 1 start |"
                 "08:12 1 finish") == "a1 7 | answered 1 | waited 5");
    CHECK(taught("1 open | 2 open | 08:00 take a1 | 08:05 1 next | 1 start |"
                 "08:09 1 transfer b1 | +3s undo | 08:15 1 finish") ==
          "a1 10 | answered 1 | waited 5");
    CHECK(taught("1 open | 08:00 take a1 | 08:05 1 next | +9s 1 uncall | 08:10 1 next | 1 start |"
                 "08:20 1 finish") == "a1 10 | waited 5");
}

TEST_CASE("rules that change at noon don't forget who waits", "[forecast][learned]")
{
    HallScript script{rulesWithVisit()};
    (void)script.tell("1 open | 08:00 take a1 | take a1 | take a1 | 08:05 1 next | 1 start");
    Rules rules = rulesWithVisit();
    rules.policy.maxRecalls = 3;
    REQUIRE(script.play(AdoptRules{.rules = rules, .hash = "h2"}));
    (void)script.tell("08:15 1 finish | 08:17 1 next | next day");
    Learned learned;
    for (const Event& event : script.journal) {
        learned.observe(event, Duration{0});
    }

    CHECK(learned.past().calls.gaps.values == std::vector<Seconds>{120});
}
