// SPDX-License-Identifier: Apache-2.0
#include "app/identity/base64url.h"
#include "app/identity/signed_code.h"

#include <catch2/catch.hpp>

#include <set>

using namespace hall;
using namespace hall::identity;
using namespace std::chrono_literals;

namespace hall::identity {

std::ostream& operator<<(std::ostream& out, CodeFault fault)
{
    return out << toText(fault);
}

} // namespace hall::identity

namespace {

/// 2026-11-23, 09:00 in China.
const Time now{std::chrono::sys_days{std::chrono::year{2026} / 11 / 23} + 1h};

SigningKey keyOf(char letter)
{
    return SigningKey::parse(R"({"kty":"OKP","crv":"Ed25519","d":")" +
                             toBase64Url(std::string(32, letter)) + "\"}")
        .value();
}

/// Two keys as one takes over from the other, and one that isn't the city's.
struct Bench
{
    SigningKey old = keyOf('a');
    SigningKey young = keyOf('b');
    SigningKey stranger = keyOf('c');
    KnownKeys keys{{.id = "2025", .key = old.publicHalf(), .from = {}, .until = now + 24h},
                   {.id = "2026", .key = young.publicHalf(), .from = now - 24h, .until = {}}};
    CodeUse use{.audience = "district", .now = now, .tolerance = 2min};

    [[nodiscard]] CodeFault faultOf(std::string_view text) const
    {
        const auto code = readAppointmentCode(text, keys, use);
        REQUIRE_FALSE(code);
        return code.error();
    }

    /// Signed by the young key under that header.
    [[nodiscard]] std::string
    made(std::string_view claims, std::string_view header = R"({"alg":"EdDSA","kid":"2026"})") const
    {
        return writeCompact(header, claims, young);
    }
};

constexpr std::string_view claims =
    R"({"aud":"district","booking":"Y1","exp":1795399200,"service":"card"})";

AppointmentCode whole()
{
    return {.booking = "Y2026112300017",
            .audience = "district",
            .service = "card",
            .day = "2026-11-23",
            .from = "09:30",
            .to = "10:00",
            .priority = "elder",
            .notBefore = now - 1h,
            .expires = now + 8h};
}

} // namespace

TEST_CASE("a signed code says its appointment, under either key while one takes over",
          "[identity][codes]")
{
    const Bench bench;
    const std::string byOld = writeAppointmentCode(whole(), "2025", bench.old);
    const std::string byYoung = writeAppointmentCode(whole(), "2026", bench.young);

    CHECK(readAppointmentCode(byOld, bench.keys, bench.use) == whole());
    CHECK(readAppointmentCode(byYoung, bench.keys, bench.use) == whole());
    CHECK(isSignedCode(byOld));
    CHECK_FALSE(isSignedCode("https://example.cn/t/ABCDEFGHIJKLMNOP"));
    CHECK(byYoung.size() < 400);
}

TEST_CASE("claims may name the booking alone, several halls, and what we don't know",
          "[identity][codes]")
{
    const Bench bench;
    const auto code = readAppointmentCode(
        bench.made(R"({"aud":["north","district"],"booking":"Y1","exp":1795399200,"iss":"city"})"),
        bench.keys,
        bench.use);
    REQUIRE(code);
    CHECK(code->booking == "Y1");
    CHECK(code->service.empty());
}

TEST_CASE("each thing wrong with a code has its own name", "[identity][codes]")
{
    const Bench bench;
    const std::string good = bench.made(claims);
    REQUIRE(readAppointmentCode(good, bench.keys, bench.use));
    const auto header = [&](std::string_view text) {
        return bench.faultOf(bench.made(claims, text));
    };
    const auto claim = [&](std::string_view text) { return bench.faultOf(bench.made(text)); };

    CHECK(bench.faultOf(std::string(signedCodeBytesMax + 1, 'e')) == CodeFault::TooLong);
    for (const std::string& text :
         {std::string{}, std::string{"."}, good + '.', good.substr(0, good.rfind('.'))}) {
        CHECK(bench.faultOf(text) == CodeFault::NotCompact);
    }
    CHECK(bench.faultOf(good + '=') == CodeFault::NotBase64Url);
    CHECK(bench.faultOf('+' + good) == CodeFault::NotBase64Url);
    CHECK(bench.faultOf(good + "\n") == CodeFault::NotBase64Url);
    CHECK(bench.faultOf("..") == CodeFault::NotJson);
    CHECK(header("[]") == CodeFault::NotJson);
    CHECK(header(R"({"alg":"EdDSA")") == CodeFault::NotJson);
    CHECK(claim("no json") == CodeFault::NotJson);
    CHECK(claim("\xff") == CodeFault::NotJson);
    CHECK(header(R"({"alg":"EdDSA","kid":"2026","alg":"EdDSA"})") == CodeFault::DuplicateName);
    CHECK(claim(R"({"aud":"district","booking":"Y1","booking":"Y2","exp":1795399200})") ==
          CodeFault::DuplicateName);
    CHECK(claim(R"({"aud":"district","booking":"Y1","exp":1795399200,"x":[{"a":1,"a":2}]})") ==
          CodeFault::DuplicateName);
    CHECK(header(R"({"alg":"none"})") == CodeFault::WrongAlgorithm);
    CHECK(header(R"({"alg":"HS256","kid":"2026"})") == CodeFault::WrongAlgorithm);
    CHECK(header(R"({"alg":"eddsa","kid":"2026"})") == CodeFault::WrongAlgorithm);
    CHECK(header(R"({"kid":"2026"})") == CodeFault::WrongAlgorithm);
    CHECK(header(R"({"alg":"EdDSA","kid":"2026","crit":["b64"],"b64":false})") ==
          CodeFault::UnknownHeader);
    CHECK(header(R"({"alg":"EdDSA","kid":"2027"})") == CodeFault::UnknownKey);
    CHECK(header(R"({"alg":"EdDSA"})") == CodeFault::UnknownKey);
    CHECK(header(R"({"alg":"EdDSA","kid":2026})") == CodeFault::UnknownKey);
    CHECK(header(R"({"alg":"EdDSA","kid":"2025"})") == CodeFault::WrongSignature);
    CHECK(bench.faultOf(writeAppointmentCode(whole(), "2026", bench.stranger)) ==
          CodeFault::WrongSignature);
    CHECK(bench.faultOf(good.substr(0, good.rfind('.') + 1)) == CodeFault::WrongSignature);
    CHECK(claim(R"({"aud":"north","booking":"Y1","exp":1795399200})") == CodeFault::OtherHall);
    CHECK(claim(R"({"aud":"district-2","booking":"Y1","exp":1795399200})") == CodeFault::OtherHall);
    CHECK(claim(R"({"aud":["district-2"],"booking":"Y1","exp":1795399200})") ==
          CodeFault::OtherHall);
    CHECK(claim(R"({"aud":[],"booking":"Y1","exp":1795399200})") == CodeFault::OtherHall);
}

TEST_CASE("a code without what it has to say, or with it in another form, has wrong claims",
          "[identity][codes]")
{
    const Bench bench;
    for (const std::string_view text :
         {R"({})",
          R"({"booking":"Y1","exp":1795399200})",
          R"({"aud":7,"booking":"Y1","exp":1795399200})",
          R"({"aud":["district",7],"booking":"Y1","exp":1795399200})",
          R"({"aud":"district","exp":1795399200})",
          R"({"aud":"district","booking":"","exp":1795399200})",
          R"({"aud":"district","booking":17,"exp":1795399200})",
          R"({"aud":"district","booking":"Y1"})",
          R"({"aud":"district","booking":"Y1","exp":"1795399200"})",
          R"({"aud":"district","booking":"Y1","exp":-1})",
          R"({"aud":"district","booking":"Y1","exp":18446744073709551615})",
          R"({"aud":"district","booking":"Y1","exp":1795399200,"nbf":"now"})",
          R"({"aud":"district","booking":"Y1","exp":1795399200,"service":["card"]})",
          R"({"aud":"district","booking":"Y1","exp":1795399200,"day":20261123})"}) {
        CAPTURE(text);
        CHECK(bench.faultOf(bench.made(text)) == CodeFault::WrongClaims);
    }
    CHECK(bench.faultOf(bench.made(R"({"aud":"district","exp":1795399200,"booking":")" +
                                   std::string(65, 'Y') + "\"}")) == CodeFault::WrongClaims);
}

TEST_CASE("clocks may differ by the tolerance, and not by a millisecond more", "[identity][codes]")
{
    Bench bench;
    AppointmentCode code = whole();
    const auto at = [&](Time moment) -> std::string {
        bench.use.now = moment;
        const auto read = readAppointmentCode(
            writeAppointmentCode(code, "2026", bench.young), bench.keys, bench.use);
        return read ? "good" : std::string{toText(read.error())};
    };
    CHECK(at(*code.notBefore - 2min) == "good");
    CHECK(at(*code.notBefore - 2min - 1ms) == "NotYetValid");
    CHECK(at(code.expires + 2min - 1ms) == "good");
    CHECK(at(code.expires + 2min) == "Expired");
    bench.use.tolerance = 0ms;
    CHECK(at(*code.notBefore - 1ms) == "NotYetValid");
    CHECK(at(code.expires) == "Expired");
}

TEST_CASE("a key is in force from its first day to its last, within the tolerance",
          "[identity][codes]")
{
    Bench bench;
    AppointmentCode code = whole();
    code.notBefore = {};
    code.expires = now + 240h;
    const auto by = [&](const char* id, const SigningKey& key, Time moment) -> std::string {
        bench.use.now = moment;
        const auto read =
            readAppointmentCode(writeAppointmentCode(code, id, key), bench.keys, bench.use);
        return read ? "good" : std::string{toText(read.error())};
    };
    CHECK(by("2026", bench.young, now - 24h - 2min) == "good");
    CHECK(by("2026", bench.young, now - 24h - 2min - 1ms) == "KeyNotInForce");
    CHECK(by("2025", bench.old, now + 24h + 2min - 1ms) == "good");
    CHECK(by("2025", bench.old, now + 24h + 2min) == "KeyNotInForce");

    // Of one name there may be two, when the city kept it over a change.
    bench.keys[1].id = "2025";
    CHECK(by("2025", bench.young, now + 48h) == "good");
    CHECK(by("2025", bench.old, now + 48h) == "WrongSignature");
}

TEST_CASE("every fault has a word and a sentence of its own", "[identity][codes]")
{
    std::set<std::string_view> words;
    std::set<std::string_view> sentences;
    for (int fault = 0; fault <= static_cast<int>(CodeFault::Expired); ++fault) {
        words.insert(toText(static_cast<CodeFault>(fault)));
        sentences.insert(explain(static_cast<CodeFault>(fault)));
    }
    CHECK(words.size() == 14);
    CHECK(sentences.size() == 14);
    CHECK_FALSE(sentences.contains(""));
}

TEST_CASE("a code cut or changed anywhere is refused", "[identity][codes]")
{
    const Bench bench;
    const std::string good = writeAppointmentCode(whole(), "2026", bench.young);
    for (std::size_t length = 0; length < good.size(); ++length) {
        CHECK_FALSE(readAppointmentCode(good.substr(0, length), bench.keys, bench.use));
    }
    for (std::size_t at = 0; at < good.size(); ++at) {
        for (const char letter : {'A', '.', '_', '\0'}) {
            std::string changed = good;
            changed[at] = letter;
            if (changed != good) {
                CHECK_FALSE(readAppointmentCode(changed, bench.keys, bench.use));
            }
        }
    }
}
