// SPDX-License-Identifier: Apache-2.0
#include "drivers/printer/number_glyphs.h"

#include <catch2/catch.hpp>

using namespace hall::printer;

namespace {

const std::string characters = "0123456789ABCDEFGHJKLMNPQRSTUVWXYZ";

std::string asText(const Bitmap& glyph)
{
    std::string out;
    for (int y = 2; y < 22; y++) {
        for (int x = 0; x < glyph.width; x++) {
            out += glyph.dot(x, y) ? '#' : '.';
        }
        out += '\n';
    }
    return out;
}

} // namespace

TEST_CASE("a digit has strokes of three dots and corners of 45 degrees", "[printer][glyphs]")
{
    CHECK(asText(numberGlyph('5').value()) == "###########\n"
                                              "###########\n"
                                              "###########\n"
                                              "###........\n"
                                              "###........\n"
                                              "###........\n"
                                              "###........\n"
                                              "########...\n"
                                              "#########..\n"
                                              "##########.\n"
                                              ".......####\n"
                                              "........###\n"
                                              "........###\n"
                                              "........###\n"
                                              "###.....###\n"
                                              "###.....###\n"
                                              "####...####\n"
                                              ".#########.\n"
                                              "..#######..\n"
                                              "...#####...\n");
}

TEST_CASE("no two characters look the same, and I and O aren't there", "[printer][glyphs]")
{
    for (const char a : characters) {
        for (const char b : characters) {
            CHECK((numberGlyph(a).value() == numberGlyph(b).value()) == (a == b));
        }
    }
    CHECK_FALSE(numberGlyph('I'));
    CHECK_FALSE(numberGlyph('O'));
}

TEST_CASE("each character is downloaded once", "[printer][glyphs]")
{
    constexpr std::size_t bytesEach = 3 + 2 + 1 + 33;
    std::string sent;

    CHECK(numberGlyphBytes("A001", sent).size() == 3 * bytesEach);
    CHECK(numberGlyphBytes("A010-", sent).empty());
}

TEST_CASE("no glyph holds a real-time command", "[printer][glyphs]")
{
    std::string sent;
    const std::string bytes = numberGlyphBytes(characters, sent);
    for (const char* hazard : {"\x10\x04", "\x10\x05", "\x10\x14"}) {
        CHECK(bytes.find(hazard) == std::string::npos);
    }
}
