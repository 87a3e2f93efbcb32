// SPDX-License-Identifier: Apache-2.0
#include "tests/screen/samples.h"
#include "ui/screen/board_plan.h"

#include <catch2/catch.hpp>

using namespace hall;
using namespace std::chrono_literals;
using screen::Light;
using screen::Mode;
using screen::planBoard;

namespace {

const Time now = samples::at(9, 12);

std::vector<std::string> numbersOf(const std::vector<screen::ShownCall>& calls)
{
    std::vector<std::string> numbers;
    numbers.reserve(calls.size());
    for (const auto& shown : calls) {
        numbers.push_back(shown.call.number);
    }
    return numbers;
}

} // namespace

TEST_CASE("the newest call has the block and the next six stand below", "[screen]")
{
    auto calls = samples::morning();
    calls.push_back({.number = "J001", .counter = 6, .secondsAgo = 400, .serving = true});

    const auto plan = planBoard(samples::board(now, calls), now, 0ms);

    CHECK(plan.mode == Mode::Calls);
    CHECK(numbersOf(plan.latest) == std::vector<std::string>{"A035"});
    CHECK(numbersOf(plan.earlier) ==
          std::vector<std::string>{"C021", "A034", "G017", "B014", "D009", "E026"});
}

TEST_CASE("two calls within ten seconds share the block", "[screen]")
{
    auto calls = samples::morning();
    calls[1].secondsAgo = calls[0].secondsAgo + 10;
    CHECK(numbersOf(planBoard(samples::board(now, calls), now, 0ms).latest) ==
          std::vector<std::string>{"A035", "C021"});

    calls[1].secondsAgo = calls[0].secondsAgo + 11;
    CHECK(planBoard(samples::board(now, calls), now, 0ms).latest.size() == 1);

    calls[1].secondsAgo = calls[0].secondsAgo + 5;
    calls[1].serving = true;
    CHECK(planBoard(samples::board(now, calls), now, 0ms).latest.size() == 1);
}

TEST_CASE("a call lights up five times, a recall three times, then it stays lit", "[screen]")
{
    const auto lightAfter = [](int recalls, Duration since) {
        const auto view = samples::board(
            now, {{.number = "A035", .counter = 3, .secondsAgo = 0, .calls = 1 + recalls}});
        return planBoard(view, now + since, 0ms).latest.front().light;
    };

    CHECK(lightAfter(0, 0ms) == Light::Call);
    CHECK(lightAfter(0, 499ms) == Light::Call);
    CHECK(lightAfter(0, 500ms) == Light::Dark);
    CHECK(lightAfter(0, 1000ms) == Light::Call);
    CHECK(lightAfter(0, 4700ms) == Light::Dark);
    CHECK(lightAfter(0, 5000ms) == Light::Call);
    CHECK(lightAfter(0, 5600ms) == Light::Call);
    CHECK(lightAfter(1, 2700ms) == Light::Dark);
    CHECK(lightAfter(1, 3600ms) == Light::Call);
}

TEST_CASE("only the newest call moves, and none that is being served", "[screen]")
{
    auto view = samples::board(now,
                               {{.number = "A035", .counter = 3, .secondsAgo = 1},
                                {.number = "C021", .counter = 8, .secondsAgo = 2}});
    const auto plan = planBoard(view, now + 600ms, 0ms);
    CHECK(plan.swapping);
    CHECK(plan.latest[0].light == Light::Dark);
    CHECK(plan.latest[1].light == Light::Call);

    view.calls[0].serving = true;
    const auto served = planBoard(view, now + 600ms, 0ms);
    CHECK_FALSE(served.swapping);
    CHECK(served.latest[0].light == Light::Serving);
}

TEST_CASE("without news a board first says so and then takes the calls down", "[screen]")
{
    const auto view = samples::board(now, samples::morning());

    CHECK_FALSE(planBoard(view, now, 5999ms).old);

    const auto old = planBoard(view, now, 6s);
    CHECK(old.old);
    CHECK(old.latest.size() == 1);
    CHECK_FALSE(planBoard(samples::board(now, {{.number = "A035"}}), now, 6s).swapping);

    const auto lost = planBoard(view, now, 60s);
    CHECK(lost.mode == Mode::Lost);
    CHECK(lost.latest.empty());
    CHECK(lost.earlier.empty());
}

TEST_CASE("a board that never heard from the hall shows nothing of it", "[screen]")
{
    const auto plan = planBoard({}, {}, std::nullopt);
    CHECK(plan.mode == Mode::Silent);
    CHECK(plan.latest.empty());
}

TEST_CASE("a closed hall's board tells the opening without news until that moment", "[screen]")
{
    auto view = samples::closedBoard(samples::at(18, 42));
    CHECK(planBoard(view, samples::at(18, 42), 0ms).mode == Mode::Closed);
    CHECK(planBoard(view, samples::at(23, 0), 5h).mode == Mode::Closed);
    CHECK(planBoard(view, samples::at(9, 0) + 24h, 15h).mode == Mode::Lost);

    view.hall.nextOpening.reset();
    CHECK(planBoard(view, samples::at(18, 43), 60s).mode == Mode::Lost);
}
