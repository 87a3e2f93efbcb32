// SPDX-License-Identifier: Apache-2.0
#include "drivers/scanner/picture.h"

#include <catch2/catch.hpp>

#include <algorithm>
#include <random>

using namespace hall::scanner;
using Pixels = std::vector<std::uint8_t>;

namespace {

constexpr int width = 61;
constexpr int height = 37;

Pixels randomPixels()
{
    std::mt19937 random(Catch::rngSeed());
    Pixels pixels(std::size_t{width} * height);
    for (std::uint8_t& pixel : pixels) {
        pixel = static_cast<std::uint8_t>(random());
    }
    return pixels;
}

std::uint8_t at(const Pixels& pixels, int x, int y)
{
    return pixels[static_cast<std::size_t>(y) * width + static_cast<std::size_t>(x)];
}

Pixels pixelsOf(const Picture& picture)
{
    const Luminance view = picture.view();
    return {view.pixels, view.pixels + std::ptrdiff_t{view.width} * view.height};
}

/// The plain definition: the extreme of the square about each pixel, as far as it is in the
/// picture.
template <class Extreme>
Pixels extremes(const Pixels& pixels, int reach, Extreme extreme)
{
    Pixels out;
    for (int y = 0; y < height; ++y) {
        for (int x = 0; x < width; ++x) {
            std::uint8_t found = at(pixels, x, y);
            for (int v = std::max(y - reach, 0); v <= std::min(y + reach, height - 1); ++v) {
                for (int u = std::max(x - reach, 0); u <= std::min(x + reach, width - 1); ++u) {
                    found = extreme(found, at(pixels, u, v));
                }
            }
            out.push_back(found);
        }
    }
    return out;
}

} // namespace

TEST_CASE("ink is what is darker than three fifths of the paper around it", "[scanner][picture]")
{
    const int reach = GENERATE(1, 2, 3, 7, 40);
    CAPTURE(Catch::rngSeed(), reach);
    const Pixels pixels = randomPixels();
    const Pixels brightest =
        extremes(pixels, reach, [](std::uint8_t a, std::uint8_t b) { return std::max(a, b); });
    const Pixels paper =
        extremes(brightest, reach, [](std::uint8_t a, std::uint8_t b) { return std::min(a, b); });
    Pixels expected;
    for (std::size_t i = 0; i < pixels.size(); ++i) {
        expected.push_back(5 * pixels[i] > 3 * paper[i] ? 255 : 0);
    }

    // Not in one comparison: nobody reads 2,000 numbers.
    const Pixels found = pixelsOf(againstPaper({pixels.data(), width, height, width}, reach));
    CHECK((found == expected));
}

TEST_CASE("ink is what is clearly darker than the mean around it", "[scanner][picture]")
{
    const int reach = GENERATE(1, 3, 30, 100);
    CAPTURE(Catch::rngSeed(), reach);
    const Pixels pixels = randomPixels();
    const Pixels found = pixelsOf(againstMean({pixels.data(), width, height, width}, reach));
    for (int y = 0; y < height; ++y) {
        for (int x = 0; x < width; ++x) {
            int sum = 0;
            int count = 0;
            for (int v = std::max(y - reach, 0); v <= std::min(y + reach, height - 1); ++v) {
                for (int u = std::max(x - reach, 0); u <= std::min(x + reach, width - 1); ++u) {
                    sum += at(pixels, u, v);
                    ++count;
                }
            }
            const double mean = double(sum) / count;
            const double above = at(pixels, x, y) + std::min(5.0, (255 - mean) / 8) - mean;
            CAPTURE(x, y, above);
            if (std::abs(above) > 0.01) {
                REQUIRE(at(found, x, y) == (above > 0 ? 255 : 0));
            }
        }
    }
}

TEST_CASE("half a picture has the means of four pixels", "[scanner][picture]")
{
    const Pixels pixels{0,
                        4,
                        10,
                        20,
                        99, //
                        8,
                        4,
                        30,
                        43,
                        99, //
                        1,
                        1,
                        1,
                        1,
                        1};
    const Picture half = halved({pixels.data(), 5, 3, 5});
    CHECK(half.view().width == 2);
    CHECK(half.view().height == 1);
    CHECK(pixelsOf(half) == Pixels{4, 26});
}

TEST_CASE("black is white in the negative, and highlights keep their ends", "[scanner][picture]")
{
    const Pixels pixels{0, 100, 240, 255};
    CHECK(pixelsOf(inverted({pixels.data(), 4, 1, 4})) == Pixels{255, 155, 15, 0});
    const Pixels bright = pixelsOf(inHighlights({pixels.data(), 4, 1, 4}));
    CHECK(bright.front() == 0);
    CHECK(bright.back() == 255);
    CHECK(bright[2] < 205);
}
