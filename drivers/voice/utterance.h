// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "drivers/voice/lexicon.h"

#include <span>
#include <string>
#include <string_view>

namespace hall::voice {

/// How a 1 is read in a ticket's number: 幺 can't be taken for 七.
enum class One { Yao, Yi };

enum class Language { Zh, En };

/// `zh`, `en`
[[nodiscard]] std::string_view codeOf(Language language);

/// What is announced of a call.
struct CalledTo
{
    std::string number; ///< `A035`
    int counter = 0;
    std::string counterSpoken; ///< the counter's own reading, 综合窗口六号; empty: by its number
};

/// A sentence as the engine gets it: pinyin with tone numbers wherever we know it.
struct Utterance
{
    std::string text;
    int pauses = 0; ///< commas in it, where a listener expects a gap
    /// The same as it is written, every digit and letter as a word: what a pack's units are found
    /// in. Empty: no pack is asked.
    std::string plain = {};
    Language language = Language::Zh;

    friend bool operator==(const Utterance&, const Utterance&) = default;
};

/// Puts announcements into words. Engines read runs of digits as numbers and take the commoner
/// reading of a character for the right one, so digits, letters, counters and our own phrases are
/// spelled here and the engine is left with nothing to guess.
class Wording
{
public:
    Wording(Lexicon lexicon, One one);

    /// 请A零三五号，到三号窗口办理; of several 请A零三五到三号窗口，A零三六到五号窗口办理
    [[nodiscard]] Utterance calls(std::span<const CalledTo> called,
                                  Language language = Language::Zh) const;
    [[nodiscard]] Utterance call(const CalledTo& called, Language language = Language::Zh) const;
    /// What is said when somebody wants to hear the loudspeaker.
    [[nodiscard]] Utterance test(Language language = Language::Zh) const;
    /// Any text, digits one by one; cut off after `textBytesMax`.
    [[nodiscard]] Utterance free(std::string_view text, Language language = Language::Zh) const;

private:
    Lexicon m_lexicon;
    One m_one;
};

inline constexpr std::size_t textBytesMax = 600;

/// A ticket's number, letters and digits one by one: `A ling2 san1 wu3`.
[[nodiscard]] std::string spelled(std::string_view number, One one);
/// A counter's number as people say it: `shi2er4`, from 100 on digit by digit.
[[nodiscard]] std::string counterWords(int counter);

} // namespace hall::voice
