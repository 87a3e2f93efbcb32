// SPDX-License-Identifier: Apache-2.0
#include "tests/support/core_text.h"
#include "tests/support/hall_script.h"

#include <catch2/catch.hpp>

using namespace hall;
using namespace std::chrono_literals;
using hall::test::HallScript;

namespace {

constexpr Time midnight = std::chrono::sys_days{std::chrono::year{2026} / 11 / 23};
const BusinessDay monday{std::chrono::year{2026} / 11 / 23};

Rules rulesWithSlots()
{
    Rules rules = test::smallRules();
    rules.hours = {{1, 9 * 60, 12 * 60}};
    rules.services[0].slotPlaces = 2;
    rules.services[0].walkInPlaces = 2;
    rules.services[0].materials = {
        {.code = {"permit"}, .name = {}, .copies = 1, .onPromise = true, .when = {}},
        {.code = {"lease"},
         .name = {},
         .copies = 1,
         .onPromise = false,
         .when = {{.question = "place", .answer = "rented"}}}};
    rules.reasons = {{{"check"}, {"核对", "Check", {}}},
                     {.code = {"lunch"}, .name = {"午餐", "Lunch", {}}, .forRead = false}};
    return rules;
}

BookAppointment slot(const char* id, int fromMinute, int toMinute)
{
    return {.appointment = {id},
            .service = {"a1"},
            .day = monday,
            .from = midnight + std::chrono::minutes{fromMinute},
            .to = midnight + std::chrono::minutes{toMinute},
            .priority = {},
            .slot = {.from = fromMinute, .to = toMinute},
            .weekday = 1,
            .blocked = false};
}

TakeTicket comesFor(const char* id)
{
    TakeTicket take{.service = {}, .priority = {}, .codeHash = {}};
    take.appointment = {id};
    return take;
}

std::string answer(const Result<Events, Rejection>& events)
{
    return events ? "done" : std::string{toText(events.error())};
}

} // namespace

TEST_CASE("a half-hour has so many places", "[core][booking]")
{
    HallScript script{rulesWithSlots()};
    const auto book = [&](const BookAppointment& what) { return answer(script.play(what)); };

    CHECK(book(slot("x1", 570, 600)) == "done");
    CHECK(book(slot("x1", 600, 630)) == "AlreadyBooked");
    CHECK(book(slot("x2", 585, 600)) == "done");
    CHECK(book(slot("x3", 570, 600)) == "SlotFull");
    CHECK(book(slot("x4", 540, 615)) == "SlotFull"); // it touches the full half-hour
    CHECK(book(slot("x5", 600, 630)) == "done");
    CHECK(answer(script.play(CancelAppointment{.appointment = {"x2"}})) == "done");
    CHECK(book(slot("x6", 570, 600)) == "done");
    CHECK(book(slot("x7", 690, 750)) == "ClosedThen");
    CHECK(book(slot("x8", 600, 600)) == "ClosedThen");

    BookAppointment missedMany = slot("x9", 600, 630);
    missedMany.blocked = true;
    CHECK(book(missedMany) == "PersonBlocked");
    BookAppointment other = slot("x10", 600, 630);
    other.service = {"b1"};
    CHECK(book(other) == "NoAppointments");
}

TEST_CASE("an appointment's place is its slot, if the citizen comes in time", "[core][booking]")
{
    HallScript script{rulesWithSlots()};
    script.open(1);
    for (const char* id : {"x1", "x2"}) {
        REQUIRE(script.play(slot(id, 570, 600)));
    }
    REQUIRE(script.play(slot("x3", 600, 630)));

    script.now = midnight + 539min;
    CHECK(answer(script.play(comesFor("x1"))) == "AppointmentTooEarly");
    CHECK(answer(script.play(comesFor("nobody"))) == "UnknownAppointment");
    script.now = midnight + 565min;
    CHECK(script.take("a1") == "A001");
    script.now = midnight + 572min;
    CHECK(script.take("a1") == "A002");
    CHECK(answer(script.play(comesFor("x1"))) == "done"); // A003 ranks 9:30
    CHECK(answer(script.play(comesFor("x1"))) == "AppointmentUsed");
    CHECK(script.hall.find({"kiosk-1-3"})->lane.hasAppointment());
    CHECK(script.tell("1 next | 1 next | 1 next") == "A001 to 1 | A003 to 1 | A002 to 1");

    SECTION("late, he is a walk-in")
    {
        script.now = midnight + 616min;
        CHECK(answer(script.play(comesFor("x2"))) == "done");
        CHECK_FALSE(script.hall.tickets.back().lane.hasAppointment());
        CHECK(script.hall.tickets.back().rank.time == script.now);
    }
    SECTION("nobody came: a timer says so, and not before its grace is over")
    {
        script.now = midnight + 615min;
        CHECK(answer(script.play(MissAppointment{.appointment = {"x2"}})) == "AppointmentTooEarly");
        script.now = midnight + 616min;
        CHECK(answer(script.play(MissAppointment{.appointment = {"x2"}})) == "done");
        CHECK(script.hall.appointments.at({"x2"}).state == AppointmentState::Missed);
    }
    SECTION("on another day it isn't his day")
    {
        CHECK(script.tell("next day") == "2026-11-24");
        CHECK(answer(script.play(comesFor("x3"))) == "UnknownAppointment");
    }
    CHECK(test::replay(script.journal).appointments == script.hall.appointments);
}

TEST_CASE("a late appointment counts no more where the hall says so", "[core][booking]")
{
    Rules rules = rulesWithSlots();
    rules.policy.late = LateRule::Refuse;
    HallScript script{rules};
    REQUIRE(script.play(slot("x1", 570, 600)));

    script.now = midnight + 616min;
    CHECK(answer(script.play(comesFor("x1"))) == "AppointmentTooLate");
}

TEST_CASE("papers are accepted on promise, listed until they have come, and outlive the day",
          "[core][booking]")
{
    HallScript script{rulesWithSlots()};
    (void)script.tell("1 open | take a1 | 1 next | 1 start");
    const auto promise = [&](const char* id, const char* material) {
        return answer(script.play(PromisePapers{.counter = {1},
                                                .seen = script.seen(1),
                                                .promise = {id},
                                                .materials = {{material}},
                                                .due = monday}));
    };

    CHECK(promise("p1", "passport") == "UnknownMaterial");
    CHECK(promise("p1", "lease") == "NotOnPromise");
    CHECK(promise("p1", "permit") == "done");
    CHECK(script.tell("next day") == "2026-11-24");
    CHECK(script.hall.promises.at({"p1"}).number == "A001");
    CHECK(answer(script.play(ClosePromise{.promise = {"p1"}})) == "done");
    CHECK(answer(script.play(ClosePromise{.promise = {"p1"}})) == "AlreadyDone");
    CHECK(script.tell("next day") == "2026-11-25");
    CHECK(script.hall.promises.empty());
}

TEST_CASE("a sheet lists what the citizen's answers ask for, and is on its way until printed",
          "[core][booking]")
{
    HallScript script{rulesWithSlots()};
    REQUIRE(script.play(ClaimStation{.station = {"kiosk-1"}}));

    REQUIRE(script.play(AskMaterials{.service = {"a1"}, .choices = {}, .ticket = {}}));
    REQUIRE(script.hall.sheets.size() == 1);
    CHECK(script.hall.sheets.front().materials == std::vector<MaterialCode>{{"permit"}});
    REQUIRE(script.play(
        AskMaterials{.service = {"a1"}, .choices = {{"place", "rented"}}, .ticket = {}}));
    CHECK(script.hall.sheets.back().materials.size() == 2);
    CHECK(script.play(AskMaterials{.service = {"b1"}, .choices = {}, .ticket = {}}).error() ==
          Rejection::UnknownMaterial);

    const auto report = [&](Paper paper) {
        return answer(script.play(ReportPaper{.station = {"kiosk-1"},
                                              .claim = 1,
                                              .ticket = script.hall.sheets.front().id,
                                              .paper = paper}));
    };
    CHECK(report(Paper::Started) == "done");
    CHECK(report(Paper::Printed) == "done");
    CHECK(script.hall.sheets.size() == 1);
    CHECK(script.take("a1") == "A001"); // its id goes on behind the sheets'
    CHECK(script.hall.tickets.back().id == TicketId{"kiosk-1-3"});
}

TEST_CASE("who reads a record of the vault says why", "[core][booking]")
{
    HallScript script{rulesWithSlots()};

    const auto read = [&](const char* reason) {
        return answer(
            script.play(NoteReading{.record = "k2", .purpose = "visit", .reason = {reason}}));
    };

    CHECK(read("idle") == "ReasonNeeded");
    CHECK(read("lunch") == "ReasonNeeded");
    CHECK(read("check") == "done");
}
