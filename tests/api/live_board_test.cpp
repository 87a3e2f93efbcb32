// SPDX-License-Identifier: Apache-2.0
#include "app/api/live_board.h"

#include <catch2/catch.hpp>

namespace hall::api {

namespace {

using namespace std::chrono_literals;

constexpr Time now{std::chrono::milliseconds{1'795'420'800'000}};

std::string liveAt(Time at, const std::string& hall = "district")
{
    sync::LiveHall live{.hall = hall,
                        .stamp = {.epoch = "one", .seq = 7, .at = at},
                        .name = {.zh = "区政务服务中心", .en = {}, .shortZh = {}}};
    live.waiting = 3;
    return sync::writeLive(live);
}

std::string stateOf(bool isOnline)
{
    return sync::writeState({.hall = "district",
                             .isOnline = isOnline,
                             .version = "1",
                             .newest = {.epoch = "one", .seq = 7}});
}

} // namespace

TEST_CASE("what a hall said too long ago is stale", "[api][live]")
{
    LiveBoard board;
    CHECK(board.find("district") == nullptr);
    REQUIRE(board.take("district", "live", liveAt(now)));
    const LiveBoard::Hall* const hall = board.find("district");
    REQUIRE(hall != nullptr);

    CHECK(hall->live->waiting == 3);
    CHECK_FALSE(hall->isStale(now + 90s));
    CHECK(hall->isStale(now + 90s + 1ms));
    // A hall whose clock is ahead is believed.
    CHECK_FALSE(hall->isStale(now - 1h));
}

TEST_CASE("a hall that is gone is stale at once", "[api][live]")
{
    LiveBoard board;
    REQUIRE(board.take("district", "live", liveAt(now)));
    REQUIRE(board.take("district", "state", stateOf(true)));
    CHECK_FALSE(board.find("district")->isStale(now));

    REQUIRE(board.take("district", "state", stateOf(false)));
    CHECK(board.find("district")->isStale(now));
    CHECK(board.find("district")->live->waiting == 3);

    REQUIRE(board.take("district", "live", ""));
    CHECK_FALSE(board.find("district")->live);
    CHECK(board.find("district")->isStale(now));
}

TEST_CASE("a word on another hall's topic isn't believed", "[api][live]")
{
    LiveBoard board;
    const auto taken = board.take("harbour", "live", liveAt(now));
    REQUIRE_FALSE(taken);
    CHECK(taken.error() == "it says to be of the hall \"district\"");
    CHECK_FALSE(board.take("harbour", "state", stateOf(true)));
    CHECK_FALSE(board.take("district", "live", "{"));
    CHECK_FALSE(board.take("district", "state", "[]"));
    CHECK(board.halls().empty());
}

} // namespace hall::api
