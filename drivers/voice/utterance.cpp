// SPDX-License-Identifier: Apache-2.0
#include "drivers/voice/sentence.h"

#include <array>

namespace hall::voice {

namespace {

constexpr std::array<std::string_view, 10> digitWords{
    "ling2", "yi1", "er4", "san1", "si4", "wu3", "liu4", "qi1", "ba1", "jiu3"};

constexpr std::array<std::string_view, 10> digitsWritten{
    "零", "一", "二", "三", "四", "五", "六", "七", "八", "九"};
/// From here on a counter is read digit by digit.
constexpr int wordsBelow = 100;

std::string_view digitWord(char digit, One one)
{
    return digit == '1' && one == One::Yao ? "yao1"
                                           : digitWords[static_cast<std::size_t>(digit - '0')];
}

std::string_view digitWritten(char digit, One one)
{
    return digit == '1' && one == One::Yao ? "幺"
                                           : digitsWritten[static_cast<std::size_t>(digit - '0')];
}

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

void sayDigit(Sentence& sentence, char digit, One one)
{
    sentence.word(digitWord(digit, one), digitWritten(digit, one));
}

void sayNumber(Sentence& sentence, std::string_view number, One one)
{
    for (std::size_t at = 0; at < number.size(); ++at) {
        if (isDigit(number[at])) {
            sayDigit(sentence, number[at], one);
        } else if (isLetter(number[at])) {
            sentence.word(number.substr(at, 1));
        }
    }
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
            sentence.word(reading->pinyin, reading->text);
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
            sayDigit(sentence, text.front(), one);
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

void sayCounter(Sentence& sentence, const CalledTo& called, const Lexicon& lexicon)
{
    sentence.word("dao4", "到");
    if (called.counterSpoken.empty()) {
        sentence.word(counterWords(called.counter), writtenCounter(called.counter));
        sentence.word("hao4 chuang1kou3", "号窗口");
    } else {
        say(sentence, beginning(called.counterSpoken), lexicon, One::Yi);
    }
}

void sayCalls(Sentence& sentence, std::span<const CalledTo> called, const Lexicon& lexicon, One one)
{
    sentence.word("qing3", "请");
    for (std::size_t at = 0; at < called.size(); ++at) {
        if (at > 0) {
            sentence.pause();
        }
        sayNumber(sentence, beginning(called[at].number), one);
        if (called.size() == 1) {
            sentence.word("hao4", "号");
            sentence.pause();
        }
        sayCounter(sentence, called[at], lexicon);
    }
    sentence.word("ban4li3", "办理");
}

} // namespace

std::string spelled(std::string_view number, One one)
{
    Sentence sentence{Language::Zh};
    sayNumber(sentence, number, one);
    return sentence.take().text;
}

std::string counterWords(int counter)
{
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

std::string writtenCounter(int counter)
{
    std::string written;
    if (counter < 1 || counter >= wordsBelow) {
        for (const char digit : std::to_string(counter)) {
            written += isDigit(digit) ? digitWritten(digit, One::Yi) : std::string_view{};
        }
        return written;
    }
    if (counter >= 20) {
        written += digitsWritten[static_cast<std::size_t>(counter / 10)];
    }
    if (counter >= 10) {
        written += "十";
    }
    if (counter % 10 != 0) {
        written += digitsWritten[static_cast<std::size_t>(counter % 10)];
    }
    return written;
}

Wording::Wording(Lexicon lexicon, One one)
    : m_lexicon(std::move(lexicon))
    , m_one(one)
{
}

Utterance Wording::calls(std::span<const CalledTo> called, Language language) const
{
    Sentence sentence{language};
    if (language == Language::En) {
        sayEnglishCalls(sentence, called);
    } else {
        sayCalls(sentence, called, m_lexicon, m_one);
    }
    return sentence.take();
}

Utterance Wording::call(const CalledTo& called, Language language) const
{
    return calls({&called, 1}, language);
}

Utterance Wording::test(Language language) const
{
    const CalledTo example{.number = "A001", .counter = 1, .counterSpoken = {}};
    Sentence sentence{language};
    if (language == Language::En) {
        sentence.word("voice test");
        sayEnglishCalls(sentence, {&example, 1});
    } else {
        sentence.word("yu3yin1 ce4shi4", "语音测试");
        sentence.pause();
        sayCalls(sentence, {&example, 1}, m_lexicon, m_one);
    }
    return sentence.take();
}

Utterance Wording::free(std::string_view text, Language language) const
{
    Sentence sentence{language};
    if (language == Language::En) {
        sayEnglish(sentence, beginning(text));
    } else {
        say(sentence, beginning(text), m_lexicon, m_one);
    }
    return sentence.take();
}

} // namespace hall::voice
