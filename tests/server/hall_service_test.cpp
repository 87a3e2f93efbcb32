// SPDX-License-Identifier: Apache-2.0
#include "app/core/apply.h"
#include "app/journal/reserve.h"
#include "app/protocol/hall_codec.h"
#include "app/server/event_row.h"
#include "app/server/hall_service.h"
#include "tests/support/core_text.h"
#include "tests/support/hall_script.h"
#include "tests/support/memory_journal.h"
#include "tests/support/temp_dir.h"
#include "tests/support/wait_for.h"

#include <catch2/catch.hpp>

using namespace hall;
using namespace hall::server;
using namespace std::chrono_literals;
using hall::journal::AppendOutcome;
using hall::test::waitFor;

namespace {

using Reply = Result<protocol::TicketReply, protocol::Refusal>;

/// A hall service on a journal in memory.
struct Served
{
    Served()
    {
        restart();
    }

    /// A new service over what the journal has, as after a restart of the node.
    void restart()
    {
        service.reset();
        Hall hall;
        for (const journal::Row& row : journal.rows()) {
            apply(hall, fromRow(row).value());
        }
        service =
            std::make_unique<HallService>(HallService::Parts{.hall = std::move(hall),
                                                             .journal = journal,
                                                             .reader = journal.reader().value(),
                                                             .clock = clock,
                                                             .codes = {{}, "https://example.cn"},
                                                             .reserve = reserve,
                                                             .retryEvery = 5ms});
    }

    void
    send(const std::string& id, decltype(Command::what) what, const std::string& asked = "same")
    {
        Command command{.press = {.id = {id},
                                  .actor = {.role = "test", .id = {}},
                                  .station = {"kiosk-1"},
                                  .age = 0ms,
                                  .asked = asked},
                        .what = std::move(what)};
        service->submit(std::move(command),
                        [this, id](const Reply& reply) { replies.insert_or_assign(id, reply); });
    }

    Reply
    ask(const std::string& id, decltype(Command::what) what, const std::string& asked = "same")
    {
        replies.erase(id);
        send(id, std::move(what), asked);
        REQUIRE(waitFor([&] { return replies.contains(id); }));
        return replies.at(id);
    }

    void openHall()
    {
        (void)ask("rules", AdoptRules{.rules = test::smallRules(), .hash = "h"});
        (void)ask("day",
                  OpenDay{.day = {std::chrono::year{2026} / 11 / 23}, .timeConfirmed = false});
        (void)ask("desk", OpenCounter{.counter = {1}, .clerk = {"1031"}});
    }

    test::TempDir dir;
    journal::DiskReserve reserve{dir.path(), std::int64_t{64} * 1024};
    test::MemoryJournal journal;
    HallClock clock{&readSystemClock, Time{}};
    std::map<std::string, Reply> replies;
    std::unique_ptr<HallService> service;
};

TakeTicket takeA1()
{
    return {.service = {"a1"}, .priority = {}, .codeHash = {}};
}

} // namespace

TEST_CASE("no answer leaves before its events are on disk", "[service]")
{
    Served hall;
    hall.openHall();
    hall.journal.hold();

    hall.send("t1", takeA1());
    hall.send("nobody", CallNext{.counter = {9}, .seen = {}});
    QCoreApplication::processEvents();

    // The refusal rests on a hall that isn't durable yet, so it waits as well.
    CHECK_FALSE(hall.replies.contains("t1"));
    CHECK_FALSE(hall.replies.contains("nobody"));
    hall.journal.letThrough();
    REQUIRE(
        waitFor([&] { return hall.replies.contains("t1") && hall.replies.contains("nobody"); }));
    CHECK(hall.replies.at("t1")->ticket->number == "A001");
    CHECK(hall.journal.rows().back().kind == "TicketIssued");
}

TEST_CASE("the same press gets the same answer, also after a restart", "[service]")
{
    Served hall;
    hall.openHall();
    const Reply first = hall.ask("t1", takeA1());
    const Reply called = hall.ask("c1", CallNext{.counter = {1}, .seen = {}});

    CHECK(hall.ask("t1", takeA1()) == first);
    CHECK(hall.ask("c1", CallNext{.counter = {1}, .seen = {}}) == called);
    hall.restart();
    CHECK(hall.ask("t1", takeA1()) == first);
    CHECK(hall.ask("c1", CallNext{.counter = {1}, .seen = {}}) == called);
    CHECK(hall.service->hall().tickets.size() == 1);
}

TEST_CASE("the same press while the first is still being written is answered once it is",
          "[service]")
{
    Served hall;
    hall.openHall();
    hall.journal.hold();
    hall.send("t1", takeA1());
    hall.send("t1", takeA1());
    hall.journal.letThrough();

    REQUIRE(waitFor([&] { return hall.service->durableSeq() == hall.service->hall().lastSeq; }));
    CHECK(hall.service->hall().tickets.size() == 1);
    CHECK(hall.replies.at("t1")->ticket->number == "A001");
}

TEST_CASE("a command id that comes with another content is refused", "[service]")
{
    Served hall;
    hall.openHall();
    (void)hall.ask("t1", takeA1());

    const Reply reused =
        hall.ask("t1", TakeTicket{.service = {"b1"}, .priority = {}, .codeHash = {}}, "other");

    REQUIRE_FALSE(reused);
    CHECK(reused.error().rejection == Rejection::IdReused);
}

TEST_CASE("calling with nobody waiting is a result without a ticket, and so is its repetition",
          "[service]")
{
    Served hall;
    hall.openHall();

    const Reply nobody = hall.ask("c1", CallNext{.counter = {1}, .seen = {}});
    REQUIRE(nobody);
    CHECK_FALSE(nobody->ticket);

    (void)hall.ask("t1", takeA1());
    const Reply called = hall.ask("c2", CallNext{.counter = {1}, .seen = {}});
    const Reply last = hall.ask("c3", CallNext{.counter = {1}, .seen = called->ticket->id});
    REQUIRE(last);
    CHECK_FALSE(last->ticket);
    hall.restart();
    CHECK(hall.ask("c3", CallNext{.counter = {1}, .seen = called->ticket->id}) == last);
}

TEST_CASE("a full disk turns commands away, keeps what was decided, and lets the day be closed",
          "[service]")
{
    Served hall;
    hall.openHall();
    REQUIRE(hall.reserve.hold());
    hall.journal.failNext(AppendOutcome::Refused, 1000);
    hall.send("t1", takeA1());
    REQUIRE(waitFor([&] { return hall.service->durability() == Durability::Refused; }));

    const Reply turnedAway = hall.ask("t2", takeA1());
    REQUIRE_FALSE(turnedAway);
    CHECK(turnedAway.error().code == protocol::RpcError::NotDurable);
    CHECK_FALSE(hall.replies.contains("t1"));

    hall.send("close", CloseDay{});
    CHECK_FALSE(hall.reserve.isHeld());
    hall.journal.failNext(AppendOutcome::Stored);
    REQUIRE(waitFor([&] { return hall.replies.contains("close"); }));
    CHECK(hall.replies.at("t1"));
    CHECK(hall.replies.at("close"));
    CHECK(hall.service->durability() == Durability::Good);
    CHECK(hall.reserve.isHeld());
    CHECK(hall.journal.rows().back().kind == "DayClosed");
}

TEST_CASE("when nobody knows what was written, nothing is answered and the node must stop",
          "[service]")
{
    Served hall;
    hall.openHall();
    hall.journal.failNext(AppendOutcome::Unknown);
    hall.send("t1", takeA1());

    REQUIRE(waitFor([&] { return hall.service->durability() == Durability::Lost; }));
    CHECK_FALSE(hall.replies.contains("t1"));
    CHECK(hall.ask("t2", takeA1()).error().code == protocol::RpcError::NotDurable);
    hall.restart();
    CHECK(hall.ask("t1", takeA1())->ticket->number == "A001");
}

TEST_CASE("events name the clerk who sits at the counter", "[service]")
{
    Served hall;
    hall.openHall();
    (void)hall.ask("t1", takeA1());
    (void)hall.ask("c1", CallNext{.counter = {1}, .seen = {}});

    CHECK(hall.journal.rows().back().actor == "clerk:1031");
}

TEST_CASE("a restart replays to the very same hall", "[service]")
{
    Served hall;
    hall.openHall();
    for (int at = 0; at < 30; ++at) {
        (void)hall.ask("t" + std::to_string(at), takeA1());
    }
    (void)hall.ask("c1", CallNext{.counter = {1}, .seen = {}});
    const std::string before = protocol::encodeHall(hall.service->hall());

    hall.restart();

    CHECK(protocol::encodeHall(hall.service->hall()) == before);
}
