// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "drivers/voice/utterance.h"

namespace hall::voice {

/// Joins words with spaces and counts the pauses between them; keeps the written form beside.
class Sentence
{
public:
    explicit Sentence(Language language)
        : m_utterance{.text = {}, .pauses = 0, .plain = {}, .language = language}
    {
    }

    /// `spoken` is for the engine.
    void word(std::string_view spoken, std::string_view plain);
    /// The same for both.
    void word(std::string_view word);
    /// A pause before the next word, if there is one.
    void pause();
    [[nodiscard]] Utterance take();

private:
    Utterance m_utterance;
    bool m_pausePending = false;
};

[[nodiscard]] bool isDigit(char letter);
[[nodiscard]] bool isLetter(char letter);
/// The mark at which a speaker draws breath that `text` begins with, in bytes; 0: none.
[[nodiscard]] std::size_t pauseAt(std::string_view text);
/// Bytes of the character that `text` begins with.
[[nodiscard]] std::size_t characterAt(std::string_view text);
/// At most `textBytesMax` bytes, whole characters.
[[nodiscard]] std::string_view beginning(std::string_view text);

/// A counter's number in Chinese as it is written: 二十一.
[[nodiscard]] std::string writtenCounter(int counter);

/// In English: `ticket A zero three five, please go to counter three`.
void sayEnglishCalls(Sentence& sentence, std::span<const CalledTo> called);
void sayEnglish(Sentence& sentence, std::string_view text);
/// `twenty one`, from 100 on digit by digit.
[[nodiscard]] std::string englishNumber(int number);

} // namespace hall::voice
