// SPDX-License-Identifier: Apache-2.0
#include "app/sync/link.h"

#include <catch2/catch.hpp>

namespace hall::sync {

namespace {

using namespace std::chrono_literals;
using State = Link::State;

journal::Position at(std::int64_t seq)
{
    return {.epoch = "one", .seq = seq};
}

OwnPlace ours(std::int64_t seq)
{
    return {.kind = OwnPlace::Kind::Ours, .last = at(seq), .why = {}};
}

const OwnPlace foreign{.kind = OwnPlace::Kind::Foreign, .last = {}, .why = "it isn't ours"};

/// Connected, and the hub holds three of ten rows.
Link flowing()
{
    Link link{{.window = 5, .askAgain = 5s, .quiet = 10s, .quietMax = 35s}};
    link.durable(10);
    link.connected(0s);
    link.held(ours(3), 0s);
    return link;
}

} // namespace

TEST_CASE("nothing is sent before the hub has said what it holds", "[sync][link]")
{
    Link link{{}};
    link.durable(10);
    CHECK(link.state() == State::Offline);
    CHECK_FALSE(link.mustAsk(0s));

    link.connected(1s);
    CHECK(link.state() == State::Asking);
    CHECK_FALSE(link.nextBatch(1h));
    CHECK(link.mustAsk(1s));
    CHECK_FALSE(link.mustAsk(5s));
    CHECK(link.mustAsk(6s));

    link.held(ours(3), 7s);
    CHECK(link.state() == State::Flowing);
    CHECK_FALSE(link.mustAsk(60s));
    CHECK(link.nextBatch(1h)->after == at(3));
}

TEST_CASE("at most a window of rows is on its way", "[sync][link]")
{
    Link link = flowing();
    CHECK(link.nextBatch(1h) == Link::Batch{.after = at(3), .count = 5});
    link.sent(at(6), 0s);
    CHECK(link.nextBatch(1h) == Link::Batch{.after = at(6), .count = 2});
    link.sent(at(8), 0s);
    CHECK_FALSE(link.nextBatch(1h));

    link.held(ours(7), 1s);
    CHECK(link.acknowledged() == at(7));
    CHECK(link.nextBatch(1h) == Link::Batch{.after = at(8), .count = 4});
    link.sent(at(10), 1s);
    CHECK_FALSE(link.nextBatch(1h));
    link.durable(11);
    CHECK(link.nextBatch(1h));
}

TEST_CASE("a week is caught up at a pace, a press goes up at once", "[sync][link]")
{
    Link link{{}};
    link.durable(100'000);
    link.connected(0s);
    link.held(ours(1), 0s);
    link.sent(at(201), 1s);
    CHECK(link.restsUntil() == 1100ms);
    CHECK_FALSE(link.nextBatch(1099ms));
    CHECK(link.nextBatch(1100ms)->after == at(201));
    link.sent(at(202), 2s);
    CHECK(link.nextBatch(2s)->after == at(202));
}

TEST_CASE("where a word is overdue the connection is made anew, later and later", "[sync][link]")
{
    Link link = flowing();
    CHECK_FALSE(link.mustReconnect(60s)); // nothing was sent
    link.sent(at(8), 61s);
    CHECK_FALSE(link.mustReconnect(70s));
    CHECK(link.mustReconnect(71s));
    CHECK_FALSE(link.mustReconnect(72s));
    link.connected(72s);
    CHECK_FALSE(link.mustReconnect(91s)); // nor did the hub answer
    CHECK(link.mustReconnect(92s));
    link.connected(92s);
    link.held(ours(3), 93s);
    CHECK(link.nextBatch(1h)->after == at(3));

    link.sent(at(8), 94s);
    link.held(ours(4), 95s);
    CHECK_FALSE(link.mustReconnect(104s)); // it did: patience is as it was
    CHECK(link.mustReconnect(105s));
    link.disconnected();
    CHECK_FALSE(link.mustReconnect(300s));
}

TEST_CASE("an old word moves nothing back, but the first of a connection counts", "[sync][link]")
{
    Link link = flowing();
    link.sent(at(8), 0s);
    link.held(ours(8), 1s);
    link.held(ours(5), 2s);
    CHECK(link.acknowledged() == at(8));

    link.disconnected();
    CHECK(link.state() == State::Offline);
    CHECK_FALSE(link.nextBatch(1h));
    link.held(ours(9), 3s);
    CHECK(link.acknowledged() == at(8));

    link.connected(4s);
    link.held(ours(5), 4s);
    CHECK(link.acknowledged() == at(5));
    CHECK(link.nextBatch(1h)->after == at(5));
}

TEST_CASE("the hub may ask for any rows again, and its cursor stays", "[sync][link]")
{
    Link link = flowing();
    link.sent(at(8), 0s);
    link.wantedAgain(ours(1));
    CHECK(link.nextBatch(1h) == Link::Batch{.after = at(1), .count = 5});
    CHECK(link.acknowledged() == at(3));
    link.sent(at(6), 0s);
    link.wantedAgain(ours(7));
    CHECK(link.nextBatch(1h)->after == at(6));
}

TEST_CASE("a foreign history stops the link until the hub says something else", "[sync][link]")
{
    Link link = flowing();
    link.held(foreign, 1s);
    CHECK(link.state() == State::Refused);
    CHECK(link.why() == "it isn't ours");
    CHECK_FALSE(link.nextBatch(1h));
    CHECK_FALSE(link.mustAsk(1s));
    CHECK(link.acknowledged() == at(3));

    link.connected(2s);
    CHECK(link.why().empty());
    link.held(ours(4), 2s);
    CHECK(link.state() == State::Flowing);

    link.wantedAgain(foreign);
    CHECK(link.state() == State::Refused);
}

TEST_CASE("what the city doesn't take holds up what follows, not what went before", "[sync][link]")
{
    Link link = flowing();
    link.sent(at(5), 0s);
    link.block("event 6 is too long");
    CHECK(link.state() == State::Blocked);
    CHECK_FALSE(link.nextBatch(1h));

    link.held(ours(5), 1s);
    CHECK(link.acknowledged() == at(5));
    CHECK(link.state() == State::Blocked);
    CHECK(link.why() == "event 6 is too long");
    CHECK_FALSE(link.mustReconnect(1000s));

    link.wantedAgain(ours(3));
    CHECK(link.nextBatch(1h)->after == at(3));
    link.connected(1001s);
    CHECK(link.why().empty());
    link.held(ours(5), 1001s);
    CHECK(link.nextBatch(1h)->after == at(5));
}

TEST_CASE("a restored backup goes on from where it ended, and says that the hub has more",
          "[sync][link]")
{
    Link link{{}};
    link.durable(10);
    link.connected(0s);
    link.held({.kind = OwnPlace::Kind::Beyond, .last = at(5), .why = {}}, 0s);
    CHECK(link.isBehindHub());
    CHECK(link.nextBatch(1h)->after == at(5));

    link.held({.kind = OwnPlace::Kind::Ours, .last = {.epoch = "two", .seq = 6}, .why = {}}, 1s);
    CHECK_FALSE(link.isBehindHub());
}

} // namespace hall::sync
