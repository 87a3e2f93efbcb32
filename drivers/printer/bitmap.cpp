// SPDX-License-Identifier: Apache-2.0
#include "drivers/printer/bitmap.h"

#include <algorithm>

namespace hall::printer {

namespace {

std::size_t at(const Bitmap& bitmap, int x, int y)
{
    return static_cast<std::size_t>(y) * static_cast<std::size_t>(bitmap.bytesPerRow()) +
           static_cast<std::size_t>(x / 8);
}

std::uint8_t mask(int x)
{
    return static_cast<std::uint8_t>(0x80U >> static_cast<unsigned>(x % 8));
}

/// Printers look for DLE EOT, DLE ENQ and DLE DC4 in all they receive, pictures included.
void clearRealTimeSequences(std::string& data)
{
    for (std::size_t i = 0; i + 1 < data.size(); i++) {
        if (data[i] == '\x10' &&
            (data[i + 1] == '\x04' || data[i + 1] == '\x05' || data[i + 1] == '\x14')) {
            data[i + 1] = static_cast<char>(data[i + 1] & 0x10);
        }
    }
}

} // namespace

Bitmap::Bitmap(int w, int h)
    : width(w)
    , height(h)
    , bits(static_cast<std::size_t>(((w + 7) / 8) * h))
{
}

bool Bitmap::dot(int x, int y) const
{
    return x >= 0 && y >= 0 && x < width && y < height && (bits[at(*this, x, y)] & mask(x)) != 0;
}

void Bitmap::setDot(int x, int y, bool black)
{
    if (x < 0 || y < 0 || x >= width || y >= height) {
        return;
    }
    std::uint8_t& byte = bits[at(*this, x, y)];
    byte = static_cast<std::uint8_t>(black ? byte | mask(x) : byte & ~mask(x));
}

void Bitmap::invert()
{
    for (int y = 0; y < height; y++) {
        for (int x = 0; x < width; x++) {
            setDot(x, y, !dot(x, y));
        }
    }
}

std::string rasterBytes(const Bitmap& bitmap, int bandRows, bool doubled)
{
    std::string out;
    const int rowBytes = bitmap.bytesPerRow();
    for (int top = 0; top < bitmap.height; top += bandRows) {
        const int rows = std::min(bandRows, bitmap.height - top);
        std::string band("\x1D\x76\x30", 3);
        for (const int byte :
             {doubled ? 3 : 0, rowBytes % 256, rowBytes / 256, rows % 256, rows / 256}) {
            band += static_cast<char>(byte);
        }
        const auto first = bitmap.bits.begin() + static_cast<std::ptrdiff_t>(top) * rowBytes;
        band.append(first, first + static_cast<std::ptrdiff_t>(rows) * rowBytes);
        clearRealTimeSequences(band);
        out += band;
    }
    return out;
}

} // namespace hall::printer
