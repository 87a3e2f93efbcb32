// SPDX-License-Identifier: Apache-2.0
#include "app/identity/base64url.h"
#include "app/sync/hall_word.h"
#include "tests/sync/known_keys.h"

#include <catch2/catch.hpp>

namespace hall::sync {

namespace {

using namespace std::chrono_literals;

constexpr Time now{std::chrono::milliseconds{1'795'420'800'000}};
const std::string zeros(64, '0');

const identity::CodeUse city{.audience = "district", .now = now, .tolerance = 2min};

HallWord word()
{
    return {.kind = HallWordKind::Head,
            .hall = "district",
            .head = {.position = {.epoch = "6f1c7a52", .seq = 5000}, .chain = {1, 2, 255}},
            .day = "2026-11-23",
            .at = now};
}

std::string headerOf(const std::string& jwk)
{
    return R"({"alg":"EdDSA","jwk":)" + jwk + "}";
}

/// RFC 8037, appendix A.2.
const std::string publicHalf =
    R"({"crv":"Ed25519","kty":"OKP","x":"11qYAYKxCrfVS_7TyWQHOg7hcvPapiMlrwIaaPcHURo"})";

std::string errorOf(const std::string& text)
{
    const auto read = readHallWord(text, city);
    return read ? "none" : read.error();
}

} // namespace

TEST_CASE("a hall's word arrives as it was signed, with the key that did", "[sync][word]")
{
    auto said = word();
    auto read = readHallWord(writeHallWord(said, ownKey()), city);
    REQUIRE(read);
    CHECK(read->word == said);
    CHECK(read->key == ownKey().publicHalf());

    said.kind = HallWordKind::Disowned;
    said.day.clear();
    read = readHallWord(writeHallWord(said, keyOfAnother()), city);
    REQUIRE(read);
    CHECK(read->word == said);
    CHECK(read->key == keyOfAnother().publicHalf());
    CHECK(identity::readCompact(writeHallWord(said, ownKey()))->ownKey == publicHalf);
}

TEST_CASE("a word that the hall didn't sign for itself is refused, and why", "[sync][word]")
{
    const std::string good = writeHallWord(word(), ownKey());
    CHECK(errorOf(good) == "none");

    std::string changed = good;
    changed[changed.find('.') + 5] ^= 1;
    CHECK(errorOf(changed) == "the key that it names didn't sign it");
    CHECK(errorOf(good.substr(0, good.size() / 2)) == "it isn't a signed word (NotCompact)");
    CHECK(errorOf("") == "it isn't a signed word (NotCompact)");
    CHECK(errorOf(std::string(1'000'000, 'x')) == "it isn't a signed word (TooLong)");
    // Claims of one under the signature of the other.
    const std::string other = writeHallWord(word(), keyOfAnother());
    CHECK(errorOf(other.substr(0, other.rfind('.')) + good.substr(good.rfind('.'))) ==
          "the key that it names didn't sign it");

    const auto payload = identity::readCompact(good)->payload;
    CHECK(errorOf(identity::writeCompact(R"({"alg":"EdDSA"})", payload, ownKey())) ==
          "it doesn't name the key that signed it");
    for (const char* jwk : {"7", R"("11qY")", R"({"kty":"RSA"})", "null", "{}"}) {
        CAPTURE(jwk);
        CHECK(errorOf(identity::writeCompact(headerOf(jwk), payload, ownKey())) ==
              "it doesn't name the key that signed it");
    }

    auto elsewhere = word();
    elsewhere.hall = "harbour";
    CHECK(errorOf(writeHallWord(elsewhere, ownKey())) == R"(it says to be of the hall "harbour")");
}

TEST_CASE("a word from the future is refused, as it would outlast all that follow", "[sync][word]")
{
    auto late = word();
    late.at = now + 2min;
    CHECK(errorOf(writeHallWord(late, ownKey())) == "none");
    late.at = now + 2min + 1ms;
    CHECK(errorOf(writeHallWord(late, ownKey())) ==
          "it is from the future: is the hall's clock wrong?");
}

TEST_CASE("a signed word of a hall that says nothing sensible is refused", "[sync][word]")
{
    const auto said = [](const std::string& claims) {
        return errorOf(identity::writeCompact(headerOf(publicHalf), claims, ownKey()));
    };
    const auto claims = [](const char* kind, const char* seq, const std::string& chain) {
        return R"({"kind":")" + std::string{kind} + R"(","iss":"district","epoch":"e","seq":)" +
               seq + R"(,"chain":")" + chain + R"(","day":"","at":1})";
    };

    CHECK(said("7") == "it isn't a JSON object");
    CHECK(said("{") == "it isn't a JSON object");
    CHECK(said(claims("head", "1", zeros)) == "none");
    for (const std::string& wrong :
         {std::string{"{}"},
          claims("held", "1", zeros),
          claims("head", "0", zeros),
          claims("head", "-1", zeros),
          claims("head", "1.5", zeros),
          claims("head", "\"1\"", zeros),
          claims("head", "1", "00"),
          R"({"kind":"head","iss":"district","epoch":"e","seq":1,"chain":")" + zeros +
              R"(","at":1})",
          R"({"kind":"head","iss":"district","seq":1,"day":"","chain":")" + zeros + R"(","at":1})",
          R"({"kind":"head","iss":"district","epoch":"e","day":"","seq":1,"chain":")" + zeros +
              R"("})"}) {
        CAPTURE(wrong);
        CHECK(said(wrong) == "a claim is missing or wrong");
    }
}

} // namespace hall::sync
