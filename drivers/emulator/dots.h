// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstddef>
#include <cstdint>
#include <vector>

namespace hall::emulator {

/// Black and white dots, a byte each: 1 is black.
struct Dots
{
    int width = 0;
    int height = 0;
    std::vector<std::uint8_t> cells{};

    Dots() = default;

    Dots(int w, int h)
        : width(w)
        , height(h)
        , cells(static_cast<std::size_t>(w) * static_cast<std::size_t>(h))
    {
    }

    [[nodiscard]] std::size_t cell(int x, int y) const
    {
        return static_cast<std::size_t>(y) * static_cast<std::size_t>(width) +
               static_cast<std::size_t>(x);
    }

    [[nodiscard]] bool at(int x, int y) const
    {
        return x >= 0 && y >= 0 && x < width && y < height && cells[cell(x, y)] != 0;
    }

    void set(int x, int y, bool black = true)
    {
        if (x >= 0 && y >= 0 && x < width && y < height) {
            cells[cell(x, y)] = black ? 1 : 0;
        }
    }

    [[nodiscard]] bool isBlank() const;
};

/// Each dot as `across` by `down` dots. Smoothing fills the steps of diagonals, as thermal printers
/// do for enlarged characters, and leaves right angles alone.
[[nodiscard]] Dots enlarged(const Dots& dots, int across, int down, bool smooth);

/// Struck twice, a dot apart.
[[nodiscard]] Dots emboldened(const Dots& dots);

[[nodiscard]] Dots inverted(const Dots& dots);

} // namespace hall::emulator
