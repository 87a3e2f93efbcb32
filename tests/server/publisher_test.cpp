// SPDX-License-Identifier: Apache-2.0
#include "app/journal/reserve.h"
#include "app/server/hall_service.h"
#include "app/server/node.h"
#include "app/server/publisher.h"
#include "app/server/timers.h"
#include "tests/server/running_node.h"
#include "tests/support/memory_journal.h"

#include <catch2/catch.hpp>

using namespace hall;
using namespace Qt::StringLiterals;
using namespace std::chrono_literals;
using hall::test::RunningNode;
using hall::test::waitFor;

namespace {

/// Keeps the seq of every state that it is shown.
struct Reader : server::ViewReader
{
    void show(const std::string& /*view*/, const QByteArray& push) override
    {
        const auto message = protocol::parseMessage(push.toStdString());
        REQUIRE(message);
        const auto& state = std::get<protocol::Push>(*message).state;
        seqs.push_back(std::visit([](const auto& view) { return view.stamp.seq; }, state));
    }

    void beat(const QByteArray& /*heartbeat*/) override {}

    std::vector<std::int64_t> seqs;
};

/// A publisher over a hall whose journal holds back what the test says.
struct Published
{
    void send(const std::string& id, decltype(Command::what) what)
    {
        service.submit({.press = {.id = {id},
                                  .actor = {.role = "test", .id = {}},
                                  .station = {"kiosk-1"},
                                  .age = 0ms,
                                  .asked = id},
                        .what = std::move(what)},
                       [](const auto& /*reply*/) {});
    }

    /// Until a state of the hall as it is now has been made, and is told or held back.
    void awaitStates() const
    {
        const int before = clockReadings;
        REQUIRE(waitFor([&] { return clockReadings > before; }));
    }

    test::TempDir dir;
    journal::DiskReserve reserve{dir.path(), std::int64_t{64} * 1024};
    test::MemoryJournal journal;
    int clockReadings = 0; ///< each state is stamped with the time
    server::HallClock clock{[this] {
                                ++clockReadings;
                                return server::readSystemClock();
                            },
                            Time{}};
    server::HallService service{{.hall = {},
                                 .journal = journal,
                                 .reader = journal.reader().value(),
                                 .clock = clock,
                                 .codes = {{}, "https://example.cn"},
                                 .reserve = reserve,
                                 .retryEvery = 5ms}};
    server::Publisher publisher{service};
};

} // namespace

TEST_CASE("the first state of a watch is never older than the watch", "[view]")
{
    Published hall;
    hall.send("rules", AdoptRules{.rules = test::smallRules(), .hash = "h"});
    hall.send("day", OpenDay{.day = {std::chrono::year{2026} / 11 / 23}, .timeConfirmed = false});
    REQUIRE(waitFor([&] { return hall.service.durableSeq() == hall.service.hall().lastSeq; }));
    Reader early;
    REQUIRE(hall.publisher.watch(early, "kiosk"));
    REQUIRE(waitFor([&] { return !early.seqs.empty(); }));

    hall.journal.hold();
    hall.send("t1", TakeTicket{.service = {"a1"}, .priority = {}, .codeHash = {}});
    hall.awaitStates();
    const std::int64_t older = hall.service.hall().lastSeq;
    hall.send("t2", TakeTicket{.service = {"a1"}, .priority = {}, .codeHash = {}});
    Reader late;
    REQUIRE(hall.publisher.watch(late, "kiosk"));
    const std::int64_t watched = hall.service.hall().lastSeq;
    REQUIRE(watched > older);
    hall.journal.letThrough();

    REQUIRE(waitFor([&] { return early.seqs.back() == watched && !late.seqs.empty(); }));
    // The state made before the watch was told to who had come before it, and to nobody else.
    CHECK(std::ranges::find(early.seqs, older) != early.seqs.end());
    CHECK(late.seqs.front() == watched);
}

TEST_CASE("a board shows a call soon after it was made", "[view]")
{
    RunningNode node;
    auto client = node.client();
    std::optional<protocol::BoardView> board;
    QObject::connect(
        client.get(), &client::HallClient::viewChanged, [&](const protocol::AnyView& view) {
            if (const auto* state = std::get_if<protocol::BoardView>(&view)) {
                board = *state;
            }
        });
    client->watch(u"board:all"_s);
    REQUIRE(waitFor([&] { return board.has_value(); }));
    node.openHall(*client);

    (void)node.ask(*client, u"ticket.take"_s, {{u"service"_s, u"a1"_s}});
    (void)node.ask(*client, u"counter.next"_s, {{u"counter"_s, 1}, {u"seen"_s, QJsonValue::Null}});

    REQUIRE(waitFor([&] { return !board->calls.empty(); }));
    CHECK(board->calls.front().number == "A001");
    CHECK(board->calls.front().counter == 1);
}

TEST_CASE("a view that isn't in this hall is refused by name", "[view]")
{
    RunningNode node;
    auto client = node.linkedClient();
    for (const QString& view :
         {u"board:moon"_s, u"counter:99"_s, u"counter:x"_s, u"station:none"_s, u"attic"_s}) {
        std::optional<protocol::Refusal> refusal;
        client->ask(u"hall.watch"_s, {{u"view"_s, view}}, [&](const auto& result) {
            refusal = result.error();
        });
        REQUIRE(waitFor([&] { return refusal.has_value(); }));
        CHECK_THAT(refusal->message, Catch::Contains(view.toStdString()));
    }
}

TEST_CASE("who watches a view that isn't there is told which there are", "[view]")
{
    RunningNode node;
    auto client = node.client();
    std::map<QString, protocol::Refusal> refused;
    QObject::connect(
        client.get(),
        &client::HallClient::watchRefused,
        [&](const QString& view, const protocol::Refusal& refusal) { refused[view] = refusal; });
    for (const QString& view : {u"board:moon"_s, u"counter:99"_s, u"station:none"_s, u"attic"_s}) {
        client->watch(view);
    }
    client->watch(u"board:all"_s);
    REQUIRE(waitFor([&] { return refused.size() == 4; }));

    const Rules& rules = node.settings.rules;
    CHECK(refused[u"board:moon"_s].views.front() == "board:all");
    CHECK(refused[u"board:moon"_s].views.size() == rules.zones.size() + 1);
    CHECK(refused[u"counter:99"_s].views.size() == rules.counters.size());
    CHECK_THAT(refused[u"counter:99"_s].message, Catch::Contains("there are counter:1"));
    CHECK(refused[u"station:none"_s].views ==
          std::vector<std::string>{"station:" + rules.stations.front().value});
    CHECK(refused[u"attic"_s].views.empty());
}

TEST_CASE("events come without gaps from where the reader stands, and go on live", "[view]")
{
    RunningNode node;
    auto client = node.linkedClient();
    node.openHall(*client);
    std::vector<std::string> rows;
    auto reader = node.client();
    QObject::connect(
        reader.get(), &client::HallClient::eventsReceived, [&](const protocol::EventsPush& push) {
            rows.insert(rows.end(), push.rows.begin(), push.rows.end());
        });
    reader->watchEvents({.epoch = {}, .seq = 0});
    const auto known = static_cast<std::size_t>(node.node->service().durableSeq());
    REQUIRE(waitFor([&] { return rows.size() >= known; }));

    (void)node.ask(*client, u"ticket.take"_s, {{u"service"_s, u"a1"_s}});

    REQUIRE(waitFor([&] {
        return rows.size() == static_cast<std::size_t>(node.node->service().durableSeq());
    }));
    for (std::size_t at = 0; at < rows.size(); ++at) {
        CHECK_THAT(rows[at], Catch::Contains("\"seq\":" + std::to_string(at + 1) + ","));
    }
}

TEST_CASE("a cursor of another history is refused", "[view]")
{
    RunningNode node;
    auto client = node.linkedClient();
    node.openHall(*client);
    std::optional<protocol::Refusal> refusal;
    const QJsonObject from{{u"epoch"_s, u"another"_s}, {u"seq"_s, 1}};
    client->ask(u"hall.watch"_s,
                {{u"view"_s, u"events"_s}, {u"from"_s, from}},
                [&](const auto& result) { refusal = result.error(); });
    REQUIRE(waitFor([&] { return refusal.has_value(); }));
    CHECK(refusal->code == protocol::RpcError::UnknownCursor);
}

TEST_CASE("a timer's command has the same id whenever it is about the same", "[timer]")
{
    CHECK(server::commandIdAbout("auto-start|a|1") == server::commandIdAbout("auto-start|a|1"));
    CHECK(server::commandIdAbout("auto-start|a|1") != server::commandIdAbout("auto-start|a|2"));
    CHECK(server::commandIdAbout("x").value.size() == 36);
}
