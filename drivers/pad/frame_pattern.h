// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "app/core/result.h"

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace hall::pad {

/// How the frames of a make of pads look, as its document has them: `FF 68 LEN LEN 68 ( ADDR KEY
/// DATA ) SUM 16`. README.md has the words.
struct FramePattern
{
    enum class Part {
        Byte,    // this one
        Any,     // one that says nothing to us
        Address, // of the pad
        Key,     // which one was pressed
        Length,  // of what stands between the brackets
        Sum,     // of the bytes between the brackets, modulo 256
        Xor,     // likewise
        Data     // as many bytes as the length leaves
    };

    struct Place
    {
        Part part = Part::Byte;
        std::uint8_t byte = 0;

        friend bool operator==(const Place&, const Place&) = default;
    };

    static constexpr std::size_t placesMax = 64;

    std::vector<Place> places;
    std::size_t bodyBegin = 0; // the place after the opening bracket
    std::size_t bodyEnd = 0;   // the place of the closing one

    [[nodiscard]] bool has(Part part) const;

    friend bool operator==(const FramePattern&, const FramePattern&) = default;
};

/// Why a pattern can't be; a sentence for who wrote it.
struct PatternMistake
{
    std::string what;
    std::string allowed;
};

[[nodiscard]] Result<FramePattern, PatternMistake> parsePattern(std::string_view text);

/// `3F` → 63.
[[nodiscard]] std::optional<std::uint8_t> parseByte(std::string_view text);

} // namespace hall::pad
