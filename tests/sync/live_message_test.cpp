// SPDX-License-Identifier: Apache-2.0
#include "app/sync/live_message.h"

#include <catch2/catch.hpp>
#include <nlohmann/json.hpp>

namespace hall::sync {

namespace {

using Json = nlohmann::json;

Time at(std::int64_t milliseconds)
{
    return Time{Duration{milliseconds}};
}

LiveHall busyHall()
{
    return {.hall = "district",
            .stamp = {.epoch = "6f1c7a52-0d0e-4b43-9a55-1e7f0c0a9d11",
                      .seq = 9'007'199'254'740'993,
                      .at = at(1'795'420'801'234)},
            .name = {.zh = "区政务服务中心", .en = "District Hall", .shortZh = {}},
            .taking = protocol::Taking::Yes,
            .day = "2026-11-23",
            .closesAt = at(1'795'424'400'000),
            .opensAt = {},
            .waiting = 14,
            .counters = 3,
            .oldest = at(1'795'419'000'000),
            .services = {{.code = ServiceCode{"SB01"},
                          .name = {.zh = "社保", .en = "", .shortZh = {}},
                          .waiting = 12,
                          .ahead = 14,
                          .wait = WaitRange{.low = 8, .high = 12},
                          .counters = 2,
                          .oldest = at(1'795'419'000'000)},
                         {.code = ServiceCode{"GS01"},
                          .name = {.zh = "工商", .en = "Business", .shortZh = {}}}}};
}

std::string errorOf(const Json& json)
{
    const auto read = readLive(json.dump());
    return read ? std::string{"none"} : read.error();
}

std::string missingOrWrong(const std::string& name)
{
    return "its \"" + name + "\" is missing or wrong";
}

} // namespace

TEST_CASE("how a hall stands arrives as it left", "[sync][live]")
{
    CHECK(readLive(writeLive(busyHall())) == busyHall());

    LiveHall closed{.hall = "district",
                    .stamp = {},
                    .name = {.zh = "区", .en = {}, .shortZh = {}},
                    .taking = protocol::Taking::DayClosed,
                    .opensAt = at(1'795'420'801'234)};
    CHECK(readLive(writeLive(closed)) == closed);
}

TEST_CASE("a later version may say more of a hall", "[sync][live]")
{
    Json json = Json::parse(writeLive(busyHall()));
    json["weather"] = "rain";
    json["services"][0]["rooms"] = 4;

    CHECK(readLive(json.dump()) == busyHall());
}

TEST_CASE("a hall's figures that are wrong are refused with the name of what is wrong",
          "[sync][live]")
{
    const Json good = Json::parse(writeLive(busyHall()));
    REQUIRE(errorOf(good) == "none");
    for (const char* name : {"hall",
                             "epoch",
                             "seq",
                             "at",
                             "name",
                             "taking",
                             "day",
                             "waiting",
                             "counters",
                             "services"}) {
        CAPTURE(name);
        for (const Json& value : {Json(), Json(-1), Json(0.5), Json(true), Json::array({1})}) {
            Json bad = good;
            bad[name] = value;
            CHECK_THAT(errorOf(bad), Catch::Contains(name));
        }
        Json without = good;
        without.erase(name);
        CHECK_THAT(errorOf(without), Catch::Contains(name));
    }
    for (const char* time : {"at", "closesAt", "opensAt", "oldest"}) {
        for (const Json& value : {Json("now"), Json(-1), Json(253'402'300'800'000)}) {
            CAPTURE(time, value);
            Json bad = good;
            bad[time] = value;
            CHECK(errorOf(bad) == missingOrWrong(time));
        }
    }
}

TEST_CASE("a service's figures that are wrong are refused with its place", "[sync][live]")
{
    const Json good = Json::parse(writeLive(busyHall()));
    const auto errorWith = [&](const char* name, const Json& value) {
        Json bad = good;
        bad["services"][1][name] = value;
        return errorOf(bad);
    };

    CHECK(errorWith("code", "") == missingOrWrong("services[1].code"));
    CHECK(errorWith("code", "SB01") == missingOrWrong("services[1].code"));
    CHECK(errorWith("name", "工商") == missingOrWrong("services[1].name."));
    CHECK(errorWith("name", {{"en", "Business"}}) == missingOrWrong("services[1].name.zh"));
    CHECK(errorWith("waiting", 1'000'001) == missingOrWrong("services[1].waiting"));
    CHECK(errorWith("wait", {{"low", 5}}) == missingOrWrong("services[1].wait.high"));
    CHECK(errorWith("wait", {{"low", 5}, {"high", 4}}) == missingOrWrong("services[1].wait"));
    CHECK(errorWith("wait", {{"low", 5}, {"high", 10'081}}) ==
          missingOrWrong("services[1].wait.high"));
    Json bad = good;
    bad["services"][1] = 7;
    CHECK(errorOf(bad) == missingOrWrong("services[1]."));
}

TEST_CASE("what is no message of a hall is refused, however large", "[sync][live]")
{
    CHECK(readLive("").error() == "it isn't JSON, or has a number that is too large");
    CHECK(readLive("[]").error() == "it isn't an object");
    CHECK_THAT(readLive(std::string(liveBytesMax + 1, ' ')).error(),
               Catch::Contains("the most is 1000000"));
    const std::string whole = writeLive(busyHall());
    for (std::size_t bytes = 0; bytes < whole.size(); ++bytes) {
        REQUIRE_FALSE(readLive(whole.substr(0, bytes)));
    }

    LiveHall large = busyHall();
    large.services.clear();
    for (std::size_t i = 0; i <= liveServicesMax; ++i) {
        large.services.push_back({.code = ServiceCode{"S" + std::to_string(i)},
                                  .name = {.zh = "社", .en = {}, .shortZh = {}}});
    }
    CHECK(readLive(writeLive(large)).error() == missingOrWrong("services"));
    large.services.pop_back();
    CHECK(readLive(writeLive(large)) == large);

    LiveHall named = busyHall();
    named.name.zh = std::string(401, 'x');
    CHECK(readLive(writeLive(named)).error() == missingOrWrong("name.zh"));
}

TEST_CASE("only another figure is news of a hall, not that time has passed", "[sync][live]")
{
    LiveHall later = busyHall();
    later.stamp.at += std::chrono::minutes{1};
    CHECK(sayTheSame(later, busyHall()));

    later.services[1].wait = WaitRange{.low = 0, .high = 1};
    CHECK_FALSE(sayTheSame(later, busyHall()));
}

} // namespace hall::sync
