// SPDX-License-Identifier: Apache-2.0
#include "drivers/scanner/code_reader.h"
#include "tests/support/code_pictures.h"
#include "tests/support/zbar_reader.h"

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

/// A code alone on white, `margin` from the nearest edge.
Drawn draw(ZXing::BarcodeFormat format, const std::string& text, int width, int height, int margin)
{
    const ZXing::BitMatrix matrix =
        ZXing::MultiFormatWriter(format).setMargin(margin).encode(text, width, height);
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

TEST_CASE("a ticket's code is read however it is held, as often as zbar does at least",
          "[scanner][pictures]")
{
    const auto kind = GENERATE(from_range(hall::test::pictureKinds));
    CAPTURE(nameOf(kind));
    int read = 0;
    int readByZbar = 0;
    constexpr int pictures = 6;
    for (int seed = 1; seed <= pictures; ++seed) {
        const auto picture =
            hall::test::drawCodePicture(kind, {}, static_cast<std::uint32_t>(seed));
        const auto code = readCode(viewOf(picture));
        CHECK((!code || (code->text == picture.text && code->format == "QRCode")));
        read += code ? 1 : 0;
        const std::string byZbar = hall::test::readWithZbar(picture);
        readByZbar += !byZbar.empty() && byZbar == picture.text ? 1 : 0;
    }
    CHECK(read >= readByZbar);
    // A code may be blurred past reading, or be gone under a lamp.
    CHECK(read >= (kind == PictureKind::NoCode ? 0 : pictures - 1));
}

TEST_CASE("a code with a corner torn off or under a thumb is read", "[scanner][pictures]")
{
    const int corner = GENERATE(0, 1, 2);
    const std::string text = "https://example.cn/t/7K3QM2XH2VTB4WRD";
    Drawn drawn = draw(ZXing::BarcodeFormat::QRCode, text, 1280, 720, 230);
    const auto firstInk =
        static_cast<int>(std::ranges::find(drawn.pixels, 0) - drawn.pixels.begin());
    const int codeLeft = firstInk % drawn.width;
    const int codeTop = firstInk / drawn.width;
    const int gone = (drawn.width - 2 * codeLeft) / 4;
    const int left = corner == 1 ? drawn.width - codeLeft - gone : codeLeft;
    const int top = corner == 2 ? drawn.height - codeTop - gone : codeTop;
    for (int y = top; y < top + gone; ++y) {
        std::fill_n(drawn.pixels.begin() + std::ptrdiff_t{y} * drawn.width + left, gone, 120);
    }
    const auto code = readCode(drawn.view());
    REQUIRE(code);
    CHECK(code->text == text);
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
    const Drawn drawn = draw(ZXing::BarcodeFormat::Code128, "A001-2026", 500, 200, 20);
    CHECK_FALSE(readCode(drawn.view()));
    const auto code = readCode(drawn.view(), Symbologies::All);
    REQUIRE(code);
    CHECK(*code == ReadCode{"A001-2026", "Code128"});
}

TEST_CASE("a picture with no room for a code has none", "[scanner][pictures]")
{
    const Pixels pixels(std::size_t{64} * 64, 128);
    for (const auto& [width, height] : {std::pair{0, 0}, {1, 1}, {20, 64}, {64, 20}, {21, 21}}) {
        CAPTURE(width, height);
        CHECK_FALSE(readCode({pixels.data(), width, height, 64}));
    }
}
