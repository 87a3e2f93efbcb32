// SPDX-License-Identifier: Apache-2.0
#include "drivers/voice/sentence.h"

#include <array>

namespace hall::voice {

namespace {

constexpr std::array<std::string_view, 20> words{
    "zero",     "one",     "two",     "three",     "four",     "five",    "six",
    "seven",    "eight",   "nine",    "ten",       "eleven",   "twelve",  "thirteen",
    "fourteen", "fifteen", "sixteen", "seventeen", "eighteen", "nineteen"};
constexpr std::array<std::string_view, 10> tens{
    "", "", "twenty", "thirty", "forty", "fifty", "sixty", "seventy", "eighty", "ninety"};

void sayLetter(Sentence& sentence, char letter)
{
    const std::string plain(1, letter);
    // Left to itself the engine takes it for the article.
    sentence.word(letter == 'A' ? "[['eI]]" : plain, plain);
}

void sayNumber(Sentence& sentence, std::string_view number)
{
    for (const char letter : number) {
        if (isDigit(letter)) {
            sentence.word(words[static_cast<std::size_t>(letter - '0')]);
        } else if (isLetter(letter)) {
            sayLetter(sentence, letter);
        }
    }
}

} // namespace

std::string englishNumber(int number)
{
    constexpr int wordsBelow = 100;
    if (number < 0 || number >= wordsBelow) {
        Sentence sentence{Language::En};
        sayNumber(sentence, std::to_string(number));
        return sentence.take().plain;
    }
    const auto at = static_cast<std::size_t>(number);
    if (at < words.size()) {
        return std::string(words[at]);
    }
    const std::string ten(tens[at / 10]);
    return at % 10 == 0 ? ten : ten + ' ' + std::string(words[at % 10]);
}

void sayEnglishCalls(Sentence& sentence, std::span<const CalledTo> called)
{
    for (const CalledTo& each : called) {
        sentence.pause();
        sentence.word("ticket");
        sayNumber(sentence, beginning(each.number));
        if (called.size() == 1) {
            sentence.pause();
            sentence.word("please go to counter");
        } else {
            sentence.word("to counter");
        }
        sentence.word(englishNumber(each.counter));
    }
}

void sayEnglish(Sentence& sentence, std::string_view text)
{
    while (!text.empty()) {
        std::size_t size = characterAt(text);
        if (isLetter(text.front())) {
            while (size < text.size() && (isLetter(text[size]) || text[size] == '\'')) {
                ++size;
            }
            const bool isCapital = size == 1 && text.front() >= 'A' && text.front() <= 'Z';
            if (isCapital && text.size() > 1 && isDigit(text[1])) {
                sayLetter(sentence, text.front());
            } else {
                sentence.word(text.substr(0, size));
            }
        } else if (isDigit(text.front())) {
            sayNumber(sentence, text.substr(0, 1));
        } else if (const std::size_t pause = pauseAt(text); pause > 0) {
            sentence.pause();
            size = pause;
        }
        text.remove_prefix(size);
    }
}

} // namespace hall::voice
