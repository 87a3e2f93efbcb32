// SPDX-License-Identifier: Apache-2.0
#include "drivers/scanner/code_framing.h"

#include <catch2/catch.hpp>

#include <random>

using namespace hall::scanner;
using namespace std::chrono_literals;
using namespace std::string_literals;

namespace {

using Words = std::vector<std::string>;

const std::string ack = "\x02\x00\x00\x01\x00\x33\x31"s;

Words wordsOf(const std::vector<Framed>& framed)
{
    Words words;
    for (const Framed& each : framed) {
        const auto* code = std::get_if<CodeBytes>(&each);
        words.push_back(code != nullptr ? code->bytes : "(too long)");
    }
    return words;
}

void append(Words& words, const std::vector<Framed>& framed)
{
    const Words more = wordsOf(framed);
    words.insert(words.end(), more.begin(), more.end());
}

} // namespace

TEST_CASE("CR, LF, CR LF and 100 ms of silence end a code", "[scanner][framing]")
{
    const std::string ending = GENERATE("\r"s, "\n"s, "\r\n"s, ""s);
    CodeFraming framing;

    Words words = wordsOf(framing.feed("A001" + ending, 0ms));
    append(words, framing.passed(99ms));
    CHECK(words == (ending.empty() ? Words{} : Words{"A001"}));
    append(words, framing.passed(100ms));

    CHECK(words == Words{"A001"});
    CHECK_FALSE(framing.isWaiting());
}

TEST_CASE("two codes, an acknowledgement and NUL bytes come out right wherever a read ends",
          "[scanner][framing]")
{
    const std::string line = ack + "A001\r\nB\0\0002\r"s + ack + ack + "\n\n\xE5\xBC\xA0\n";
    const Words expected{"A001", "B2", "\xE5\xBC\xA0"};
    for (std::size_t first = 0; first <= line.size(); ++first) {
        for (std::size_t second = first; second <= line.size(); ++second) {
            CodeFraming framing;
            Words words = wordsOf(framing.feed(line.substr(0, first), 0ms));
            append(words, framing.feed(line.substr(first, second - first), 30ms));
            append(words, framing.feed(line.substr(second), 60ms));
            REQUIRE(words == expected);
        }
    }
}

TEST_CASE("a code in single bytes is one code as long as they come steadily", "[scanner][framing]")
{
    CodeFraming framing;
    Words words;
    auto now = 0ms;
    for (const char byte : "https://example.cn/t/7K3QM9XH2VTB4WRD\r"s) {
        now += 99ms;
        append(words, framing.feed({&byte, 1}, now));
    }
    CHECK(words == Words{"https://example.cn/t/7K3QM9XH2VTB4WRD"});
}

TEST_CASE("a pause between reads ends nothing: whoever reads may have been held up",
          "[scanner][framing]")
{
    CodeFraming framing;
    CHECK(wordsOf(framing.feed("A0", 0ms)).empty());
    CHECK(wordsOf(framing.feed("01", 150ms)).empty());
    CHECK(wordsOf(framing.passed(249ms)).empty());
    CHECK(wordsOf(framing.passed(250ms)) == Words{"A001"});
}

TEST_CASE("how long a silence ends a code is said where scanners are slow", "[scanner][framing]")
{
    CodeFraming framing(false, 400ms);
    CHECK(wordsOf(framing.feed("A001", 0ms)).empty());
    CHECK(wordsOf(framing.passed(399ms)).empty());
    CHECK(wordsOf(framing.passed(400ms)) == Words{"A001"});
}

TEST_CASE("5,000 bytes without an end are dropped, told once, and the next code is read",
          "[scanner][framing]")
{
    const bool isEndedBySilence = GENERATE(true, false);
    CodeFraming framing;
    Words words;
    for (int i = 0; i < 50; ++i) {
        append(words, framing.feed(std::string(100, 'x'), i * 10ms));
    }
    CHECK(words == Words{"(too long)"});

    const auto next = isEndedBySilence ? 700ms : 500ms;
    append(words, framing.passed(next));
    append(words, framing.feed(isEndedBySilence ? "A001\r" : "\rA001\r", next));

    CHECK(words == Words{"(too long)", "A001"});
}

TEST_CASE("a code may have 4,096 bytes", "[scanner][framing]")
{
    CodeFraming framing;
    const std::string most(CodeFraming::bytesMax, 'x');
    CHECK(wordsOf(framing.feed(most + "\r", 0ms)) == Words{most});
    CHECK(wordsOf(framing.feed(most + "y\r", 1ms)) == Words{"(too long)"});
}

TEST_CASE("an AIM id stands before the code only where it was asked for", "[scanner][framing]")
{
    const auto [sent, stripped] = GENERATE(table<std::string, std::string>({
        {"]Q1A001", "A001"},
        {"]C0A001", "A001"},
        {"]d2A001", "A001"},
        {"A001]Q1", "A001]Q1"},
        {"]1", "]1"},
        {"]]Q1", "]]Q1"},
    }));
    CHECK(wordsOf(CodeFraming(true).feed(sent + "\r", 0ms)) == Words{stripped});
    CHECK(wordsOf(CodeFraming().feed(sent + "\r", 0ms)) == Words{sent});
}

TEST_CASE("an acknowledgement alone is no code, within a code it is content", "[scanner][framing]")
{
    CodeFraming framing;
    CHECK(wordsOf(framing.feed(ack, 0ms)).empty());
    CHECK(wordsOf(framing.passed(100ms)).empty());
    CHECK(wordsOf(framing.feed("A" + ack + "\r", 200ms)) == Words{"A\x02\x01\x33\x31"});
}

TEST_CASE("after a megabyte of noise the next code is read", "[scanner][framing]")
{
    std::mt19937 random(Catch::rngSeed());
    CodeFraming framing;
    auto now = 0ms;
    for (int i = 0; i < 1024; ++i) {
        std::string piece(1024, '\0');
        for (char& byte : piece) {
            byte = static_cast<char>(random());
        }
        now += 1ms;
        for (const Framed& each : framing.feed(piece, now)) {
            const auto* code = std::get_if<CodeBytes>(&each);
            REQUIRE((code == nullptr || code->bytes.size() <= CodeFraming::bytesMax));
        }
    }
    (void)framing.passed(now + 100ms);
    CHECK_FALSE(framing.isWaiting());
    CHECK(wordsOf(framing.feed("A001\r", now + 101ms)) == Words{"A001"});
}

TEST_CASE("what came before the line was lost isn't the beginning of the next code",
          "[scanner][framing]")
{
    CodeFraming framing;
    (void)framing.feed("A0", 0ms);
    framing.forgetUnfinished();
    CHECK(wordsOf(framing.feed("B002\r", 10ms)) == Words{"B002"});
}
