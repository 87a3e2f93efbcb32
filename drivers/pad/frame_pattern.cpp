// SPDX-License-Identifier: Apache-2.0
#include "drivers/pad/frame_pattern.h"

#include <algorithm>
#include <array>
#include <charconv>
#include <utility>

namespace hall::pad {

namespace {

using Part = FramePattern::Part;
using Place = FramePattern::Place;

constexpr std::array<std::pair<std::string_view, Part>, 7> words{{{"ANY", Part::Any},
                                                                  {"ADDR", Part::Address},
                                                                  {"KEY", Part::Key},
                                                                  {"LEN", Part::Length},
                                                                  {"SUM", Part::Sum},
                                                                  {"XOR", Part::Xor},
                                                                  {"DATA", Part::Data}}};

std::vector<std::string_view> split(std::string_view text)
{
    std::vector<std::string_view> found;
    while (!text.empty()) {
        const std::size_t end = std::min(text.find(' '), text.size());
        if (end > 0) {
            found.push_back(text.substr(0, end));
        }
        text.remove_prefix(std::min(end + 1, text.size()));
    }
    return found;
}

std::optional<Place> placeOf(std::string_view word)
{
    const auto* named = std::ranges::find(words, word, &std::pair<std::string_view, Part>::first);
    if (named != words.end()) {
        return Place{.part = named->second};
    }
    const auto byte = parseByte(word);
    return byte ? std::optional(Place{.part = Part::Byte, .byte = *byte}) : std::nullopt;
}

auto mistake(std::string what, std::string allowed = {})
{
    return failure(PatternMistake{.what = std::move(what), .allowed = std::move(allowed)});
}

std::size_t countOf(const FramePattern& pattern, Part part, std::size_t from, std::size_t to)
{
    return static_cast<std::size_t>(
        std::count_if(pattern.places.begin() + static_cast<std::ptrdiff_t>(from),
                      pattern.places.begin() + static_cast<std::ptrdiff_t>(to),
                      [&](const Place& place) { return place.part == part; }));
}

/// What the words together have to be, so that each frame can be read in one way only.
Result<FramePattern, PatternMistake> checked(FramePattern pattern, int brackets)
{
    const std::size_t all = pattern.places.size();
    const auto count = [&](Part part) { return countOf(pattern, part, 0, all); };
    const bool counts = pattern.has(Part::Length);
    const bool adds = pattern.has(Part::Sum) || pattern.has(Part::Xor);
    if (count(Part::Key) != 1) {
        return mistake("has to have one KEY", "the place of the pressed key once");
    }
    if (count(Part::Address) > 1 || count(Part::Data) > 1) {
        return mistake("has ADDR or DATA twice", "each once at most");
    }
    if (brackets != ((counts || adds) ? 2 : 0)) {
        return mistake("has LEN, SUM or XOR without what they are of, or brackets without them",
                       "( and ) around the bytes that are counted and added up");
    }
    if (pattern.has(Part::Data) &&
        (!counts || countOf(pattern, Part::Data, pattern.bodyBegin, pattern.bodyEnd) == 0)) {
        return mistake("has DATA whose length nothing tells", "DATA in the brackets, with LEN");
    }
    if (countOf(pattern, Part::Length, 0, pattern.bodyBegin) != count(Part::Length)) {
        return mistake("has LEN after what it is the length of", "LEN before the brackets");
    }
    if (countOf(pattern, Part::Sum, pattern.bodyEnd, all) != count(Part::Sum) ||
        countOf(pattern, Part::Xor, pattern.bodyEnd, all) != count(Part::Xor)) {
        return mistake("has its sum before what is added up", "SUM or XOR after the brackets");
    }
    return pattern;
}

} // namespace

bool FramePattern::has(Part part) const
{
    return std::ranges::find(places, part, &Place::part) != places.end();
}

std::optional<std::uint8_t> parseByte(std::string_view text)
{
    constexpr int hexadecimal = 16;
    std::uint8_t byte = 0;
    const auto [end, error] =
        std::from_chars(text.data(), text.data() + text.size(), byte, hexadecimal);
    const bool isByte =
        text.size() == 2 && error == std::errc() && end == text.data() + text.size();
    return isByte ? std::optional(byte) : std::nullopt;
}

Result<FramePattern, PatternMistake> parsePattern(std::string_view text)
{
    FramePattern pattern;
    int brackets = 0;
    for (const std::string_view word : split(text)) {
        if (word == "(" && brackets == 0) {
            pattern.bodyBegin = pattern.places.size();
            brackets = 1;
        } else if (word == ")" && brackets == 1) {
            pattern.bodyEnd = pattern.places.size();
            brackets = 2;
        } else if (const auto place = placeOf(word)) {
            pattern.places.push_back(*place);
        } else {
            return mistake("has a word \"" + std::string(word) + "\" that isn't one",
                           "bytes such as 3F, ADDR, KEY, ANY, DATA, LEN, SUM, XOR, one ( and )");
        }
    }
    if (pattern.places.empty() || pattern.places.size() > FramePattern::placesMax) {
        return mistake("has to have 1 to " + std::to_string(FramePattern::placesMax) + " places");
    }
    return checked(std::move(pattern), brackets);
}

} // namespace hall::pad
