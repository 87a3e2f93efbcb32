// SPDX-License-Identifier: Apache-2.0
#include "drivers/printer/encoder.h"
#include "drivers/printer/font_raster.h"

#include <catch2/catch.hpp>

using namespace hall::printer;

namespace {

int blackDots(const Bitmap& bitmap)
{
    int black = 0;
    for (int y = 0; y < bitmap.height; y++) {
        for (int x = 0; x < bitmap.width; x++) {
            black += bitmap.dot(x, y) ? 1 : 0;
        }
    }
    return black;
}

} // namespace

TEST_CASE("rare characters are drawn, each as itself", "[printer][font]")
{
    const GlyphRaster raster = fontRaster();
    const Bitmap one = raster("䶮", 24, false);
    const Bitmap two = raster("㛃", 24, false);
    const Bitmap three = raster("𠮷", 24, false);

    CHECK(one.width == 24);
    CHECK(one.height == 32);
    CHECK(blackDots(one) > 60);
    CHECK(blackDots(two) > 60);
    CHECK(blackDots(three) > 60);
    // A large line is no higher than printed text; only what hangs down makes it so.
    CHECK(raster("䶮", 48, false).height == 48);
    CHECK(raster("䶮gy", 48, false).height > 48);
    CHECK_FALSE(one == two);
    CHECK_FALSE(two == three);
    CHECK(blackDots(raster("吉", 24, true)) > blackDots(raster("吉", 24, false)));
}

TEST_CASE("a line with a rare character goes out as a picture of that line", "[printer][font]")
{
    const TicketPaper paper{.lines = {TextLine{"请𠮷先生", {.size = 2}}}};

    const auto ticket = encode(paper, profileByName("epson80").value(), fontRaster());

    REQUIRE(ticket);
    CHECK(ticket->bytes.find(std::string("\x1D\x76\x30\x00\x18\x00\x10\x00", 8)) !=
          std::string::npos);
}
