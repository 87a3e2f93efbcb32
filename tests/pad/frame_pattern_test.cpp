// SPDX-License-Identifier: Apache-2.0
#include "drivers/pad/frame_pattern.h"

#include <catch2/catch.hpp>

using namespace hall::pad;

TEST_CASE("a pattern is read as it is written", "[pad][pattern]")
{
    const auto pattern = parsePattern("FF 68 LEN LEN 68 ( ADDR KEY DATA ) SUM 16");
    REQUIRE(pattern);
    CHECK(pattern->places.size() == 10);
    CHECK(pattern->places[0] == FramePattern::Place{FramePattern::Part::Byte, 0xFF});
    CHECK(pattern->bodyBegin == 5);
    CHECK(pattern->bodyEnd == 8);
    CHECK(parsePattern("KEY"));
    CHECK(parsePattern("  02  ANY  KEY  03 "));
    CHECK(parsePattern("AA ( ADDR KEY ) XOR"));
}

TEST_CASE("a pattern that can't be is refused with what is wrong in it", "[pad][pattern]")
{
    const auto [text, what] = GENERATE(table<std::string, std::string>({
        {"", "has to have 1 to 64 places"},
        {"FF 16", "has to have one KEY"},
        {"KEY KEY", "has to have one KEY"},
        {"ADDR KEY ADDR", "has ADDR or DATA twice"},
        {"FF CMD KEY", "has a word \"CMD\" that isn't one"},
        {"F KEY", "has a word \"F\" that isn't one"},
        {"0FF KEY", "has a word \"0FF\" that isn't one"},
        {"+1 KEY", "has a word \"+1\" that isn't one"},
        {"KEY SUM", "has LEN, SUM or XOR without what they are of"},
        {"( KEY )", "has LEN, SUM or XOR without what they are of"},
        {"( KEY SUM", "has LEN, SUM or XOR without what they are of"},
        {") KEY", "has a word \")\" that isn't one"},
        {"( KEY ) ( SUM )", "has a word \"(\" that isn't one"},
        {"KEY DATA", "has DATA whose length nothing tells"},
        {"LEN ( KEY ) DATA SUM", "has DATA whose length nothing tells"},
        {"( KEY ) LEN", "has LEN after what it is the length of"},
        {"( KEY SUM ) XOR", "has its sum before what is added up"},
    }));
    const auto pattern = parsePattern(text);
    CAPTURE(text);
    REQUIRE_FALSE(pattern);
    CHECK(pattern.error().what.starts_with(what));
}

TEST_CASE("a byte is two digits", "[pad][pattern]")
{
    CHECK(parseByte("3F") == 0x3F);
    CHECK(parseByte("3f") == 0x3F);
    for (const auto* text : {"", "3", "3FF", "3G", "-1", " 1", "0x"}) {
        CHECK_FALSE(parseByte(text));
    }
}
