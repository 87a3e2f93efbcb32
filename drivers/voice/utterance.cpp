// SPDX-License-Identifier: Apache-2.0
#include "drivers/voice/utterance.h"

#include <array>

namespace hall::voice {

namespace {

constexpr std::array<std::string_view, 10> digitWords{
    "ling2", "yi1", "er4", "san1", "si4", "wu3", "liu4", "qi1", "ba1", "jiu3"};

bool isDigit(char letter)
{
    return letter >= '0' && letter <= '9';
}

bool isLetter(char letter)
{
    return (letter >= 'A' && letter <= 'Z') || (letter >= 'a' && letter <= 'z');
}

std::string_view digitWord(char digit, One one)
{
    return digit == '1' && one == One::Yao ? "yao1"
                                           : digitWords[static_cast<std::size_t>(digit - '0')];
}

/// The marks at which a speaker draws breath, and how long each is in bytes.
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

/// Bytes of the character that `text` begins with.
std::size_t characterAt(std::string_view text)
{
    std::size_t size = 1;
    while (size < text.size() && (static_cast<unsigned char>(text[size]) & 0xC0U) == 0x80U) {
        ++size;
    }
    return size;
}

/// Joins words with spaces and counts the pauses between them.
class Sentence
{
public:
    void word(std::string_view word)
    {
        if (word.empty()) {
            return;
        }
        if (m_pausePending) {
            m_utterance.text += ',';
            ++m_utterance.pauses;
            m_pausePending = false;
        }
        if (!m_utterance.text.empty()) {
            m_utterance.text += ' ';
        }
        m_utterance.text += word;
    }

    /// A pause before the next word, if there is one.
    void pause()
    {
        m_pausePending = !m_utterance.text.empty();
    }

    [[nodiscard]] Utterance take()
    {
        return std::move(m_utterance);
    }

private:
    Utterance m_utterance;
    bool m_pausePending = false;
};

/// What an engine could take for a command of its own is left out.
bool isSpeakable(std::string_view character)
{
    const auto first = static_cast<unsigned char>(character.front());
    return first >= 0x80U || isLetter(character.front());
}

/// Pinyin that stands in the text already, `chong2xin1`, goes through as it is.
std::size_t pinyinAt(std::string_view text)
{
    std::size_t letters = 0;
    std::size_t end = 0;
    for (std::size_t at = 0; at < text.size(); ++at) {
        if (isLetter(text[at])) {
            ++letters;
        } else if (letters >= 2 && text[at] >= '1' && text[at] <= '5') {
            letters = 0;
            end = at + 1;
        } else {
            break;
        }
    }
    const bool runsOn = end < text.size() && isDigit(text[end]);
    return runsOn ? 0 : end;
}

void say(Sentence& sentence, std::string_view text, const Lexicon& lexicon, One one)
{
    std::string plain; // Characters in a row that only the engine knows are one word.
    const auto flush = [&] {
        sentence.word(plain);
        plain.clear();
    };
    while (!text.empty()) {
        std::size_t size = characterAt(text);
        if (const Reading* reading = lexicon.longestAt(text)) {
            flush();
            sentence.word(reading->pinyin);
            size = reading->text.size();
        } else if (const std::size_t pause = pauseAt(text); pause > 0) {
            flush();
            sentence.pause();
            size = pause;
        } else if (const std::size_t pinyin = pinyinAt(text); pinyin > 0) {
            flush();
            sentence.word(text.substr(0, pinyin));
            size = pinyin;
        } else if (isDigit(text.front())) {
            flush();
            sentence.word(digitWord(text.front(), one));
        } else if (isLetter(text.front())) {
            flush();
            sentence.word(text.substr(0, 1));
        } else if (isSpeakable(text.substr(0, size))) {
            plain += text.substr(0, size);
        } else {
            flush();
        }
        text.remove_prefix(size);
    }
    flush();
}

/// At most `textBytesMax` bytes, whole characters.
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

void sayCall(Sentence& sentence, const CalledTo& called, const Lexicon& lexicon, One one)
{
    sentence.word("qing3");
    sentence.word(spelled(beginning(called.number), one));
    sentence.word("hao4");
    sentence.pause();
    sentence.word("dao4");
    if (called.counterSpoken.empty()) {
        sentence.word(counterWords(called.counter));
        sentence.word("hao4 chuang1kou3");
    } else {
        say(sentence, beginning(called.counterSpoken), lexicon, One::Yi);
    }
    sentence.word("ban4li3");
}

} // namespace

std::string spelled(std::string_view number, One one)
{
    Sentence sentence;
    for (std::size_t at = 0; at < number.size(); ++at) {
        if (isDigit(number[at])) {
            sentence.word(digitWord(number[at], one));
        } else if (isLetter(number[at])) {
            sentence.word(number.substr(at, 1));
        }
    }
    return sentence.take().text;
}

std::string counterWords(int counter)
{
    constexpr int wordsBelow = 100;
    const std::string digits = std::to_string(counter);
    if (counter < 1 || counter >= wordsBelow) {
        return spelled(digits, One::Yi);
    }
    std::string words;
    if (counter >= 20) {
        words += digitWords[static_cast<std::size_t>(counter / 10)];
    }
    if (counter >= 10) {
        words += "shi2";
    }
    if (counter % 10 != 0) {
        words += digitWords[static_cast<std::size_t>(counter % 10)];
    }
    return words;
}

Wording::Wording(Lexicon lexicon, One one)
    : m_lexicon(std::move(lexicon))
    , m_one(one)
{
}

Utterance Wording::call(const CalledTo& called) const
{
    Sentence sentence;
    sayCall(sentence, called, m_lexicon, m_one);
    return sentence.take();
}

Utterance Wording::test() const
{
    Sentence sentence;
    sentence.word("yu3yin1 ce4shi4");
    sentence.pause();
    sayCall(sentence, {.number = "A001", .counter = 1, .counterSpoken = {}}, m_lexicon, m_one);
    return sentence.take();
}

Utterance Wording::free(std::string_view text) const
{
    Sentence sentence;
    say(sentence, beginning(text), m_lexicon, m_one);
    return sentence.take();
}

} // namespace hall::voice
