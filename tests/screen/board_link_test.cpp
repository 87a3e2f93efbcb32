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
        REQUIRE(QTest::qWaitFor([&] { return node.watches(view); }));

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
