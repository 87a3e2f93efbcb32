// SPDX-License-Identifier: Apache-2.0
#include "app/server/node.h"
#include "app/server/timers.h"
#include "tests/server/running_node.h"

#include <catch2/catch.hpp>

using namespace hall;
using namespace Qt::StringLiterals;
using namespace std::chrono_literals;
using hall::test::RunningNode;
using hall::test::waitFor;

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
