// SPDX-License-Identifier: Apache-2.0
#include "app/sync/signed_heads.h"

#include <catch2/catch.hpp>

#include <vector>

namespace hall::sync {

namespace {

using namespace std::chrono_literals;
using Word = SignedHeads::Word;

journal::Head at(std::int64_t seq)
{
    return {.position = {.epoch = "one", .seq = seq},
            .chain = {static_cast<std::uint8_t>(seq), 7, 255}};
}

Word head(std::int64_t seq)
{
    return {.kind = HallWordKind::Head, .head = at(seq)};
}

Word disowned(std::int64_t seq)
{
    return {.kind = HallWordKind::Disowned, .head = at(seq)};
}

/// What it says at this time, as it is said.
std::optional<Word> say(SignedHeads& heads, SignedHeads::Clock now)
{
    auto word = heads.due(now);
    if (word) {
        heads.said(*word, now);
    }
    return word;
}

} // namespace

TEST_CASE("a hall signs the newest row that its city holds, at most once a minute", "[sync][head]")
{
    SignedHeads heads;
    heads.connected();
    CHECK_FALSE(say(heads, 0s));
    heads.isOurs({});
    CHECK_FALSE(say(heads, 0s));

    heads.isOurs(at(5));
    CHECK(say(heads, 1s) == head(5));
    CHECK_FALSE(say(heads, 2s));
    heads.isOurs(at(6));
    heads.isOurs(at(9));
    CHECK_FALSE(say(heads, 60s));
    CHECK(heads.waiting() == head(9));
    CHECK(say(heads, 61s) == head(9));
    CHECK_FALSE(heads.waiting());
    heads.isOurs(at(9));
    CHECK_FALSE(say(heads, 120s));
    heads.isOurs(at(10));
    CHECK(say(heads, 121s) == head(10));
}

TEST_CASE("what a hall signed may have been lost: it is said again, ever more rarely",
          "[sync][head]")
{
    SignedHeads heads;
    heads.connected();
    heads.isOurs(at(5));
    std::vector<int> minutes;
    for (int minute = 0; minute < 250; ++minute) {
        heads.isOurs(at(5));
        if (say(heads, std::chrono::minutes{minute})) {
            minutes.push_back(minute);
        }
    }
    CHECK(minutes == std::vector<int>{0, 1, 3, 7, 15, 31, 63, 123, 183, 243});

    heads.isOurs(at(6));
    CHECK(say(heads, 250min) == head(6));
    CHECK(say(heads, 251min) == head(6));
    CHECK_FALSE(say(heads, 252min));
}

TEST_CASE("on each connection a hall signs again, at most once a minute", "[sync][head]")
{
    SignedHeads heads;
    heads.connected();
    heads.isOurs(at(5));
    CHECK(say(heads, 0s) == head(5));
    for (auto now = 1s; now < 60s; ++now) {
        heads.connected();
        heads.isOurs(at(5));
        CHECK_FALSE(say(heads, now));
    }
    CHECK(say(heads, 60s) == head(5));
    CHECK(say(heads, 120s) == head(5));
    CHECK_FALSE(heads.waiting());
    // What couldn't be sent waits.
    heads.isOurs(at(6));
    CHECK(heads.due(180s) == head(6));
    CHECK(heads.due(181s) == head(6));
}

TEST_CASE("a row that isn't the hall's is disowned at once, and until the city has another",
          "[sync][head]")
{
    SignedHeads heads;
    heads.connected();
    heads.isOurs(at(5));
    CHECK(say(heads, 0s) == head(5));
    heads.isOurs(at(6));

    heads.isForeign(at(7));
    CHECK(say(heads, 1s) == disowned(7));
    heads.isForeign(at(7));
    CHECK_FALSE(say(heads, 59s));
    CHECK(say(heads, 60s) == head(6));
    CHECK(say(heads, 61s) == disowned(7));
    CHECK(say(heads, 120s) == head(6));
    CHECK(say(heads, 121s) == disowned(7));

    heads.isOurs(at(8));
    CHECK(say(heads, 181s) == head(8));
    // Whether it is still so the city says first on a connection.
    heads.isForeign(at(9));
    heads.connected();
    CHECK(say(heads, 2h) == head(8));
}

} // namespace hall::sync
