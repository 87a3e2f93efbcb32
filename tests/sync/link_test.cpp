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
    CHECK_FALSE(link.nextBatch(1s));
    CHECK(link.mustAsk(1s));
    CHECK_FALSE(link.mustAsk(5s));
    CHECK(link.mustAsk(6s));

    link.held(ours(3), 7s);
    CHECK(link.state() == State::Flowing);
    CHECK_FALSE(link.mustAsk(60s));
    CHECK(link.nextBatch(7s)->after == at(3));
}

TEST_CASE("at most a window of rows is on its way", "[sync][link]")
{
    Link link = flowing();
    CHECK(link.nextBatch(0s) == Link::Batch{.after = at(3), .count = 5});
    link.sent(at(6), 0s);
    CHECK(link.nextBatch(0s) == Link::Batch{.after = at(6), .count = 2});
    link.sent(at(8), 0s);
    CHECK_FALSE(link.nextBatch(0s));

    link.held(ours(7), 1s);
    CHECK(link.acknowledged() == at(7));
    CHECK(link.nextBatch(1s) == Link::Batch{.after = at(8), .count = 4});
    link.sent(at(10), 1s);
    CHECK_FALSE(link.nextBatch(1s));
    link.durable(11);
    CHECK(link.nextBatch(1s));
}

TEST_CASE("rows that the hub doesn't speak of are sent again, later and later", "[sync][link]")
{
    Link link = flowing();
    link.sent(at(8), 1s);
    CHECK_FALSE(link.nextBatch(10s));
    CHECK(link.nextBatch(11s)->after == at(3));
    link.sent(at(8), 11s);
    CHECK_FALSE(link.nextBatch(30s));
    CHECK(link.nextBatch(31s)->after == at(3));
    link.sent(at(8), 31s);
    CHECK_FALSE(link.nextBatch(65s));
    CHECK(link.nextBatch(66s)->after == at(3));
    link.sent(at(8), 66s);

    link.held(ours(4), 70s);
    CHECK_FALSE(link.nextBatch(79s) == Link::Batch{.after = at(4), .count = 5});
    CHECK(link.nextBatch(80s)->after == at(4));
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
    CHECK_FALSE(link.nextBatch(3s));
    link.held(ours(9), 3s);
    CHECK(link.acknowledged() == at(8));

    link.connected(4s);
    link.held(ours(5), 4s);
    CHECK(link.acknowledged() == at(5));
    CHECK(link.nextBatch(4s)->after == at(5));
}

TEST_CASE("the hub may ask for any rows again, and its cursor stays", "[sync][link]")
{
    Link link = flowing();
    link.sent(at(8), 0s);
    link.wantedAgain(ours(1));
    CHECK(link.nextBatch(0s) == Link::Batch{.after = at(1), .count = 5});
    CHECK(link.acknowledged() == at(3));
    link.sent(at(6), 0s);
    link.wantedAgain(ours(7));
    CHECK(link.nextBatch(0s)->after == at(6));
}

TEST_CASE("a foreign history stops the link until the hub says something else", "[sync][link]")
{
    Link link = flowing();
    link.held(foreign, 1s);
    CHECK(link.state() == State::Refused);
    CHECK(link.why() == "it isn't ours");
    CHECK_FALSE(link.nextBatch(1s));
    CHECK_FALSE(link.mustAsk(1s));
    CHECK(link.acknowledged() == at(3));

    link.connected(2s);
    CHECK(link.why().empty());
    link.held(ours(4), 2s);
    CHECK(link.state() == State::Flowing);

    link.wantedAgain(foreign);
    CHECK(link.state() == State::Refused);
}

TEST_CASE("a restored backup goes on from where it ended, and says that the hub has more",
          "[sync][link]")
{
    Link link{{}};
    link.durable(10);
    link.connected(0s);
    link.held({.kind = OwnPlace::Kind::Beyond, .last = at(5), .why = {}}, 0s);
    CHECK(link.isBehindHub());
    CHECK(link.nextBatch(0s)->after == at(5));

    link.held({.kind = OwnPlace::Kind::Ours, .last = {.epoch = "two", .seq = 6}, .why = {}}, 1s);
    CHECK_FALSE(link.isBehindHub());
}

} // namespace hall::sync
