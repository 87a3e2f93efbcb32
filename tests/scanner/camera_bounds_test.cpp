// SPDX-License-Identifier: Apache-2.0
#include "drivers/scanner/code_reader.h"
#include "tests/support/code_pictures.h"

#include <catch2/catch.hpp>

using namespace hall::scanner;
using hall::test::Hardship;

namespace {

int readOf(const Hardship& hardship, int pictures)
{
    int read = 0;
    for (int seed = 1; seed <= pictures; ++seed) {
        const auto picture =
            hall::test::drawHardPicture(hardship, 700000U + static_cast<std::uint32_t>(seed));
        const auto code = readCode({picture.luminance.data(),
                                    picture.size.width,
                                    picture.size.height,
                                    picture.size.width});
        REQUIRE((!code || code->text == picture.text));
        read += code ? 1 : 0;
    }
    return read;
}

} // namespace

// How hard it may be: at these bounds 38 or more of 40 pictures are read. Past them it falls off:
// at 1.75 modules of movement a quarter is left, at 6 times the light three quarters, at 7 % of the
// contrast half, at a noise of 60 seven tenths.
TEST_CASE("a code is read in motion, under a lamp, with too much light and with too little",
          "[scanner][pictures]")
{
    const auto [what, hardship] = GENERATE(table<std::string, Hardship>({
        {"moved by a module and a half", {.smearModules = 1.5F}},
        {"white under a lamp for a quarter of its side around", {.glarePart = 0.25F}},
        {"four times too much light", {.exposure = 4}},
        {"a tenth of the contrast, and a noise of 3", {.contrast = 0.1F, .noise = 3}},
        {"a noise of 40", {.noise = 40}},
    }));
    CAPTURE(what);
    constexpr int pictures = 16;
    CHECK(readOf(hardship, pictures) >= pictures - 1);
}
