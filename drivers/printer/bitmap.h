// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstdint>
#include <functional>
#include <string>
#include <string_view>
#include <vector>

namespace hall::printer {

/// Dots, one bit each, rows padded to whole bytes, most significant bit left, 1 is black.
struct Bitmap
{
    int width = 0;
    int height = 0;
    std::vector<std::uint8_t> bits;

    Bitmap() = default;
    Bitmap(int w, int h);

    [[nodiscard]] int bytesPerRow() const
    {
        return (width + 7) / 8;
    }

    [[nodiscard]] bool dot(int x, int y) const;
    void setDot(int x, int y, bool black = true);
    void invert();

    friend bool operator==(const Bitmap&, const Bitmap&) = default;
};

/// A line of text as dots.
struct DrawnLine
{
    Bitmap dots;         // width 0: it couldn't be drawn
    std::string missing; // characters that no font has, which are boxes in it
};

/// Draws a line of text whose Chinese is `height` dots high and wide, other letters half as wide.
using GlyphRaster = std::function<DrawnLine(std::string_view utf8, int height, bool bold)>;

/// GS v 0 commands of at most `bandRows` rows; `doubled` prints every dot as two by two.
/// Contains no sequence that a printer would take for a real-time command: a dot is cleared
/// instead.
[[nodiscard]] std::string rasterBytes(const Bitmap& bitmap, int bandRows, bool doubled);

} // namespace hall::printer
