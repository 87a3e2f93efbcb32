// SPDX-License-Identifier: Apache-2.0
#include "app/sync/hub_word.h"
#include "tests/sync/known_keys.h"

#include <catch2/catch.hpp>

namespace hall::sync {

namespace {

using namespace std::chrono_literals;

constexpr Time now{std::chrono::milliseconds{1'795'420'800'000}};

identity::KnownKeys knownKeys()
{
    return {{.id = "2026", .key = ownKey().publicHalf()}};
}

const identity::CodeUse here{.audience = "district", .now = now, .tolerance = 2min};

HubWord held()
{
    return {.kind = HubWordKind::Held,
            .hall = "district",
            .upTo = {.position = {.epoch = "6f1c7a52", .seq = 5000}, .chain = {1, 2, 255}},
            .at = now};
}

} // namespace

TEST_CASE("the hub's word arrives as it was signed", "[sync][word]")
{
    HubWord word = held();
    CHECK(readWord(writeWord(word, "2026", ownKey()), knownKeys(), here) == word);

    word.kind = HubWordKind::SendAgain;
    word.upTo = {};
    CHECK(readWord(writeWord(word, "2026", ownKey()), knownKeys(), here) == word);
}

TEST_CASE("a word that the hall's own hub didn't say to it is refused, and why", "[sync][word]")
{
    const std::string good = writeWord(held(), "2026", ownKey());

    CHECK(readWord(writeWord(held(), "2026", keyOfAnother()), knownKeys(), here).error() ==
          "no key of this hall's hub signed it (WrongSignature)");
    CHECK(readWord(writeWord(held(), "2025", ownKey()), knownKeys(), here).error() ==
          "no key of this hall's hub signed it (UnknownKey)");
    std::string changed = good;
    changed[changed.find('.') + 5] ^= 1;
    CHECK_FALSE(readWord(changed, knownKeys(), here));
    CHECK_FALSE(readWord("", knownKeys(), here));

    auto old = knownKeys();
    old.front().until = now - 3min;
    CHECK(readWord(good, old, here).error() ==
          "no key of this hall's hub signed it (KeyNotInForce)");

    auto elsewhere = here;
    elsewhere.audience = "harbour";
    CHECK(readWord(good, knownKeys(), elsewhere).error() ==
          R"(it is for the hall "district", this one is "harbour")");
}

TEST_CASE("a signed word that says nothing sensible is refused", "[sync][word]")
{
    const auto errorOf = [](const char* claims) {
        const std::string text =
            identity::writeCompact(R"({"alg":"EdDSA","kid":"2026"})", claims, ownKey());
        return readWord(text, knownKeys(), here).error();
    };

    CHECK(errorOf("7") == "it isn't a JSON object");
    CHECK(errorOf("{") == "it isn't a JSON object");
    for (
        const char* claims :
        {"{}",
         R"({"kind":"given","aud":"district","seq":1,"chain":"00","at":1})",
         R"({"kind":"held","aud":"district","epoch":"e","seq":-1,"chain":"0000000000000000000000000000000000000000000000000000000000000000","at":1})",
         R"({"kind":"held","aud":"district","epoch":"e","seq":1,"chain":"00","at":1})",
         R"({"kind":"held","aud":"district","epoch":"e","seq":1,"chain":"0000000000000000000000000000000000000000000000000000000000000000"})"}) {
        CAPTURE(claims);
        CHECK(errorOf(claims) == "kind, seq, chain or at is missing or wrong");
    }
}

} // namespace hall::sync
