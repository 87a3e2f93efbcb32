// SPDX-License-Identifier: Apache-2.0
#include "app/client/hall_client.h"
#include "app/protocol/views_codec.h"
#include "tests/screen/samples.h"
#include "tests/support/fake_node.h"
#include "ui/screen/board_link.h"
#include "ui/screen/hall_board.h"

#include <catch2/catch.hpp>

#include <QTest>

using namespace hall;
using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

TEST_CASE("a board of a zone that isn't in the hall says so, and which there are", "[screen][link]")
{
    support::FakeNode node;
    client::HallClient client({.socketPath = node.path(), .url = {}, .token = {}}, u"screen"_s);
    screen::HallBoard board([] { return Duration{0}; }, {});
    screen::linkBoard(client, board, u"moon"_s);
    client.start();
    REQUIRE(QTest::qWaitFor([&] { return node.watches("board:moon"); }));
    const auto says = [&board](const QString& text) {
        return kit::flat::texts(board.sheet()).join(u'\n').contains(text);
    };

    protocol::Refusal refusal;
    refusal.code = protocol::RpcError::InvalidParams;
    refusal.views = {"board:all", "board:east", "board:west"};
    node.say(protocol::encodeRefusal(node.asked().back().id, refusal));
    REQUIRE(QTest::qWaitFor([&] { return says(u"没有播报区 moon，有的是 east、west。"_s); }));
    CHECK(says(u"请留意窗口"_s));
    CHECK(kit::flat::overflowing(board.sheet()).isEmpty());

    const auto state = samples::board(samples::at(9, 12), samples::morning());
    node.say(protocol::encodePush("board:moon", protocol::encode(state)));
    CHECK(QTest::qWaitFor([&] { return says(u"A035"_s) && !says(u"moon"_s); }));
}

TEST_CASE("a board shows the calls of the hall, or of its zone, and heartbeats keep it fresh",
          "[screen][link]")
{
    for (const auto& [zone, view] : {std::pair{u""_s, "board:all"}, {u"east"_s, "board:east"}}) {
        support::FakeNode node;
        client::HallClient client({.socketPath = node.path(), .url = {}, .token = {}}, u"screen"_s);
        Duration clock{0};
        screen::HallBoard board([&clock] { return clock; }, {});
        screen::linkBoard(client, board, zone);
        const auto says = [&board](const QString& text) {
            return kit::flat::texts(board.sheet()).join(u'\n').contains(text);
        };
        client.start();
        const std::string watched = view;
        REQUIRE(QTest::qWaitFor([&] { return node.watches(watched); }));

        const auto state = samples::board(samples::at(9, 12), samples::morning());
        node.say(protocol::encodeHeartbeat(state.stamp));
        node.say(protocol::encodePush(view, protocol::encode(state)));
        REQUIRE(QTest::qWaitFor([&] { return says(u"A035"_s); }));

        clock = 7s;
        REQUIRE(QTest::qWaitFor([&] { return says(u"没有更新"_s); }));
        node.say(protocol::encodeHeartbeat(state.stamp));
        REQUIRE(QTest::qWaitFor([&] { return !says(u"没有更新"_s); }));
    }
}
