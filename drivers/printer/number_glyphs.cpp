// SPDX-License-Identifier: Apache-2.0
#include "drivers/printer/number_glyphs.h"

#include <algorithm>
#include <array>
#include <sstream>
#include <vector>

namespace hall::printer {

namespace {

/// Where a pen of three by three dots goes: points x,y with x 0 to 8 and y 0 to 17, every stretch
/// upright, level or at 45 degrees; a semicolon lifts the pen.
struct Strokes
{
    char character;
    const char* path;
};

constexpr std::array<Strokes, 34> strokes{{
    {'0', "3 0 5 0 8 3 8 14 5 17 3 17 0 14 0 3 3 0"},
    {'1', "1 3 4 0 4 17 ; 1 17 7 17"},
    {'2', "0 3 3 0 5 0 8 3 8 6 0 14 0 17 8 17"},
    {'3', "0 3 3 0 5 0 8 3 8 5 6 7 6 9 8 11 8 14 5 17 3 17 0 14 ; 3 8 6 8"},
    {'4', "6 17 6 0 0 6 0 12 8 12"},
    {'5', "8 0 0 0 0 7 5 7 8 10 8 14 5 17 3 17 0 14"},
    {'6', "8 3 5 0 3 0 0 3 0 14 3 17 5 17 8 14 8 11 5 8 0 8"},
    {'7', "0 0 8 0 8 4 3 9 3 17"},
    {'8', "3 0 5 0 8 3 8 5 6 7 6 9 8 11 8 14 5 17 3 17 0 14 0 11 2 9 2 7 0 5 0 3 3 0 ; 2 8 6 8"},
    {'9', "0 14 3 17 5 17 8 14 8 3 5 0 3 0 0 3 0 6 3 9 8 9"},
    {'A', "0 17 0 3 3 0 5 0 8 3 8 17 ; 0 10 8 10"},
    {'B', "0 8 0 0 5 0 8 3 8 5 6 7 6 9 8 11 8 14 5 17 0 17 0 8 6 8"},
    {'C', "8 3 5 0 3 0 0 3 0 14 3 17 5 17 8 14"},
    {'D', "0 0 4 0 8 4 8 13 4 17 0 17 0 0"},
    {'E', "8 0 0 0 0 17 8 17 ; 0 8 6 8"},
    {'F', "8 0 0 0 0 17 ; 0 8 6 8"},
    {'G', "8 3 5 0 3 0 0 3 0 14 3 17 5 17 8 14 8 9 4 9"},
    {'H', "0 0 0 17 ; 8 0 8 17 ; 0 8 8 8"},
    {'J', "8 0 8 14 5 17 3 17 0 14"},
    {'K', "0 0 0 17 ; 8 0 8 1 0 9 8 17"},
    {'L', "0 0 0 17 8 17"},
    {'M', "0 17 0 0 4 4 8 0 8 17"},
    {'N', "0 17 0 0 ; 0 4 8 12 ; 8 17 8 0"},
    {'P', "0 17 0 0 5 0 8 3 8 6 5 9 0 9"},
    {'Q', "3 0 5 0 8 3 8 14 5 17 3 17 0 14 0 3 3 0 ; 4 13 8 17"},
    {'R', "0 17 0 0 5 0 8 3 8 6 5 9 0 9 ; 4 9 8 13 8 17"},
    {'S', "8 3 5 0 3 0 0 3 0 5 3 8 5 8 8 11 8 14 5 17 3 17 0 14"},
    {'T', "0 0 8 0 ; 4 0 4 17"},
    {'U', "0 0 0 14 3 17 5 17 8 14 8 0"},
    {'V', "0 0 0 13 4 17 8 13 8 0"},
    {'W', "0 0 0 17 4 13 8 17 8 0"},
    {'X', "0 0 0 4 8 12 8 17 ; 8 0 8 4 0 12 0 17"},
    {'Y', "0 0 0 4 4 8 8 4 8 0 ; 4 8 4 17"},
    {'Z', "0 0 8 0 8 4 0 12 0 17 8 17"},
}};

constexpr int glyphWidth = 11;
constexpr int glyphHeight = 24;
constexpr int topMargin = 2;

struct Point
{
    int x = 0;
    int y = 0;
    friend bool operator==(const Point&, const Point&) = default;
};

using Path = std::vector<Point>;

/// The pen's square with its top left at `at`, without the corner on the side of `spared`.
void press(Bitmap& glyph, Point at, Point spared)
{
    for (int dy = -1; dy <= 1; dy++) {
        for (int dx = -1; dx <= 1; dx++) {
            if (spared == Point{} || Point{dx, dy} != spared) {
                glyph.setDot(at.x + dx + 1, at.y + dy + 1 + topMargin);
            }
        }
    }
}

int sign(int number)
{
    return number > 0 ? 1 : number < 0 ? -1 : 0;
}

Point direction(Point from, Point to)
{
    return {sign(to.x - from.x), sign(to.y - from.y)};
}

int turn(Point first, Point second)
{
    return sign(first.x * second.y - first.y * second.x);
}

/// The inner side of a cut corner, where the stroke would grow too thick; none for other stretches.
Point innerSide(Point before, Point along, Point after)
{
    const int in = turn(before, along);
    const int out = turn(along, after);
    const int side = in != 0 ? in : out;
    if (along.x == 0 || along.y == 0 || in * out < 0) {
        return {};
    }
    return {-along.y * side, along.x * side};
}

void draw(Bitmap& glyph, const Path& path)
{
    const std::size_t last = path.size() - 1;
    const bool isClosed = path.front() == path.back();
    const auto directionOf = [&](std::size_t i) { return direction(path[i], path[i + 1]); };
    for (std::size_t i = 0; i < last; i++) {
        const Point along = directionOf(i);
        const Point before = i > 0      ? directionOf(i - 1)
                             : isClosed ? directionOf(last - 1)
                                        : Point{};
        const Point after = i + 1 < last ? directionOf(i + 1) : isClosed ? directionOf(0) : Point{};
        const Point spared = innerSide(before, along, after);
        press(glyph, path[i], {});
        for (Point at = path[i]; at != path[i + 1];) {
            at = {at.x + along.x, at.y + along.y};
            press(glyph, at, at == path[i + 1] ? Point{} : spared);
        }
    }
}

std::vector<Path> pathsOf(const char* text)
{
    std::vector<Path> paths(1);
    std::istringstream words(text);
    std::string word;
    while (words >> word) {
        if (word == ";") {
            paths.emplace_back();
            continue;
        }
        Point point;
        point.x = std::stoi(word);
        words >> point.y;
        paths.back().push_back(point);
    }
    return paths;
}

} // namespace

std::optional<Bitmap> numberGlyph(char character)
{
    const auto* const found = std::ranges::find(strokes, character, &Strokes::character);
    if (found == strokes.end()) {
        return std::nullopt;
    }
    Bitmap glyph(glyphWidth, glyphHeight);
    for (const Path& path : pathsOf(found->path)) {
        draw(glyph, path);
    }
    return glyph;
}

std::string numberGlyphBytes(std::string_view text, std::string& sent)
{
    std::string out;
    for (const char character : text) {
        const auto glyph = numberGlyph(character);
        if (!glyph || sent.find(character) != std::string::npos) {
            continue;
        }
        sent += character;
        out += std::string("\x1B\x26\x03") + character + character + static_cast<char>(glyphWidth);
        for (int x = 0; x < glyphWidth; x++) {
            for (int y = 0; y < glyphHeight; y += 8) {
                unsigned byte = 0;
                for (int bit = 0; bit < 8; bit++) {
                    byte = byte * 2 + (glyph->dot(x, y + bit) ? 1U : 0U);
                }
                out += static_cast<char>(byte);
            }
        }
    }
    return out;
}

} // namespace hall::printer
