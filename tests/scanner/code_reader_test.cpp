// SPDX-License-Identifier: Apache-2.0
#include "drivers/scanner/code_reader.h"
#include "tests/support/code_pictures.h"

#include <catch2/catch.hpp>

#include <ZXing/BitMatrix.h>
#include <ZXing/MultiFormatWriter.h>
#include <algorithm>

using namespace hall::scanner;
using hall::test::PictureKind;
using Pixels = std::vector<std::uint8_t>;

namespace {

struct Drawn
{
    int width = 0;
    int height = 0;
    Pixels pixels;

    [[nodiscard]] Luminance view() const
    {
        return {pixels.data(), width, height, width};
    }
};

/// A code alone on white.
Drawn draw(ZXing::BarcodeFormat format, const std::string& text, int width, int height)
{
    const ZXing::BitMatrix matrix =
        ZXing::MultiFormatWriter(format).setMargin(20).encode(text, width, height);
    Drawn drawn{matrix.width(), matrix.height(), {}};
    for (int y = 0; y < drawn.height; ++y) {
        for (int x = 0; x < drawn.width; ++x) {
            drawn.pixels.push_back(matrix.get(x, y) ? 0 : 255);
        }
    }
    return drawn;
}

Luminance viewOf(const hall::test::CodePicture& picture)
{
    return {picture.luminance.data(), picture.size.width, picture.size.height, picture.size.width};
}

} // namespace

TEST_CASE("a ticket's code is read however it is held", "[scanner][pictures]")
{
    const auto kind = GENERATE(from_range(hall::test::pictureKinds));
    CAPTURE(nameOf(kind));
    int read = 0;
    for (const std::uint32_t seed : {1, 2, 3}) {
        const auto picture = hall::test::drawCodePicture(kind, {}, seed);
        const auto code = readCode(viewOf(picture));
        read += code ? 1 : 0;
        CHECK((!code || (code->text == picture.text && code->format == "QRCode")));
    }
    // A lamp's reflection may hide too much.
    const int least = kind == PictureKind::NoCode ? 0 : kind == PictureKind::Glare ? 2 : 3;
    CHECK(read >= least);
}

TEST_CASE("pictures of other sizes are read as well", "[scanner][pictures]")
{
    const auto size =
        GENERATE(values<hall::test::PictureSize>({{640, 480}, {1920, 1080}, {3840, 2160}}));
    const auto picture = hall::test::drawCodePicture(PictureKind::Shadowed, size, 5);
    CAPTURE(size.width);
    const auto code = readCode(viewOf(picture));
    REQUIRE(code);
    CHECK(code->text == picture.text);
}

TEST_CASE("rows may lie apart in memory, as a camera has them", "[scanner][pictures]")
{
    const auto picture = hall::test::drawCodePicture(PictureKind::Plain, {}, 9);
    const auto [width, height] = picture.size;
    const std::ptrdiff_t stride = width + 64;
    Pixels apart(static_cast<std::size_t>(stride * height));
    for (int y = 0; y < height; ++y) {
        std::copy_n(picture.luminance.begin() + std::ptrdiff_t{y} * width,
                    width,
                    apart.begin() + y * stride);
    }
    const auto code = readCode({apart.data(), width, height, stride});
    REQUIRE(code);
    CHECK(code->text == picture.text);
}

TEST_CASE("other symbologies are read where they are asked for", "[scanner][pictures]")
{
    const Drawn drawn = draw(ZXing::BarcodeFormat::Code128, "A001-2026", 500, 200);
    CHECK_FALSE(readCode(drawn.view()));
    const auto code = readCode(drawn.view(), Symbologies::All);
    REQUIRE(code);
    CHECK(*code == ReadCode{"A001-2026", "Code128"});
}

TEST_CASE("a picture with no room for a code has none", "[scanner][pictures]")
{
    const Pixels pixels(64 * 64, 128);
    for (const auto& [width, height] : {std::pair{0, 0}, {1, 1}, {20, 64}, {64, 20}, {21, 21}}) {
        CAPTURE(width, height);
        CHECK_FALSE(readCode({pixels.data(), width, height, 64}));
    }
}
