// SPDX-License-Identifier: Apache-2.0
#include "app/sync/live_pace.h"

#include <catch2/catch.hpp>

namespace hall::sync {

using namespace std::chrono_literals;

namespace {

/// So many wait, as looked at after so many seconds.
LiveHall standing(int waiting, std::chrono::seconds after)
{
    LiveHall live{.hall = "district",
                  .stamp = {.epoch = "one", .seq = 7, .at = Time{} + after},
                  .name = {.zh = "区政务服务中心", .en = {}, .shortZh = {}}};
    live.waiting = waiting;
    return live;
}

/// How many are said to wait; none: nothing is said.
std::optional<int> look(LivePace& pace, LivePace::Clock now)
{
    const LiveHall* const due = pace.due(now);
    if (due == nullptr) {
        return std::nullopt;
    }
    const int waiting = due->waiting;
    pace.said(now);
    return waiting;
}

} // namespace

TEST_CASE("the city hears at once how a hall stands, and of a change at most every five seconds",
          "[sync][live]")
{
    LivePace pace;
    CHECK_FALSE(look(pace, 0s));

    pace.tell(standing(1, 0s));
    CHECK(look(pace, 0s) == 1);
    CHECK_FALSE(look(pace, 10s));

    pace.tell(standing(2, 11s));
    CHECK(look(pace, 11s) == 2);
    pace.tell(standing(3, 12s));
    CHECK_FALSE(look(pace, 12s));
    pace.tell(standing(4, 15s));
    CHECK_FALSE(look(pace, 15'999ms));
    CHECK(look(pace, 16s) == 4);
}

TEST_CASE("of a hall where nothing changes the city hears every minute", "[sync][live]")
{
    LivePace pace;
    pace.tell(standing(1, 0s));
    CHECK(look(pace, 0s) == 1);

    pace.tell(standing(1, 59s));
    CHECK_FALSE(look(pace, 59'999ms));
    CHECK(look(pace, 60s) == 1);
    pace.tell(standing(1, 119s));
    CHECK_FALSE(look(pace, 119s));
    CHECK(look(pace, 120s) == 1);
}

TEST_CASE("what a hall stands like isn't said again while it can't be looked at", "[sync][live]")
{
    LivePace pace;
    pace.tell(standing(1, 0s));
    CHECK(look(pace, 0s) == 1);
    CHECK_FALSE(look(pace, 10min));
}

TEST_CASE("on a new connection the city hears at once how a hall stands", "[sync][live]")
{
    LivePace pace;
    pace.connected();
    CHECK_FALSE(look(pace, 0s));
    pace.tell(standing(1, 0s));
    CHECK(look(pace, 0s) == 1);

    pace.connected();
    CHECK(look(pace, 1s) == 1);
    CHECK_FALSE(look(pace, 2s));
}

TEST_CASE("what couldn't be sent is still due", "[sync][live]")
{
    LivePace pace;
    pace.tell(standing(1, 0s));
    CHECK(pace.due(0s) != nullptr);
    CHECK(look(pace, 1s) == 1);
}

} // namespace hall::sync
