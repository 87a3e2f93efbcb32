// SPDX-License-Identifier: Apache-2.0
#include "app/journal/chain.h"
#include "app/sync/event_message.h"
#include "tests/sync/row_list.h"

#include <catch2/catch.hpp>
#include <nlohmann/json.hpp>

namespace hall::sync {

namespace {

using Json = nlohmann::json;

EventMessage ticketIssued()
{
    return {.hall = "district",
            .row = {.epoch = "6f1c7a52-0d0e-4b43-9a55-1e7f0c0a9d11",
                    .seq = 2,
                    .at = 1'795'420'801'234,
                    .day = "2026-11-23",
                    .kind = "TicketIssued",
                    .v = 1,
                    .subject = "kiosk-1.1",
                    .actor = "citizen:",
                    .station = "kiosk-1",
                    .body = "{\"number\":\"A001\",\t\"service\":\"社保\"}",
                    .command = "0b8e4f4e-5d7f-4f0e-8a43-3a1f7c5f6a02",
                    .part = 0,
                    .chain = {1, 2, 255}},
            .previous = {.epoch = "6f1c7a52-0d0e-4b43-9a55-1e7f0c0a9d11", .seq = 1}};
}

} // namespace

TEST_CASE("a row travels as a CloudEvent that any reader of JSON understands", "[sync][event]")
{
    const Json event = Json::parse(writeEvent(ticketIssued()));

    CHECK(event.at("specversion") == "1.0");
    CHECK(event.at("id") == "6f1c7a52-0d0e-4b43-9a55-1e7f0c0a9d11/2");
    CHECK(event.at("source") == "/halls/district");
    CHECK(event.at("type") == "paihao.TicketIssued.v1");
    CHECK(event.at("subject") == "kiosk-1.1");
    CHECK(event.at("time") == "2026-11-23T08:00:01.234Z");
    CHECK(event.at("previous") == "6f1c7a52-0d0e-4b43-9a55-1e7f0c0a9d11/1");
    CHECK(Json::parse(event.at("data").get<std::string>()).at("number") == "A001");
    for (const auto& [name, value] : event.items()) {
        CAPTURE(name);
        // CloudEvents 1.0, 3.1: names of lower-case letters and digits, values that aren't empty.
        CHECK(
            (name.find_first_not_of("abcdefghijklmnopqrstuvwxyz0123456789") == std::string::npos));
        CHECK_FALSE(value.get<std::string>().empty());
    }
}

TEST_CASE("a row arrives as it left, to the byte", "[sync][event]")
{
    const EventMessage full = ticketIssued();
    CHECK(readEvent(writeEvent(full)) == full);

    EventMessage bare = full;
    bare.row = {};
    bare.row.epoch = "e";
    bare.row.seq = 9'007'199'254'740'993;
    bare.row.at = -1;
    bare.row.kind = "ClockSuspected";
    bare.previous = {};
    CHECK(readEvent(writeEvent(bare)) == bare);

    EventMessage far = full;
    far.row.at = std::numeric_limits<std::int64_t>::max();
    CHECK_FALSE(Json::parse(writeEvent(far)).contains("time"));
    CHECK(readEvent(writeEvent(far)) == far);
}

TEST_CASE("bytes that are no UTF-8 arrive replaced, and the chain tells", "[sync][event]")
{
    EventMessage damaged = ticketIssued();
    damaged.row.body = "\xff";
    damaged.row.chain = journal::Chainer{}.next({}, damaged.row);

    const auto arrived = readEvent(writeEvent(damaged));

    REQUIRE(arrived);
    CHECK(journal::Chainer{}.next({}, arrived->row) != arrived->row.chain);
}

TEST_CASE("an event that is wrong is refused with the name of what is wrong", "[sync][event]")
{
    const Json good = Json::parse(writeEvent(ticketIssued()));
    const auto errorWith = [&](const char* name, const Json& value) {
        Json event = good;
        if (value.is_null()) {
            event.erase(name);
        } else {
            event[name] = value;
        }
        const auto read = readEvent(event.dump());
        return read ? std::string{"none"} : read.error();
    };

    for (const char* name :
         {"specversion", "id", "source", "type", "at", "part", "previous", "chain", "data"}) {
        CAPTURE(name);
        CHECK(errorWith(name, nullptr) == "its \"" + std::string{name} + "\" is missing or wrong");
        CHECK(errorWith(name, 7) == "its \"" + std::string{name} + "\" is missing or wrong");
    }
    CHECK(errorWith("specversion", "2.0") == "its \"specversion\" is missing or wrong");
    for (const char* id : {"", "/", "x/", "x/-1", "x/1 ", "x/99999999999999999999", "5"}) {
        CAPTURE(id);
        CHECK(errorWith("id", id) == "its \"id\" is missing or wrong");
        CHECK(errorWith("previous", id) == "its \"previous\" is missing or wrong");
    }
    for (const char* type :
         {"", "paihao.", "paihao.v1", "paihao.x", "paihao.x.v", "paihao.x.v1a", "other.x.v1"}) {
        CAPTURE(type);
        CHECK(errorWith("type", type) == "its \"type\" is missing or wrong");
    }
    CHECK(errorWith("chain", std::string(64, 'G')) == "its \"chain\" is missing or wrong");
    CHECK(errorWith("chain", std::string(63, 'a')) == "its \"chain\" is missing or wrong");
    CHECK(errorWith("day", 7) == "its \"day\" is missing or wrong");
    CHECK(errorWith("time", "whenever") == "none");
    CHECK(errorWith("traceparent", "of somebody else") == "none");

    CHECK(readEvent("[]").error() == "it isn't an object");
    CHECK_FALSE(readEvent("{"));
    CHECK(readEvent(std::string(eventBytesMax + 1, ' ')).error() ==
          "it has 4194305 bytes, the most is 4194304");
}

} // namespace hall::sync
