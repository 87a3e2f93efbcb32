// SPDX-License-Identifier: Apache-2.0
#include "drivers/printer/encoder.h"
#include "drivers/printer/font_raster.h"

#include <catch2/catch.hpp>

using namespace hall::printer;

namespace {

int blackDots(const Bitmap& bitmap, int from = 0, int to = 10000)
{
    int black = 0;
    for (int y = 0; y < bitmap.height; y++) {
        for (int x = from; x < std::min(to, bitmap.width); x++) {
            black += bitmap.dot(x, y) ? 1 : 0;
        }
    }
    return black;
}

/// A frame of straight lines with nothing within.
bool isBox(const Bitmap& bitmap)
{
    constexpr int inset = 2;
    const int far = bitmap.width - 1 - inset;
    const int middle = bitmap.width / 2;
    bool isFrame = true;
    for (int at = inset; at <= far; at++) {
        isFrame = isFrame && bitmap.dot(at, inset) && bitmap.dot(at, far) &&
                  bitmap.dot(inset, at) && bitmap.dot(far, at);
    }
    for (int at = inset + 3; at <= far - 3; at++) {
        isFrame = isFrame && !bitmap.dot(at, middle) && !bitmap.dot(middle, at);
    }
    return isFrame;
}

Bitmap drawn(std::string_view text, int height = 24, bool bold = false)
{
    const DrawnLine line = fontRaster()(text, height, bold);
    CHECK(line.missing.empty());
    return line.dots;
}

} // namespace

TEST_CASE("rare characters are drawn, each as itself", "[printer][font]")
{
    const Bitmap one = drawn("䶮");
    const Bitmap two = drawn("㛃");
    const Bitmap three = drawn("𠮷");

    CHECK(one.width == 24);
    CHECK(one.height == 32);
    CHECK(blackDots(one) > 60);
    CHECK(blackDots(two) > 60);
    CHECK(blackDots(three) > 60);
    // A large line is no higher than printed text; only what hangs down makes it so.
    CHECK(drawn("䶮", 48).height == 48);
    CHECK(drawn("䶮gy", 48).height > 48);
    CHECK_FALSE(one == two);
    CHECK_FALSE(two == three);
    // 吉 with 土 above is not 吉 with 士.
    CHECK_FALSE(three == drawn("吉"));
    CHECK(blackDots(drawn("吉", 24, true)) > blackDots(drawn("吉")));
}

TEST_CASE("every extension of names from B to F has its own dots", "[printer][font]")
{
    std::vector<Bitmap> all;
    for (const char* character : {"喆",
                                  "堃",
                                  "䶮",
                                  "㛃",
                                  "𠮷",            // B
                                  "\U0002A6D6",    // the end of B
                                  "\U0002B734",    // C
                                  "\U0002B81D",    // D
                                  "\U0002CEA1",    // E
                                  "\U0002EBE0"}) { // F
        INFO(character);
        const Bitmap bitmap = drawn(character);
        CHECK(bitmap.width == 24);
        CHECK(blackDots(bitmap) > 40);
        CHECK_FALSE(isBox(bitmap));
        for (const Bitmap& other : all) {
            CHECK_FALSE(bitmap == other);
        }
        all.push_back(bitmap);
    }
}

TEST_CASE("what is drawn is as wide as what is printed", "[printer][font]")
{
    CHECK(drawn("前面      4人𠮷").width == 24 * 4 + 12 * 7);
    CHECK(drawn("去1-3号窗口", 72).width == 72 * 4 + 36 * 3);
}

TEST_CASE("a character that no font has is a box, and is told", "[printer][font]")
{
    // Places behind extension H that no character has.
    for (const std::string character : {"\U000323BF", "\U0003FFFD"}) {
        const DrawnLine line = fontRaster()(character, 24, false);
        CHECK(line.missing == character);
        CHECK(isBox(line.dots));
    }
    const DrawnLine line = fontRaster()("张\U000323BF的", 24, false);
    CHECK(line.missing == "\U000323BF");
    CHECK(line.dots.width == 72);
    CHECK(blackDots(line.dots, 0, 24) > 60);
    CHECK(blackDots(line.dots, 48) > 60);
}

TEST_CASE("a line with a rare character goes out as a picture of that line", "[printer][font]")
{
    const TicketPaper paper{
        .lines = {TextLine{"请𠮷先生", {.size = 2}}, TextLine{"请\U000323BF先生"}}};

    const auto ticket = encode(paper, profileByName("epson80").value(), fontRaster());

    REQUIRE(ticket);
    CHECK(ticket->bytes.find(std::string("\x1D\x76\x30\x00\x18\x00\x10\x00", 8)) !=
          std::string::npos);
    CHECK(ticket->hasDrawnLines);
    CHECK(ticket->missingGlyphs == "\U000323BF");
    CHECK_FALSE(encode({.lines = {TextLine{"喆"}}}, profileByName("epson80").value(), fontRaster())
                    ->hasDrawnLines);
    CHECK(encode({.lines = {TextLine{"喆"}}}, profileByName("generic58").value(), fontRaster())
              ->hasDrawnLines);
}
