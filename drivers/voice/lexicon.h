// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <string>
#include <string_view>
#include <vector>

namespace hall::voice {

/// How a phrase is read: 重新 is `chong2xin1`, which no engine of today knows by itself.
struct Reading
{
    std::string text;
    std::string pinyin; ///< syllables with tone numbers; a space parts words
};

/// Phrases and their readings. Where several fit, the longest is taken, and of two that are equal
/// the hall's own.
class Lexicon
{
public:
    /// Those of `own`, and what every hall says.
    explicit Lexicon(std::vector<Reading> own = {});

    /// The longest phrase that `text` begins with, or null.
    [[nodiscard]] const Reading* longestAt(std::string_view text) const;

private:
    std::vector<Reading> m_readings; ///< longest first
};

} // namespace hall::voice
