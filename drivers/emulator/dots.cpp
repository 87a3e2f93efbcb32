// SPDX-License-Identifier: Apache-2.0
#include "drivers/emulator/dots.h"

#include <algorithm>
#include <array>

namespace hall::emulator {

namespace {

struct Corner
{
    int dx;
    int dy;
};

constexpr std::array<Corner, 4> corners{{{1, 1}, {-1, 1}, {1, -1}, {-1, -1}}};

/// A white dot in the step of a diagonal: black on two sides of a corner, and the step goes on.
bool isStep(const Dots& dots, int x, int y, Corner c)
{
    return dots.at(x + c.dx, y) && dots.at(x, y + c.dy) && !dots.at(x - c.dx, y) &&
           !dots.at(x, y - c.dy) && !dots.at(x + c.dx, y - c.dy) && !dots.at(x - c.dx, y + c.dy);
}

// NOLINTNEXTLINE(readability-function-size): two coordinates a corner.
void fillTriangle(Dots& out, int left, int top, int across, int down, Corner c)
{
    for (int j = 0; j < down; j++) {
        for (int i = 0; i < across; i++) {
            const int fromX = c.dx > 0 ? i : across - 1 - i;
            const int fromY = c.dy > 0 ? j : down - 1 - j;
            if ((2 * fromX + 1) * down + (2 * fromY + 1) * across > 2 * across * down) {
                out.set(left + i, top + j);
            }
        }
    }
}

} // namespace

bool Dots::isBlank() const
{
    return std::ranges::all_of(cells, [](std::uint8_t cell) { return cell == 0; });
}

Dots enlarged(const Dots& dots, int across, int down, bool smooth)
{
    if (across == 1 && down == 1) {
        return dots;
    }
    Dots out(dots.width * across, dots.height * down);
    for (int y = 0; y < out.height; y++) {
        for (int x = 0; x < out.width; x++) {
            out.set(x, y, dots.at(x / across, y / down));
        }
    }
    for (int y = 0; smooth && y < dots.height; y++) {
        for (int x = 0; x < dots.width; x++) {
            for (const Corner corner : corners) {
                if (!dots.at(x, y) && isStep(dots, x, y, corner)) {
                    fillTriangle(out, x * across, y * down, across, down, corner);
                }
            }
        }
    }
    return out;
}

Dots emboldened(const Dots& dots)
{
    Dots out = dots;
    for (int y = 0; y < dots.height; y++) {
        for (int x = 1; x < dots.width; x++) {
            out.set(x, y, dots.at(x, y) || dots.at(x - 1, y));
        }
    }
    return out;
}

Dots inverted(const Dots& dots)
{
    Dots out = dots;
    for (std::uint8_t& cell : out.cells) {
        cell = cell == 0 ? 1 : 0;
    }
    return out;
}

} // namespace hall::emulator
