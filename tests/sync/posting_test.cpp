// SPDX-License-Identifier: Apache-2.0
#include "app/sync/posting.h"

#include <catch2/catch.hpp>

namespace hall::sync {

namespace {

using namespace std::chrono_literals;

constexpr Time now{std::chrono::milliseconds{1'795'420'800'000}};

/// RFC 8037, appendix A.1, and one that differs in a bit.
identity::SigningKey keyOf(char first)
{
    const std::string seed = std::string{first} + "WGxne_9WmC6hEr0kuwsxERJxWl7MmkZcDusAxyuf2A";
    return *identity::SigningKey::parse(R"({"kty":"OKP","crv":"Ed25519","d":")" + seed + "\"}");
}

identity::KnownKeys knownKeys()
{
    return {{.id = "2026", .key = keyOf('n').publicHalf()}};
}

const identity::CodeUse here{.audience = "district", .now = now, .tolerance = 2min};

Posting list()
{
    return {.kind = PostingKind::Appointments,
            .hall = "district",
            .day = "2026-11-23",
            .version = 7,
            .at = now,
            .content = R"({"appointments":[{"booking":"B-1"}]})"};
}

std::string signedAs(const std::string& payload, char key = 'n')
{
    return identity::writeCompact(R"({"alg":"EdDSA","kid":"2026"})", payload, keyOf(key));
}

std::string errorOf(const std::string& text)
{
    const auto read = readPosting(text, knownKeys(), here);
    return read ? std::string{} : read.error();
}

} // namespace

TEST_CASE("what the city sends down arrives as it was signed", "[sync][posting]")
{
    Posting posting = list();
    CHECK(readPosting(*writePosting(posting, "2026", keyOf('n')), knownKeys(), here) == posting);
    posting.kind = PostingKind::Catalogue;
    posting.day.clear();
    CHECK(readPosting(*writePosting(posting, "2026", keyOf('n')), knownKeys(), here) == posting);

    CHECK(postingTopic(PostingKind::Appointments, "2026-11-23") == "appointments/2026-11-23");
    CHECK(postingTopic(PostingKind::Notices, "") == "notices");
}

TEST_CASE("what isn't of the hall's own hub, or not for it, is refused", "[sync][posting]")
{
    CHECK(errorOf(*writePosting(list(), "2026", keyOf('m'))) ==
          "no key of this hall's hub signed it (WrongSignature)");
    CHECK(errorOf(*writePosting(list(), "2025", keyOf('n'))) ==
          "no key of this hall's hub signed it (UnknownKey)");
    Posting other = list();
    other.hall = "harbour";
    CHECK(errorOf(*writePosting(other, "2026", keyOf('n'))) ==
          R"(it is for the hall "harbour", this one is "district")");
    CHECK(errorOf("") == "no key of this hall's hub signed it (NotCompact)");
    CHECK(errorOf(std::string(postingBytesMax + 1, 'e')) == "it is larger than 4194304 bytes");
}

TEST_CASE("what has another form is refused, and why", "[sync][posting]")
{
    const std::string wrong = "kind, version, at or content is missing or wrong";
    const auto with = [](const std::string& claims) {
        return errorOf(signedAs(R"({"aud":"district","at":1,)" + claims + '}'));
    };
    CHECK(with(R"("kind":"notices","version":1,"content":{})").empty());
    CHECK(with(R"("kind":"orders","version":1,"content":{})") == wrong);
    CHECK(with(R"("kind":"notices","version":0,"content":{})") == wrong);
    CHECK(with(R"("kind":"notices","version":-1,"content":{})") == wrong);
    CHECK(with(R"("kind":"notices","version":1.5,"content":{})") == wrong);
    CHECK(with(R"("kind":"notices","version":1,"content":[])") == wrong);
    CHECK(with(R"("kind":"notices","version":1)") == wrong);
    const std::string day = "day is missing or wrong, or there is one where none belongs";
    CHECK(with(R"("kind":"appointments","version":1,"content":{})") == day);
    CHECK(with(R"("kind":"appointments","day":"2026-02-30","version":1,"content":{})") == day);
    CHECK(with(R"("kind":"notices","day":"2026-11-23","version":1,"content":{})") == day);
    CHECK(errorOf(signedAs("[]")) == "it isn't a JSON object");
    const std::string deep = R"({"aud":"district","content":)" + std::string(100'000, '[') +
                             std::string(100'000, ']') + '}';
    CHECK(errorOf(signedAs(deep)) == "it isn't a JSON object");
}

TEST_CASE("what no hall would read isn't signed", "[sync][posting]")
{
    Posting posting = list();
    posting.content = "[]";
    CHECK_FALSE(writePosting(posting, "2026", keyOf('n')));
    posting.content = R"({"appointments":")" + std::string(postingBytesMax, 'x') + "\"}";
    CHECK_FALSE(writePosting(posting, "2026", keyOf('n')));
}

} // namespace hall::sync
