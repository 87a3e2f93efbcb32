// SPDX-License-Identifier: Apache-2.0
#include "app/protocol/event_codec.h"
#include "tests/support/hall_script.h"

#include <catch2/catch.hpp>

#include <cstdlib>
#include <fstream>
#include <map>
#include <set>

using namespace hall;
using namespace std::chrono_literals;

namespace {

const std::string goldenFile = HALL_SOURCE_DIR "/tests/golden/rows/v1.txt";

/// One of each kind, with every field set.
std::vector<EventBody> oneOfEach()
{
    const BusinessDay day{std::chrono::year{2026} / 11 / 23};
    const TicketId ticket{"kiosk-1-7"};
    const CounterNumber counter{3};
    const ServiceCode service{"a1"};
    const Time at{1795287776361ms};
    return {
        RulesChanged{.hash = "9f86", .rules = test::smallRules()},
        DayOpened{.day = day},
        DayClosed{.day = day, .expired = 2, .finished = 1},
        CounterOpened{.counter = counter, .clerk = {"1031"}},
        CounterPaused{.counter = counter},
        CounterResumed{.counter = counter},
        CounterClosed{.counter = counter},
        NumbersLeased{.queue = {"A"}, .day = day, .from = 21, .to = 40, .station = {"node"}},
        TicketIssued{.ticket = ticket,
                     .running = 7,
                     .number = "A021",
                     .queue = {"A"},
                     .ordinal = 21,
                     .service = service,
                     .priority = {"elder"},
                     .credit = 20min,
                     .rank = {.time = at - 20min, .tie = 44},
                     .ahead = 5,
                     .codeHash = "ab12"},
        TicketCalled{.ticket = ticket, .number = "A021", .service = service, .counter = counter},
        TicketRecalled{
            .ticket = ticket, .number = "A021", .service = service, .counter = counter, .calls = 2},
        ServiceStarted{.ticket = ticket, .number = "A021", .service = service, .counter = counter},
        ServiceFinished{.ticket = ticket,
                        .number = "A021",
                        .service = service,
                        .counter = counter,
                        .startedAt = at},
        TicketMissed{.ticket = ticket, .number = "A021", .service = service, .counter = counter},
        TicketUncalled{.ticket = ticket,
                       .number = "A021",
                       .service = service,
                       .counter = counter,
                       .rank = {.time = at, .tie = 44}},
        TicketCancelled{.ticket = ticket, .number = "A021", .service = service},
        StationClaimed{.station = {"kiosk-1"}, .claim = 2},
        PaperReported{.ticket = ticket, .station = {"kiosk-1"}, .paper = Paper::Doubtful},
        AnnouncementSpoken{.ticket = ticket,
                           .number = "A021",
                           .counter = counter,
                           .station = {"kiosk-1"},
                           .call = 2,
                           .outcome = Announcement::MovedOn},
        DeviceChanged{.station = {"kiosk-1"}, .device = "printer", .condition = "paper-out"},
        ClockSuspected{},
        ClockTrusted{}};
}

Event eventOf(EventBody body)
{
    Event event;
    event.asked = "66b057891a504dce";
    event.body = std::move(body);
    return event;
}

std::string goldenLine(const EventBody& body)
{
    return std::string{protocol::kindOf(body)} + " " + std::to_string(protocol::versionOf(body)) +
           " " + protocol::subjectOf(body) + " " + protocol::encodeBody(eventOf(body));
}

} // namespace

TEST_CASE("every kind is written as its golden row, and read back from it", "[protocol][golden]")
{
    const auto bodies = oneOfEach();
    REQUIRE(bodies.size() + 1 == std::variant_size_v<EventBody>);
    if (std::getenv("UPDATE_GOLDEN") != nullptr) {
        std::ofstream out{goldenFile};
        for (const EventBody& body : bodies) {
            out << goldenLine(body) << "\n";
        }
    }
    std::ifstream in{goldenFile};
    REQUIRE(in);
    for (const EventBody& body : bodies) {
        std::string line;
        REQUIRE(std::getline(in, line));
        CHECK(line == goldenLine(body));

        const std::string json = line.substr(line.find('{'));
        const auto decoded = protocol::decodeBody(protocol::kindOf(body), 1, json);
        REQUIRE(decoded);
        CHECK(decoded->asked == "66b057891a504dce");
        CHECK(decoded->body == body);
    }
}

TEST_CASE("what a newer version wrote stops the node when it changes the hall, and passes when it "
          "is a note",
          "[protocol]")
{
    const auto newKind = protocol::decodeBody("TicketTeleported", 1, R"({"ticket":"x"})");
    REQUIRE_FALSE(newKind);
    CHECK(newKind.error().newer);
    CHECK_THAT(newKind.error().detail, Catch::Contains("TicketTeleported"));

    const auto newVersion = protocol::decodeBody("TicketCalled", 2, R"({"ticket":"x"})");
    REQUIRE_FALSE(newVersion);
    CHECK(newVersion.error().newer);

    const auto note = protocol::decodeBody("LampReplaced", 3, R"({"note":true,"lamp":4})");
    REQUIRE(note);
    CHECK(std::get<UnknownNote>(note->body).kind == "LampReplaced");
}

TEST_CASE("a body that isn't what its kind says is an error, not a crash", "[protocol]")
{
    for (const char* body : {"",
                             "[]",
                             "{",
                             "{}",
                             R"({"ticket":7})",
                             R"({"ticket":"a","number":[],"service":"","counter":1})",
                             R"({"ticket":"a","number":"n","service":"s","counter":"three"})"}) {
        CAPTURE(body);
        const auto decoded = protocol::decodeBody("TicketCalled", 1, body);
        REQUIRE_FALSE(decoded);
        CHECK_FALSE(decoded.error().newer);
    }
    CHECK_FALSE(protocol::decodeBody(
        "PaperReported", 1, R"({"ticket":"a","station":"s","paper":"eaten"})"));
    CHECK_FALSE(protocol::decodeBody("DayOpened", 1, R"({"day":"2026-02-30"})"));
}
