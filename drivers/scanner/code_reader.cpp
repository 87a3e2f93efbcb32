// SPDX-License-Identifier: Apache-2.0
#include "drivers/scanner/code_reader.h"

#include "drivers/scanner/code_text.h"
#include "drivers/scanner/lost_corner.h"

#include <ZXing/ReadBarcode.h>
#include <array>
#include <functional>
#include <vector>

namespace hall::scanner {

namespace {

using ZXing::Binarizer;

constexpr int coarseWidthMax = 960;
constexpr int sideMin = 21; // the modules of the smallest QR code
constexpr int halvedSideMin = 200;

// How far steps look around a pixel, in parts of the coarse picture's width: a code that fills half
// of its height has modules of a hundredth of it.
constexpr int paperPart = 90;
constexpr int glarePart = 80;
constexpr int cornerPart = 64;
constexpr int meanPart = 26;

std::optional<ReadCode> codeOf(const ZXing::Result& result)
{
    if (!result.isValid()) {
        return std::nullopt;
    }
    ReadCode code{.text = {}, .format = ZXing::ToString(result.format())};
    if (result.hasECI()) {
        code.text = result.text();
        return code;
    }
    // Without a word in the symbol on its character set, ours is the same guess as for a serial
    // line.
    const auto& bytes = result.bytes();
    auto text = toCodeText({reinterpret_cast<const char*>(bytes.data()), bytes.size()});
    if (!text) {
        return std::nullopt;
    }
    code.text = *std::move(text);
    return code;
}

std::optional<ReadCode>
look(const Luminance& picture, Binarizer binarizer, ZXing::BarcodeFormats formats)
{
    const auto hints = ZXing::DecodeHints()
                           .setFormats(formats)
                           .setTryHarder(true)
                           .setTryRotate(false)
                           .setTryDownscale(false)
                           .setBinarizer(binarizer);
    return codeOf(ZXing::ReadBarcode({picture.pixels,
                                      picture.width,
                                      picture.height,
                                      ZXing::ImageFormat::Lum,
                                      static_cast<int>(picture.stride)},
                                     hints));
}

std::optional<ReadCode> lookForQr(const Luminance& picture)
{
    return look(picture, Binarizer::LocalAverage, ZXing::BarcodeFormat::QRCode);
}

std::optional<ReadCode> lookForQrIn(const Picture& blackAndWhite)
{
    return look(blackAndWhite.view(), Binarizer::BoolCast, ZXing::BarcodeFormat::QRCode);
}

/// From the picture itself to the coarse one, each half as wide as the one before.
class Levels
{
public:
    explicit Levels(const Luminance& picture)
        : m_views{picture}
    {
        while (isWorthHalving(m_views.back())) {
            m_halves.push_back(halved(m_views.back()));
            m_views.push_back(m_halves.back().view());
        }
    }

    [[nodiscard]] const std::vector<Luminance>& views() const
    {
        return m_views;
    }

    [[nodiscard]] const Luminance& coarse() const
    {
        return m_views.back();
    }

private:
    [[nodiscard]] bool isWorthHalving(const Luminance& view) const
    {
        const bool isFirst = m_views.size() == 1;
        return (isFirst || view.width > coarseWidthMax) && view.width >= 2 * halvedSideMin &&
               view.height >= 2 * halvedSideMin;
    }

    std::vector<Luminance> m_views;
    std::vector<Picture> m_halves; // what the views after the first look at
};

/// A corner in glare, under a thumb or torn off.
std::optional<ReadCode> lookWithCorners(const Picture& blackAndWhite)
{
    constexpr std::size_t guessesMax = 12;
    const Luminance view = blackAndWhite.view();
    for (const LostCorner& lost : lostCorners(cornersIn(view), guessesMax)) {
        if (auto code = lookForQrIn(withCorner(view, lost))) {
            return code;
        }
    }
    return std::nullopt;
}

std::optional<ReadCode> lookInGlare(const Picture& blackAndWhite)
{
    auto code = lookForQrIn(blackAndWhite);
    return code ? code : lookWithCorners(blackAndWhite);
}

/// What is quick and finds most comes first. What each step is for was measured on drawn pictures:
/// see `DecodeFrame` in tests/bench.
std::optional<ReadCode> lookAgainAndAgain(const Luminance& picture)
{
    const Levels levels(picture);
    const Luminance& coarse = levels.coarse();
    std::optional<ReadCode> code = lookForQr(coarse);
    for (auto finer = levels.views().rbegin() + 1; !code && finer != levels.views().rend();
         ++finer) {
        code = lookForQr(*finer); // small ones
    }
    if (code) {
        return code;
    }
    const Picture highlights = inHighlights(coarse);
    const std::array<std::function<std::optional<ReadCode>()>, 6> steps{
        // Shadows, bands, noise.
        [&] { return lookForQrIn(againstPaper(coarse, coarse.width / paperPart)); },
        [&] { return lookForQr(inverted(coarse).view()); },
        [&] { return lookInGlare(againstMean(highlights.view(), coarse.width / glarePart)); },
        [&] { return lookWithCorners(againstMean(coarse, coarse.width / cornerPart)); },
        // Low light.
        [&] { return lookForQrIn(againstMean(coarse, coarse.width / meanPart)); },
        // Small and inverted.
        [&] { return lookForQr(inverted(picture).view()); },
    };
    for (const auto* step = steps.begin(); !code && step != steps.end(); ++step) {
        code = (*step)();
    }
    return code;
}

} // namespace

std::optional<ReadCode> readCode(const Luminance& picture, Symbologies symbologies)
{
    if (picture.width < sideMin || picture.height < sideMin) {
        return std::nullopt;
    }
    if (symbologies == Symbologies::All) {
        auto code = look(picture, Binarizer::LocalAverage, {});
        if (code) {
            return code;
        }
    }
    return lookAgainAndAgain(picture);
}

} // namespace hall::scanner
