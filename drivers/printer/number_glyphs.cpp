// SPDX-License-Identifier: Apache-2.0
#include "drivers/printer/number_glyphs.h"

#include <algorithm>
#include <array>
#include <cstdlib>
#include <sstream>

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
    {'3', "0 3 3 0 5 0 8 3 8 6 6 8 8 10 8 14 5 17 3 17 0 14 ; 3 8 6 8"},
    {'4', "6 17 6 0 0 6 0 12 8 12"},
    {'5', "8 0 0 0 0 7 5 7 8 10 8 14 5 17 3 17 0 14"},
    {'6', "8 3 5 0 3 0 0 3 0 14 3 17 5 17 8 14 8 11 5 8 0 8"},
    {'7', "0 0 8 0 8 4 3 9 3 17"},
    {'8', "3 0 5 0 8 3 8 6 6 8 8 10 8 14 5 17 3 17 0 14 0 10 2 8 0 6 0 3 3 0 ; 2 8 6 8"},
    {'9', "0 14 3 17 5 17 8 14 8 3 5 0 3 0 0 3 0 6 3 9 8 9"},
    {'A', "0 17 0 4 4 0 8 4 8 17 ; 0 11 8 11"},
    {'B', "0 8 0 0 5 0 7 2 7 6 5 8 8 11 8 14 5 17 0 17 0 8 5 8"},
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

void press(Bitmap& glyph, int x, int y)
{
    for (int dy = 0; dy < 3; dy++) {
        for (int dx = 0; dx < 3; dx++) {
            glyph.setDot(x + dx, y + dy + topMargin);
        }
    }
}

int step(int from, int to)
{
    return from < to ? 1 : from > to ? -1 : 0;
}

Bitmap draw(const char* path)
{
    Bitmap glyph(glyphWidth, glyphHeight);
    std::istringstream words(path);
    std::string word;
    bool isDown = false;
    int x = 0;
    int y = 0;
    while (words >> word) {
        if (word == ";") {
            isDown = false;
            continue;
        }
        const int toX = std::atoi(word.c_str()); // NOLINT(cert-err34-c): our own table
        int toY = 0;
        words >> toY;
        if (!isDown) {
            x = toX;
            y = toY;
        }
        press(glyph, x, y);
        while (x != toX || y != toY) {
            x += step(x, toX);
            y += step(y, toY);
            press(glyph, x, y);
        }
        isDown = true;
    }
    return glyph;
}

} // namespace

std::optional<Bitmap> numberGlyph(char character)
{
    const auto* const found = std::ranges::find(strokes, character, &Strokes::character);
    if (found == strokes.end()) {
        return std::nullopt;
    }
    return draw(found->path);
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
