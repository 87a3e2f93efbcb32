// SPDX-License-Identifier: Apache-2.0
#include "drivers/voice/sentence.h"

namespace hall::voice {

namespace {

/// Whether two words need a space between them where they are written.
bool isApart(std::string_view before, std::string_view after)
{
    const auto isNarrow = [](char letter) { return static_cast<unsigned char>(letter) < 0x80U; };
    return !before.empty() && before.back() != ' ' && isNarrow(before.back()) &&
           isNarrow(after.front());
}

} // namespace

std::string_view codeOf(Language language)
{
    return language == Language::Zh ? "zh" : "en";
}

void Sentence::word(std::string_view spoken, std::string_view plain)
{
    if (spoken.empty() || plain.empty()) {
        return;
    }
    if (m_pausePending) {
        m_utterance.text += ',';
        m_utterance.plain += m_utterance.language == Language::Zh ? "，" : ", ";
        ++m_utterance.pauses;
        m_pausePending = false;
    }
    if (!m_utterance.text.empty()) {
        m_utterance.text += ' ';
    }
    m_utterance.text += spoken;
    if (isApart(m_utterance.plain, plain)) {
        m_utterance.plain += ' ';
    }
    m_utterance.plain += plain;
}

void Sentence::word(std::string_view word)
{
    this->word(word, word);
}

void Sentence::pause()
{
    m_pausePending = !m_utterance.text.empty();
}

Utterance Sentence::take()
{
    return std::move(m_utterance);
}

bool isDigit(char letter)
{
    return letter >= '0' && letter <= '9';
}

bool isLetter(char letter)
{
    return (letter >= 'A' && letter <= 'Z') || (letter >= 'a' && letter <= 'z');
}

std::size_t pauseAt(std::string_view text)
{
    for (const std::string_view mark :
         {"，", "。", "、", "；", "：", "！", "？", ",", ".", ";", "!", "?"}) {
        if (text.starts_with(mark)) {
            return mark.size();
        }
    }
    return 0;
}

std::size_t characterAt(std::string_view text)
{
    std::size_t size = 1;
    while (size < text.size() && (static_cast<unsigned char>(text[size]) & 0xC0U) == 0x80U) {
        ++size;
    }
    return size;
}

std::string_view beginning(std::string_view text)
{
    std::size_t size = 0;
    while (size < text.size()) {
        const std::size_t next = size + characterAt(text.substr(size));
        if (next > textBytesMax) {
            break;
        }
        size = next;
    }
    return text.substr(0, size);
}

} // namespace hall::voice
