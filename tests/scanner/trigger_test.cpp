// SPDX-License-Identifier: Apache-2.0
#include "drivers/scanner/trigger.h"

#include <catch2/catch.hpp>

#include <random>

using namespace hall::scanner;
using namespace std::string_literals;

namespace {

using Answers = TriggerProfile::Answers;

const std::string gm65Done = "\x02\x00\x00\x01\x00\x33\x31"s;
const std::string newlandTaken = "\x02\x01\x30\x30\x30\x30\x23SCNTRG1\x06\x3B\x03"s;
const std::string newlandRefused = "\x02\x01\x30\x30\x30\x30\x23SCNTRG1\x15\x3B\x03"s;

std::string hexOf(std::string_view bytes)
{
    static constexpr std::string_view digits = "0123456789ABCDEF";
    std::string text;
    for (const char byte : bytes) {
        const auto value = static_cast<unsigned char>(byte);
        text += {digits[value / 16], digits[value % 16], ' '};
    }
    return text;
}

/// Codes, and a + or - for each answer.
std::string textOf(const TriggerAnswers::Parted& parted)
{
    std::string text = parted.codes;
    for (const TriggerAnswer answer : parted.answers) {
        text += answer == TriggerAnswer::Taken ? '+' : '-';
    }
    return text;
}

} // namespace

TEST_CASE("scanners are triggered as their makers' documents say", "[scanner][trigger]")
{
    const auto [name, on, off] = GENERATE(table<std::string, std::string, std::string>({
        {"newland",
         "7E 01 30 30 30 30 23 53 43 4E 54 52 47 31 3B 03 ",
         "7E 01 30 30 30 30 23 53 43 4E 54 52 47 30 3B 03 "},
        {"honeywell", "16 54 0D ", "16 55 0D "},
        {"gm65", "7E 00 08 01 00 02 01 AB CD ", "7E 00 08 01 00 02 00 AB CD "},
    }));
    const TriggerProfile* profile = triggerByName(name);
    REQUIRE(profile != nullptr);
    CHECK(hexOf(profile->on) == on);
    CHECK(hexOf(profile->off) == off);
    CHECK(triggerByName("listen") == nullptr);
}

TEST_CASE("answers are told and taken out, wherever a read ends", "[scanner][trigger]")
{
    const auto [kind, line, expected] = GENERATE(table<Answers, std::string, std::string>({
        {Answers::Gm65, gm65Done + "A001\r" + gm65Done + "B2\r", "A001\rB2\r++"},
        {Answers::Gm65, "A1\r\x02\x00\x01\x01\x00\x12\x34"s + "B2\r", "A1\rB2\r-"},
        {Answers::Newland, newlandTaken + "A001\r\n" + newlandRefused, "A001\r\n+-"},
        {Answers::None, gm65Done + "A001\r", gm65Done + "A001\r"},
    }));
    for (std::size_t cut = 0; cut <= line.size(); ++cut) {
        TriggerAnswers answers(kind);
        auto parted = answers.feed(line.substr(0, cut));
        const auto rest = answers.feed(line.substr(cut));
        parted.codes += rest.codes;
        parted.answers.insert(parted.answers.end(), rest.answers.begin(), rest.answers.end());
        CHECK(textOf(parted) == expected);
        CHECK_FALSE(answers.isWaiting());
    }
}

TEST_CASE("what only begins like an answer is left to the codes", "[scanner][trigger]")
{
    TriggerAnswers answers(Answers::Newland);
    CHECK(textOf(answers.feed("\x02\x01\x30"s)).empty());
    CHECK(answers.isWaiting());
    CHECK(answers.fellSilent() == "\x02\x01\x30"s);
    CHECK(textOf(answers.feed("\x02\x41\r"s)) == "\x02\x41\r"s);
    const std::string endless = "\x02\x01\x30\x30\x30\x30"s + std::string(100, 'x');
    CHECK(textOf(answers.feed(endless)) == endless);

    TriggerAnswers gm65(Answers::Gm65);
    CHECK(textOf(gm65.feed("\x02\x00\x00\xF0\x00"s)) == "\x02\x00\x00\xF0\x00"s);
}

TEST_CASE("a megabyte of noise holds back no more than an answer", "[scanner][trigger]")
{
    const auto kind = GENERATE(Answers::Gm65, Answers::Newland);
    TriggerAnswers answers(kind);
    std::mt19937 random(Catch::rngSeed());
    std::size_t in = 0;
    std::size_t out = 0;
    for (int i = 0; i < 256; ++i) {
        std::string piece(4096, '\0');
        for (char& byte : piece) {
            byte = static_cast<char>(random());
        }
        in += piece.size();
        const auto parted = answers.feed(piece);
        out += parted.codes.size() + parted.answers.size() * TriggerAnswers::answerBytesMax;
        REQUIRE(in <= out + TriggerAnswers::answerBytesMax);
    }
}
