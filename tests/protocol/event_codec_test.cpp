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

const std::string goldenFile = HALL_SOURCE_DIR "/tests/golden/rows/v2.txt";
const std::string firstFile = HALL_SOURCE_DIR "/tests/golden/rows/v1.txt";

const BusinessDay day{std::chrono::year{2026} / 11 / 23};
const TicketId ticket{"kiosk-1-7"};
const CounterNumber counter{3};
const ServiceCode service{"a1"};
const Time at{1795287776361ms};

TicketLife lifeAtCounter()
{
    TicketLife life;
    life.service = {"a1"};
    life.rank = {.time = Time{1795287776361ms}, .tie = 44};
    life.state = TicketState::Serving;
    life.counter = CounterNumber{3};
    life.calls = 2;
    life.announced = 1;
    life.startedAt = Time{1795287796361ms};
    life.servedBefore = 2min;
    life.clerk = {"1031"};
    life.reinstated = 1;
    return life;
}

std::vector<EventBody> ofTheDay()
{
    return {RulesChanged{.hash = "9f86", .rules = test::smallRules()},
            DayOpened{.day = day},
            DayClosed{.day = day, .expired = 2, .finished = 1},
            CounterOpened{.counter = counter, .clerk = {"1031"}},
            CounterPaused{.counter = counter, .reason = {"lunch"}},
            CounterResumed{.counter = counter},
            CounterClosed{.counter = counter},
            NumbersLeased{.queue = {"A"}, .day = day, .from = 21, .to = 40, .station = {"node"}}};
}

std::vector<EventBody> ofCalls()
{
    return {
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
                     .codeHash = "ab12",
                     .lane = {Lane::priorityBit | Lane::appointmentBit},
                     .wait = WaitRange{.low = 8, .high = 12},
                     .subject = {"5ab1"},
                     .agent = {"77fe"},
                     .appointment = {"q7k2"},
                     .visit = {"open-shop"},
                     .steps = {{.service = service, .backOffice = true, .done = false}},
                     .step = 0,
                     .byHand = true},
        TicketCalled{.ticket = ticket,
                     .number = "A021",
                     .service = service,
                     .counter = counter,
                     .streak = 2,
                     .given = true,
                     .reason = {"vip"}},
        TicketRecalled{
            .ticket = ticket, .number = "A021", .service = service, .counter = counter, .calls = 2},
        ServiceStarted{.ticket = ticket, .number = "A021", .service = service, .counter = counter},
        ServiceFinished{.ticket = ticket,
                        .number = "A021",
                        .service = service,
                        .counter = counter,
                        .startedAt = at,
                        .servedBefore = 3min},
        TicketMissed{.ticket = ticket, .number = "A021", .service = service, .counter = counter},
        TicketUncalled{.ticket = ticket,
                       .number = "A021",
                       .service = service,
                       .counter = counter,
                       .rank = {.time = at, .tie = 44},
                       .to = TicketState::NoShow,
                       .bound = {.counter = counter, .clerk = {}, .until = at}},
        TicketCancelled{.ticket = ticket, .number = "A021", .service = service}};
}

std::vector<EventBody> ofReturns()
{
    return {
        TicketHeld{.ticket = ticket,
                   .number = "A021",
                   .service = service,
                   .counter = counter,
                   .kind = HoldKind::AwaySame},
        TicketResumed{.ticket = ticket, .number = "A021", .service = service, .counter = counter},
        TicketTransferred{.ticket = ticket,
                          .number = "A021",
                          .service = service,
                          .counter = counter,
                          .startedAt = at,
                          .to = {"b1"},
                          .bound = {.counter = CounterNumber{2}, .clerk = {}, .until = at},
                          .rank = {.time = at, .tie = 44}},
        VisitContinued{.ticket = ticket,
                       .number = "A021",
                       .service = service,
                       .step = 1,
                       .backOffice = true,
                       .rank = {.time = at, .tie = 44},
                       .waits = {{.service = service, .wait = {.low = 3, .high = 5}}}},
        TicketReinstated{.ticket = ticket,
                         .number = "A021",
                         .service = service,
                         .rank = {.time = at, .tie = 90},
                         .ahead = 2,
                         .bound = {.counter = {}, .clerk = {"1031"}, .until = at}},
        TicketReleased{.ticket = ticket, .number = "A021", .service = service},
        TicketRestored{.ticket = ticket,
                       .number = "A021",
                       .of = {"press-4"},
                       .life = lifeAtCounter(),
                       .unfinished = 4min}};
}

std::vector<EventBody> ofBookingsAndStations()
{
    return {PlanChosen{.plan = {"peak"}},
            CounterBound{.counter = counter, .groups = {{"b"}}, .until = at},
            AppointmentBooked{.appointment = {"q7k2"},
                              .service = service,
                              .on = day,
                              .from = at,
                              .to = at + 30min,
                              .priority = {"elder"}},
            AppointmentCancelled{.appointment = {"q7k2"}, .service = service},
            AppointmentMissed{.appointment = {"q7k2"}, .service = service},
            PapersPromised{.promise = {"p3x9"},
                           .ticket = ticket,
                           .number = "A021",
                           .service = service,
                           .materials = {{"permit"}},
                           .due = day},
            PromiseClosed{.promise = {"p3x9"}, .service = service},
            ReprintAsked{.ticket = ticket, .number = "A021", .station = {"kiosk-1"}},
            MaterialsAsked{.sheet = {"kiosk-1-8"},
                           .running = 8,
                           .station = {"kiosk-1"},
                           .service = service,
                           .materials = {{"permit"}, {"lease"}},
                           .number = "A021"},
            RecordRead{.record = "k2", .purpose = "appointment", .reason = {"check"}},
            ToutingSuspected{.sign = ToutingSign::GivenUp, .station = {"kiosk-1"}, .count = 4},
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

/// One of each kind, with every field set.
std::vector<EventBody> oneOfEach()
{
    std::vector<EventBody> all;
    for (const auto& part : {ofTheDay(), ofCalls(), ofReturns(), ofBookingsAndStations()}) {
        all.insert(all.end(), part.begin(), part.end());
    }
    return all;
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
        const auto decoded =
            protocol::decodeBody(protocol::kindOf(body), protocol::versionOf(body), json);
        REQUIRE(decoded);
        CHECK(decoded->asked == "66b057891a504dce");
        CHECK(decoded->body == body);
    }
}

TEST_CASE("rows of the first program are lifted, each to what it meant", "[protocol][golden]")
{
    std::map<std::string, EventBody> lifted;
    std::ifstream in{firstFile};
    REQUIRE(in);
    for (std::string line; std::getline(in, line);) {
        CAPTURE(line);
        const std::string kind = line.substr(0, line.find(' '));
        const auto decoded = protocol::decodeBody(kind, 1, line.substr(line.find('{')));
        REQUIRE(decoded);
        lifted.emplace(kind, decoded->body);
    }

    const auto& issued = std::get<TicketIssued>(lifted.at("TicketIssued"));
    CHECK(issued.lane == Lane{Lane::priorityBit});
    CHECK(issued.steps.empty());
    CHECK_FALSE(issued.wait);
    CHECK_FALSE(issued.byHand);
    CHECK(issued.number == "A021");
    CHECK(std::get<TicketCalled>(lifted.at("TicketCalled")).streak == 0);
    CHECK(std::get<CounterPaused>(lifted.at("CounterPaused")).reason.empty());
    CHECK(std::get<TicketUncalled>(lifted.at("TicketUncalled")).to == TicketState::Waiting);
    CHECK(std::get<TicketUncalled>(lifted.at("TicketUncalled")).bound.isFree());
    CHECK(std::get<TicketRestored>(lifted.at("TicketRestored")).life->calledFrom ==
          TicketState::Waiting);
    CHECK(std::get<ServiceFinished>(lifted.at("ServiceFinished")).servedBefore == 0min);
    CHECK(*std::get<RulesChanged>(lifted.at("RulesChanged")).rules == test::smallRules());
}

TEST_CASE("what a newer version wrote stops the node when it changes the hall, and passes when it "
          "is a note",
          "[protocol]")
{
    const auto newKind = protocol::decodeBody("TicketTeleported", 1, R"({"ticket":"x"})");
    REQUIRE_FALSE(newKind);
    CHECK(newKind.error().newer);
    CHECK_THAT(newKind.error().detail, Catch::Contains("TicketTeleported"));

    const auto newVersion = protocol::decodeBody("TicketCalled", 3, R"({"ticket":"x"})");
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
    CHECK_FALSE(protocol::decodeBody("DayOpened", 1, R"({"day":"2026-11-23","asked":7})"));
    CHECK_FALSE(protocol::decodeBody("LampReplaced", 3, R"({"note":"yes"})"));
}
