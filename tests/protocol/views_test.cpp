// SPDX-License-Identifier: Apache-2.0
#include "app/projection/views.h"
#include "app/protocol/views_codec.h"
#include "tests/support/hall_script.h"

#include <catch2/catch.hpp>

using namespace hall;
using namespace std::chrono_literals;
using hall::test::HallScript;

namespace {

projection::Surroundings around(const HallScript& script,
                                const projection::Waits& waits = projection::noWaits)
{
    return {.stamp = {.epoch = "e", .seq = script.hall.lastSeq, .at = script.now},
            .durable = true,
            .nextOpening = std::nullopt,
            .waits = waits};
}

std::string noCode(const Ticket& /*ticket*/)
{
    return {};
}

} // namespace

TEST_CASE("the kiosk sees who waits where, and what became of its papers", "[view]")
{
    HallScript script;
    (void)script.tell("take a1 | take a2 | take b1");
    (void)script.play(ClaimStation{.station = {"kiosk-1"}});
    (void)script.play(ReportDevice{
        .station = {"kiosk-1"}, .claim = 1, .device = "printer", .condition = "paper-out"});
    (void)script.play(ReportPaper{
        .station = {"kiosk-1"}, .claim = 1, .ticket = {"kiosk-1-2"}, .paper = Paper::Refused});

    const auto view = projection::kioskView(script.hall, around(script));

    CHECK(view.waiting == 3);
    REQUIRE(view.areas.size() == 2);
    CHECK(view.areas[0].waiting == 2);
    CHECK(view.areas[0].services[0].waiting == 2);
    CHECK(view.areas[0].services[0].counters == std::vector{1, 3});
    CHECK(view.printers.at(0).condition == protocol::PrinterCondition::PaperOut);
    CHECK(view.papers.size() == 3);
    CHECK(view.hall.taking == protocol::Taking::Yes);
}

TEST_CASE("once counters are open, only those are named to the citizen", "[view]")
{
    HallScript script;
    script.open(3);

    const auto view = projection::kioskView(script.hall, around(script));

    CHECK(view.areas[0].services[0].counters == std::vector{3});
}

TEST_CASE("a board shows calls newest first, yellow until service starts, and never one taken back",
          "[view]")
{
    HallScript script;
    (void)script.tell("1 open | 2 open | 3 open | take a1 | take b1 | take a1 | 1 next | 2 next | "
                      "3 next | 1 start | 3 uncall");

    const auto view = projection::boardView(script.hall, {}, around(script));

    REQUIRE(view.calls.size() == 2);
    CHECK(view.calls[0].number == "B001");
    CHECK_FALSE(view.calls[0].serving);
    CHECK(view.calls[1].number == "A001");
    CHECK(view.calls[1].serving);
    CHECK(projection::boardView(script.hall, {"west"}, around(script)).calls.empty());
}

TEST_CASE("a counter sees its ticket and those it would call, in that order", "[view]")
{
    HallScript script;
    (void)script.tell(
        "3 open | 08:00 take a1 | 08:01 take b1 | 08:02 take a1 elder | 3 next | 3 start");

    const auto view = projection::counterView(script.hall, {3}, around(script));

    REQUIRE(view.current);
    CHECK(view.current->number == "A002");
    CHECK(view.current->priorityName.zh == "老年人");
    CHECK(view.waitingCount == 2);
    REQUIRE(view.waiting.size() == 2);
    CHECK(view.waiting[0].number == "A001");
    CHECK(view.waiting[0].priorityName.zh.empty());
    CHECK(view.waiting[1].number == "B001");
}

TEST_CASE("a station prints what waits, is its own and is young enough", "[view]")
{
    HallScript script;
    (void)script.tell("08:00 take a1 | 08:05 take a1 | 1 open | take a1");

    CHECK(projection::stationView(script.hall, {"kiosk-1"}, around(script), noCode).jobs.size() ==
          3);
    (void)script.tell("1 next");
    CHECK(projection::stationView(script.hall, {"kiosk-1"}, around(script), noCode).jobs.size() ==
          2);
    script.wait(10min + 1ms);
    CHECK(projection::stationView(script.hall, {"kiosk-1"}, around(script), noCode).jobs.empty());
}

TEST_CASE("a closed day, a full disk and a doubtful clock are said to every face", "[view]")
{
    HallScript script;
    auto surroundings = around(script);
    surroundings.durable = false;
    CHECK(projection::kioskView(script.hall, surroundings).hall.taking ==
          protocol::Taking::NotDurable);

    (void)script.play(CloseDay{});
    CHECK(projection::kioskView(script.hall, around(script)).hall.taking ==
          protocol::Taking::DayClosed);
    (void)script.play(ReportClock{.suspected = true});
    CHECK(projection::kioskView(script.hall, around(script)).hall.taking ==
          protocol::Taking::ClockSuspected);
}

TEST_CASE("views travel as JSON and come back the same", "[view]")
{
    HallScript script;
    (void)script.tell("1 open | take a1 | take a1 elder | 1 next");

    const auto kiosk = projection::kioskView(script.hall, around(script));
    CHECK(protocol::decode<protocol::KioskView>(protocol::encode(kiosk)).value() == kiosk);
    const auto board = projection::boardView(script.hall, {}, around(script));
    CHECK(protocol::decode<protocol::BoardView>(protocol::encode(board)).value() == board);
    const auto counter = projection::counterView(script.hall, {1}, around(script));
    CHECK(protocol::decode<protocol::CounterView>(protocol::encode(counter)).value() == counter);
    const auto station = projection::stationView(script.hall, {"kiosk-1"}, around(script), noCode);
    CHECK(protocol::decode<protocol::StationView>(protocol::encode(station)).value() == station);
    const auto hall = projection::hallView(script.hall, around(script));
    CHECK(protocol::decode<protocol::HallView>(protocol::encode(hall)).value() == hall);
}

TEST_CASE("a station is told what stands over every counter, and what was announced of it",
          "[view]")
{
    HallScript script;
    (void)script.tell("take a1 | take b1 | 1 open | 2 open | 1 next | 2 next | 2 start");
    (void)script.play(ClaimStation{.station = {"kiosk-1"}});
    (void)script.play(ReportAnnouncement{.station = {"kiosk-1"},
                                         .claim = 1,
                                         .ticket = {"kiosk-1-1"},
                                         .counter = {1},
                                         .call = 1,
                                         .outcome = Announcement::Spoken});

    const auto view = projection::stationView(script.hall, {"kiosk-1"}, around(script), noCode);

    REQUIRE(view.counters.size() == 3);
    REQUIRE(view.counters[0].current);
    CHECK(view.counters[0].counter == 1);
    CHECK(view.counters[0].current->number == "A001");
    CHECK(view.counters[0].current->state == TicketState::Called);
    CHECK(view.counters[0].current->announced == 1);
    REQUIRE(view.counters[1].current);
    CHECK(view.counters[1].current->state == TicketState::Serving);
    CHECK(view.counters[2].state == protocol::CounterState::Closed);
    CHECK_FALSE(view.counters[2].current);
    CHECK(protocol::decode<protocol::StationView>(protocol::encode(view)) == view);
}

TEST_CASE("a station is told of the next fifty papers, the oldest first", "[view]")
{
    HallScript script;
    for (int count = 0; count < 60; ++count) {
        (void)script.take("a1");
    }

    const auto view = projection::stationView(script.hall, {"kiosk-1"}, around(script), noCode);

    REQUIRE(view.jobs.size() == 50);
    CHECK(view.jobs.front().number == "A001");
    CHECK(view.jobs.back().number == "A050");
}

TEST_CASE("the hall's view names every device with its condition", "[view]")
{
    HallScript script;
    (void)script.play(ClaimStation{.station = {"kiosk-1"}});
    (void)script.play(ReportDevice{
        .station = {"kiosk-1"}, .claim = 1, .device = "led-3", .condition = "offline"});

    const auto view = projection::hallView(script.hall, around(script));

    REQUIRE(view.devices.size() == 1);
    CHECK(view.devices[0].device == "led-3");
    CHECK(view.devices[0].condition == "offline");
    CHECK(protocol::decode<protocol::HallView>(protocol::encode(view)) == view);
}

TEST_CASE("a counter sees who is held and who missed his call, where they may come back", "[view]")
{
    HallScript script;
    (void)script.tell("1 open | 2 open | take a1 | take a1 | take b1 | take a1 | "
                      "1 next | 1 start | 1 hold | 1 next | 1 no-show | 2 next | 2 no-show | "
                      "1 next | 1 start | 1 hold same");

    const auto numbers = [&](int counter) {
        const auto view = projection::counterView(script.hall, {counter}, around(script));
        std::string told;
        for (const auto& ticket : view.held) {
            told += ticket.number + ' ';
        }
        told += '|';
        for (const auto& ticket : view.missed) {
            told += ' ' + ticket.number;
        }
        return told;
    };
    CHECK(numbers(1) == "A001 A003 | A002");
    CHECK(numbers(2) == "| B001");
    (void)script.tell("3 open");
    CHECK(numbers(3) == "A001 | A002 B001");
    (void)script.tell("1 resume A001 | reinstate A002");
    CHECK(numbers(1) == "A003 |");
    script.hall = test::replay(script.journal);
    CHECK(numbers(1) == "A003 |");
}

TEST_CASE("a counter's list is of those whom it may take", "[view]")
{
    Rules rules = test::smallRules();
    rules.counters[0].admits = Admits::Priority;
    rules.counters[1].backups = {{.group = {"a"}, .after = 10min}};
    HallScript script{rules};
    (void)script.tell("1 open | 2 open | 3 open | take a1 | take a1 elder | take b1 | "
                      "3 next | 3 start | 3 transfer 1");

    const auto waiting = [&](int counter) {
        const auto view = projection::counterView(script.hall, {counter}, around(script));
        std::string told = std::to_string(view.waitingCount) + ':';
        for (const auto& ticket : view.waiting) {
            told += ' ' + ticket.number + (ticket.bound ? "!" : "");
        }
        return told;
    };
    CHECK(waiting(1) == "1: A002!");
    CHECK(waiting(2) == "1: B001");
    CHECK(waiting(3) == "2: A001 B001");
    script.wait(10min);
    CHECK(waiting(2) == "2: A001 B001");
}

TEST_CASE("the kiosk is told of visits, and everybody of the step they are at", "[view]")
{
    Rules rules = test::smallRules();
    rules.services[2].identity = Identity::Required;
    rules.visits = {{.code = {"shop"},
                     .name = {"开店", "Open a shop", {}},
                     .order = StepOrder::Fixed,
                     .steps = {{.service = {"a1"}, .backOffice = true}, {.service = {"b1"}}}}};
    HallScript script{rules};
    const projection::Waits waits{.newcomers = {WaitRange{.low = 3, .high = 8}}, .tickets = {}};

    const auto kiosk = projection::kioskView(script.hall, around(script, waits));
    REQUIRE(kiosk.visits.size() == 1);
    CHECK(kiosk.visits[0].steps.size() == 2);
    CHECK(kiosk.visits[0].steps[0].backOffice);
    CHECK(kiosk.visits[0].identity == Identity::Required);
    CHECK(kiosk.visits[0].wait == WaitRange{.low = 3, .high = 8});
    CHECK(kiosk.visits[0].counters == std::vector{1, 3});

    REQUIRE(script.play(TakeTicket{.service = {},
                                   .priority = {},
                                   .codeHash = "c",
                                   .visit = {"shop"},
                                   .subject = Subject{.hash = {"somebody"}}}));
    (void)script.tell("1 open | 1 next | 1 start");
    const auto counter = projection::counterView(script.hall, {1}, around(script));
    REQUIRE(counter.current);
    CHECK(counter.current->visit.en == "Open a shop");
    CHECK(counter.current->step == 1);
    CHECK(counter.current->steps == 2);
    const auto board = projection::boardView(script.hall, {}, around(script));
    CHECK(board.calls.at(0).step == 1);
    CHECK(board.calls.at(0).steps == 2);

    (void)script.tell("1 finish");
    const auto lines = projection::stepLines(script.hall, script.hall.tickets[0]);
    REQUIRE(lines.size() == 2);
    CHECK(lines[0].done);
    CHECK(lines[1].now);
}

TEST_CASE("waits stand beside everything that people look at before they wait", "[view]")
{
    HallScript script;
    (void)script.tell("3 open | take a1 | take b1");
    const projection::Waits waits{.newcomers = {WaitRange{.low = 3, .high = 8},
                                                WaitRange{.low = 5, .high = 12},
                                                std::nullopt},
                                  .tickets = {{1, WaitRange{.low = 2, .high = 4}}}};
    const auto surroundings = around(script, waits);

    const auto kiosk = projection::kioskView(script.hall, surroundings);
    CHECK(kiosk.areas[0].services[0].wait == WaitRange{.low = 3, .high = 8});
    CHECK_FALSE(kiosk.areas[1].services[0].wait);
    const auto board = projection::boardView(script.hall, {}, surroundings);
    CHECK(board.areas[0].wait == WaitRange{.low = 3, .high = 12});
    CHECK_FALSE(board.areas[1].wait);
    const auto counter = projection::counterView(script.hall, {3}, surroundings);
    CHECK_FALSE(counter.waiting.at(0).wait);
    CHECK(counter.waiting.at(1).wait == WaitRange{.low = 2, .high = 4});
}

TEST_CASE("a board names those called in vain, the newest first, each in its zone", "[view]")
{
    HallScript script;
    (void)script.tell("1 open | take a1 | take a1 | 1 next | 1 no-show | +30s 1 next | 1 no-show");

    CHECK(projection::boardView(script.hall, {}, around(script)).missed ==
          std::vector<std::string>{"A002", "A001"});
    CHECK(projection::boardView(script.hall, {"nowhere"}, around(script)).missed.empty());
    (void)script.tell("reinstate A002");
    CHECK(projection::boardView(script.hall, {}, around(script)).missed ==
          std::vector<std::string>{"A001"});
}

TEST_CASE("a ticket asked for again is printed again, however old it is", "[view]")
{
    HallScript script;
    (void)script.tell("take a1");
    script.wait(30min);
    REQUIRE(projection::stationView(script.hall, {"kiosk-1"}, around(script), noCode).jobs.empty());

    REQUIRE(script.play(ReprintTicket{.which = {.ticket = {"kiosk-1-1"}}}));
    CHECK(projection::stationView(script.hall, {"kiosk-1"}, around(script), noCode).jobs.size() ==
          1);
}

TEST_CASE("a list of what to bring is printed where it was asked for, while it is young", "[view]")
{
    Rules rules = test::smallRules();
    rules.services[0].materials = {{.code = {"id"},
                                    .name = {"身份证", "ID card", {}},
                                    .copies = 1,
                                    .onPromise = false,
                                    .when = {}},
                                   {.code = {"photo"},
                                    .name = {"照片", "Photo", {}},
                                    .copies = 2,
                                    .onPromise = true,
                                    .when = {}}};
    HallScript script{rules};
    REQUIRE(script.play(AskMaterials{.service = {"a1"}}));

    const auto view = projection::stationView(script.hall, {"kiosk-1"}, around(script), noCode);
    REQUIRE(view.sheets.size() == 1);
    REQUIRE(view.sheets[0].lines.size() == 2);
    CHECK(view.sheets[0].lines[1].copies == 2);
    CHECK(view.sheets[0].lines[1].onPromise);
    CHECK(protocol::decode<protocol::StationView>(protocol::encode(view)) == view);
    script.wait(10min + 1ms);
    CHECK(projection::stationView(script.hall, {"kiosk-1"}, around(script), noCode).sheets.empty());
}

TEST_CASE("a counter sees whose papers are owed, the first due first", "[view]")
{
    Rules rules = test::smallRules();
    rules.services[0].materials = {{.code = {"photo"},
                                    .name = {"照片", "Photo", {}},
                                    .copies = 1,
                                    .onPromise = true,
                                    .when = {}}};
    HallScript script{rules};
    (void)script.tell("1 open | take a1 | take a1 | 1 next | 1 start");
    CHECK(projection::counterView(script.hall, {1}, around(script)).promisable.size() == 1);
    const auto promise = [&](const char* id, unsigned day) {
        return script.play(
            PromisePapers{.counter = {1},
                          .seen = script.seen(1),
                          .promise = {id},
                          .materials = {{"photo"}},
                          .due = {std::chrono::year{2026} / 12 / static_cast<int>(day)}});
    };
    REQUIRE(promise("late", 20));
    (void)script.tell("1 next | 1 start");
    REQUIRE(promise("soon", 5));

    auto view = projection::counterView(script.hall, {1}, around(script));
    REQUIRE(view.promises.size() == 2);
    CHECK(view.promises[0].id == PromiseId{"soon"});
    CHECK(view.promises[0].materials.at(0).en == "Photo");
    REQUIRE(script.play(ClosePromise{.promise = {"soon"}}));
    view = projection::counterView(script.hall, {1}, around(script));
    CHECK(view.promises.size() == 1);
    CHECK(projection::counterView(script.hall, {2}, around(script)).promises.empty());
}
