// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <string>
#include <variant>
#include <vector>

namespace hall::printer {

enum class Align { Left, Centre, Right };

struct TextStyle
{
    Align align = Align::Left;
    int size = 1; // 1 to 8, times as wide and as high
    bool bold = false;
    bool reverse = false;   // white on black
    bool ownDigits = false; // with the downloaded glyphs, where the profile has them

    friend bool operator==(const TextStyle&, const TextStyle&) = default;
};

struct TextLine
{
    std::string text{}; // UTF-8, one line
    TextStyle style{};
};

/// One text left, one right; two lines when they don't fit on one.
struct TwoColumns
{
    std::string left{};
    std::string right{};
    TextStyle style{};
};

/// As wide as the text.
struct RuleLine
{
    int dots = 2; // high, an even number
};

struct QrLine
{
    std::string text{};
    int module = 6; // dots
};

struct FeedLine
{
    int dots = 0;
};

using PaperLine = std::variant<TextLine, TwoColumns, RuleLine, QrLine, FeedLine>;

/// What one piece of paper says, from top to cut.
struct TicketPaper
{
    int margin = 0;         // dots left and right
    int lineSpacing = 0;    // dots from line to line; 0 leaves it to the printer
    bool smoothing = false; // of enlarged characters
    std::vector<PaperLine> lines{};
};

} // namespace hall::printer
