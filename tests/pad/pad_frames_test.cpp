// SPDX-License-Identifier: Apache-2.0
#include "drivers/pad/pad_frames.h"

#include <catch2/catch.hpp>

#include <random>

using namespace hall::pad;
using namespace std::string_literals;

namespace {

constexpr const char* desk = "FF 68 LEN LEN 68 ( ADDR KEY DATA ) SUM 16";

// Pad 3, key 31 and no more; pad 5, key 32 and two bytes more.
const std::string three = "\xFF\x68\x02\x02\x68\x03\x31\x34\x16"s;
const std::string five = "\xFF\x68\x04\x04\x68\x05\x32\xAA\xBB\x9C\x16"s;

PadFrames framesOf(std::string_view pattern)
{
    const auto parsed = parsePattern(pattern);
    REQUIRE(parsed);
    return PadFrames(*parsed);
}

std::string textOf(const std::vector<PadPress>& presses)
{
    std::string text;
    for (const PadPress& press : presses) {
        text += std::to_string(press.address) + ':' + std::to_string(press.key) + ' ';
    }
    return text;
}

} // namespace

TEST_CASE("frames come out right wherever a read ends", "[pad][frames]")
{
    const std::string line = three + "\x68\xFF"s + five + three;
    for (std::size_t cut = 0; cut <= line.size(); ++cut) {
        PadFrames frames = framesOf(desk);
        const std::string text = textOf(frames.feed(line.substr(0, cut)));
        CHECK(text + textOf(frames.feed(line.substr(cut))) == "3:49 5:50 3:49 ");
        CHECK(frames.takeSkipped() == 2);
        CHECK(frames.takeSkipped() == 0);
        CHECK_FALSE(frames.isWaiting());
    }
}

TEST_CASE("a frame that isn't of the pattern is skipped, and the next one is read", "[pad][frames]")
{
    const auto [at, byte] = GENERATE(table<std::size_t, char>({
        {0, '\0'},   // no such beginning
        {3, '\x03'}, // lengths that differ
        {6, '\x32'}, // another key than was added up
        {7, '\x35'}, // a wrong sum
        {8, '\x17'}, // no such end
    }));
    std::string broken = three;
    broken[at] = byte;
    PadFrames frames = framesOf(desk);
    CHECK(textOf(frames.feed(broken + five)) == "5:50 ");
    CHECK(frames.takeSkipped() == broken.size());
}

TEST_CASE("a length that promises too little or too much is no frame", "[pad][frames]")
{
    PadFrames frames = framesOf(desk);
    CHECK(frames.feed("\xFF\x68\x01\x01\x68\x03\x03\x16"s).empty());
    PadFrames rigid = framesOf("AA LEN ( ADDR KEY ) XOR");
    CHECK(textOf(rigid.feed("\xAA\x03\x01\x31\x30\xAA\x02\x01\x31\x30"s)) == "1:49 ");
}

TEST_CASE("noise that looks like the beginning of a long frame hides no frame behind it",
          "[pad][frames]")
{
    PadFrames frames = framesOf(desk);
    CHECK(frames.feed("\xFF\x68\xFA\xFA\x68"s + three).empty());
    CHECK(frames.isWaiting());
    CHECK(textOf(frames.fellSilent()) == "3:49 ");
    CHECK_FALSE(frames.isWaiting());
    CHECK(frames.takeSkipped() == 5);
}

TEST_CASE("one byte a key is a pattern, too", "[pad][frames]")
{
    PadFrames frames = framesOf("KEY");
    CHECK(textOf(frames.feed("15")) == "0:49 0:53 ");
}

TEST_CASE("a megabyte of noise leaves little behind, and the next frame is read", "[pad][frames]")
{
    PadFrames frames = framesOf(desk);
    std::mt19937 random(Catch::rngSeed());
    std::string piece(4096, '\0');
    for (int i = 0; i < 256; ++i) {
        for (char& byte : piece) {
            byte = static_cast<char>(random());
        }
        (void)frames.feed(piece);
    }
    (void)frames.fellSilent();
    CHECK(textOf(frames.feed(three)) == "3:49 ");
}
