// SPDX-License-Identifier: Apache-2.0
#include "drivers/voice/unit_list.h"

#include "drivers/voice/sentence.h"

#include <algorithm>
#include <array>

namespace hall::voice {

namespace {

struct Spelling
{
    std::string_view text;
    std::string_view spoken;
};

constexpr auto chinese = std::to_array<Spelling>({{"请", "qing3"},
                                                  {"号", "hao4"},
                                                  {"到", "dao4"},
                                                  {"号窗口", "hao4 chuang1kou3"},
                                                  {"号窗口办理", "hao4 chuang1kou3 ban4li3"},
                                                  {"窗口", "chuang1kou3"},
                                                  {"办理", "ban4li3"},
                                                  {"语音测试", "yu3yin1 ce4shi4"},
                                                  {"零", "ling2"},
                                                  {"一", "yi1"},
                                                  {"幺", "yao1"},
                                                  {"二", "er4"},
                                                  {"三", "san1"},
                                                  {"四", "si4"},
                                                  {"五", "wu3"},
                                                  {"六", "liu4"},
                                                  {"七", "qi1"},
                                                  {"八", "ba1"},
                                                  {"九", "jiu3"},
                                                  {"十", "shi2"}});

constexpr auto english =
    std::to_array<std::string_view>({"ticket", "please go to counter", "to counter", "voice test"});

class List
{
public:
    void add(std::string_view text, const Utterance& utterance)
    {
        const bool isThere =
            std::ranges::any_of(m_units, [&](const auto& unit) { return unit.text == text; });
        if (!isThere && !text.empty() && !utterance.text.empty()) {
            m_units.push_back({.text = std::string(text), .utterance = utterance});
        }
    }

    void add(std::string_view text, std::string_view spoken, Language language)
    {
        Sentence sentence{language};
        sentence.word(spoken, text);
        add(text, sentence.take());
    }

    [[nodiscard]] std::vector<WantedUnit> take()
    {
        return std::move(m_units);
    }

private:
    std::vector<WantedUnit> m_units;
};

void addChinese(List& list, const HallWords& words, const Wording& wording)
{
    for (const Spelling& unit : chinese) {
        list.add(unit.text, unit.spoken, Language::Zh);
    }
    for (const CalledTo& counter : words.counters) {
        if (!counter.counterSpoken.empty()) {
            const Utterance spoken = wording.free(counter.counterSpoken);
            list.add(spoken.plain, spoken);
        } else if (counter.counter >= 10 && counter.counter < 100) {
            const std::string written = writtenCounter(counter.counter);
            list.add(written, counterWords(counter.counter), Language::Zh);
        }
    }
    for (const std::string& service : words.services) {
        const Utterance spoken = wording.free(service);
        list.add(spoken.plain, spoken);
    }
}

void addEnglish(List& list)
{
    for (const std::string_view unit : english) {
        list.add(unit, unit, Language::En);
    }
    for (int number = 0; number < 100; ++number) {
        if (number < 20 || number % 10 == 0) {
            list.add(englishNumber(number), englishNumber(number), Language::En);
        }
    }
}

} // namespace

HallWords anyHall()
{
    HallWords words;
    for (char letter = 'A'; letter <= 'Z'; ++letter) {
        if (letter != 'I' && letter != 'O') {
            words.prefixes += letter;
        }
    }
    for (int counter = 1; counter < 100; ++counter) {
        words.counters.push_back({.number = {}, .counter = counter, .counterSpoken = {}});
    }
    return words;
}

std::vector<WantedUnit>
wantedUnits(Language language, const HallWords& words, const Wording& wording)
{
    List list;
    if (language == Language::Zh) {
        addChinese(list, words, wording);
    } else {
        addEnglish(list);
    }
    for (const char letter : words.prefixes) {
        const std::string name(1, letter);
        list.add(name, name, language); // Alone, the engine takes no letter for a word.
    }
    return list.take();
}

std::vector<WantedSentence>
wantedSentences(Language language, const HallWords& words, const Wording& wording)
{
    const CalledTo somewhere{.number = {}, .counter = 1, .counterSpoken = {}};
    std::vector<WantedSentence> sentences;
    const auto want = [&](const std::string& about, const CalledTo& called) {
        sentences.push_back({.about = about, .plain = wording.call(called, language).plain});
    };
    for (const char prefix : words.prefixes) {
        CalledTo called = somewhere;
        called.number = prefix + std::string("0123456789");
        want(std::string("tickets ") + prefix, called);
    }
    for (const CalledTo& counter : words.counters) {
        CalledTo called = counter;
        called.number = "0";
        want("counter " + std::to_string(counter.counter), called);
        const std::array both{called, called};
        sentences.push_back({.about = "counter " + std::to_string(counter.counter),
                             .plain = wording.calls(both, language).plain});
    }
    for (const std::string& service : words.services) {
        sentences.push_back(
            {.about = "service", .plain = wording.free(service, language).plain, .isName = true});
    }
    return sentences;
}

} // namespace hall::voice
