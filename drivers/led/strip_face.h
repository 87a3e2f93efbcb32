// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "drivers/led/requests.h"

#include <string>
#include <vector>

namespace hall::led {

/// `Own`: that of a strip with one colour, which isn't told any.
enum class Color { Own = 0, Red = 1, Green = 2, Yellow = 3, White = 7 };

/// Lines of one size in a rectangle of the strip; pixels.
struct StripBox
{
    int x = 0;
    int y = 0;
    int width = 0;
    int height = 0;
    int pixels = 16; ///< of a line: 16, 24 or 32
    Across across = Across::Centre;
    Color color = Color::Own;
    bool showsTime = false;           ///< hour and minute of the card's clock, in place of lines
    std::vector<std::string> lines{}; ///< UTF-8, whole: nothing is broken or runs

    friend bool operator==(const StripBox&, const StripBox&) = default;
};

/// What stands on a strip.
struct StripFace
{
    std::vector<StripBox> boxes{};
    /// The card clears it when it hasn't heard of it for that long: what is true of a moment must
    /// not outlive the machine that knows. Zero: it stays.
    std::chrono::seconds keptFor{0};

    friend bool operator==(const StripFace&, const StripFace&) = default;
};

inline constexpr std::size_t boxesMax = 2;

/// The areas that show it, numbered from `firstId`. Plain: in the card's 16 pixel font, whatever
/// the face asks for, since a card may lack the others.
[[nodiscard]] std::vector<Area> areasOf(const StripFace& face, int firstId, bool plain);

/// The same as one line of words, for people who don't stand before it.
[[nodiscard]] std::string textOf(const StripFace& face);

} // namespace hall::led
