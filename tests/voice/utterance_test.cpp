// SPDX-License-Identifier: Apache-2.0
#include "drivers/voice/utterance.h"

#include <catch2/catch.hpp>

using namespace hall::voice;

TEST_CASE("a call is spelled so that an engine has nothing to guess", "[voice][text]")
{
    const auto [called, text] = GENERATE(table<CalledTo, std::string>({
        {{"A035", 3, ""}, "qing3 A ling2 san1 wu3 hao4, dao4 san1 hao4 chuang1kou3 ban4li3"},
        {{"B128", 12, ""}, "qing3 B yao1 er4 ba1 hao4, dao4 shi2er4 hao4 chuang1kou3 ban4li3"},
        {{"ZK1001", 21, ""},
         "qing3 Z K yao1 ling2 ling2 yao1 hao4, dao4 er4shi2yi1 hao4 chuang1kou3 ban4li3"},
        {{"A-07", 105, ""}, "qing3 A ling2 qi1 hao4, dao4 yi1 ling2 wu3 hao4 chuang1kou3 ban4li3"},
        {{"H001", 2, "综合窗口6号"},
         "qing3 H ling2 ling2 yao1 hao4, dao4 zong1he2 chuang1kou3 liu4 hao4 ban4li3"},
        {{"G310", 5, "deng1ji4 chu4"}, "qing3 G san1 yao1 ling2 hao4, dao4 deng1ji4 chu4 ban4li3"},
    }));

    const Utterance utterance = Wording{Lexicon{}, One::Yao}.call(called);

    CHECK(utterance.text == text);
    CHECK(utterance.pauses == 1);
}

TEST_CASE("several calls are one sentence, with a pause between them", "[voice][text]")
{
    const std::vector<CalledTo> called{
        {"A035", 3, ""}, {"A036", 12, ""}, {"ZK01", 6, "综合窗口6号"}};

    const Utterance joined = Wording{Lexicon{}, One::Yao}.calls(called);

    CHECK(joined.text == "qing3 A ling2 san1 wu3 dao4 san1 hao4 chuang1kou3, "
                         "A ling2 san1 liu4 dao4 shi2er4 hao4 chuang1kou3, "
                         "Z K ling2 yao1 dao4 zong1he2 chuang1kou3 liu4 hao4 ban4li3");
    CHECK(joined.plain == "请A零三五到三号窗口，A零三六到十二号窗口，Z K零幺到综合窗口六号办理");
    CHECK(joined.pauses == 2);
}

TEST_CASE("a sentence is also there as it is written", "[voice][text]")
{
    const Wording wording{Lexicon{}, One::Yao};

    CHECK(wording.call({"A101", 21, ""}).plain == "请A幺零幺号，到二十一号窗口办理");
    CHECK(Wording{Lexicon{}, One::Yi}.call({"A101", 105, ""}).plain ==
          "请A一零一号，到一零五号窗口办理");
    CHECK(wording.free("重新取号，AB 3").plain == "重新取号，A B三");
}

TEST_CASE("calls in English", "[voice][text]")
{
    const Wording wording{Lexicon{}, One::Yao};
    const std::vector<CalledTo> called{{"A101", 3, ""}, {"B020", 21, "综合窗口"}, {"C1", 105, ""}};

    CHECK(wording.call(called[0], Language::En).plain ==
          "ticket A one zero one, please go to counter three");
    // A letter, not the article.
    CHECK(wording.call(called[0], Language::En).text ==
          "ticket [['eI]] one zero one, please go to counter three");
    CHECK(wording.calls(called, Language::En).plain ==
          "ticket A one zero one to counter three, ticket B zero two zero to counter twenty one, "
          "ticket C one to counter one zero five");
    CHECK(wording.free("The hall closes, at 17 <b>", Language::En).text ==
          "The hall closes, at one seven b");
    CHECK(wording.test(Language::En).plain.starts_with("voice test, ticket A"));
}

TEST_CASE("a 1 of a ticket is yao1 or yi1 as the hall wants it, a counter's always yi1",
          "[voice][text]")
{
    const CalledTo called{.number = "A011", .counter = 1, .counterSpoken = {}};

    CHECK(Wording{Lexicon{}, One::Yao}.call(called).text ==
          "qing3 A ling2 yao1 yao1 hao4, dao4 yi1 hao4 chuang1kou3 ban4li3");
    CHECK(Wording{Lexicon{}, One::Yi}.call(called).text ==
          "qing3 A ling2 yi1 yi1 hao4, dao4 yi1 hao4 chuang1kou3 ban4li3");
}

TEST_CASE("counters are read by number words up to 99, from there digit by digit", "[voice][text]")
{
    const auto [counter, words] = GENERATE(table<int, std::string>({
        {1, "yi1"},
        {2, "er4"},
        {10, "shi2"},
        {11, "shi2yi1"},
        {12, "shi2er4"},
        {20, "er4shi2"},
        {21, "er4shi2yi1"},
        {99, "jiu3shi2jiu3"},
        {100, "yi1 ling2 ling2"},
        {105, "yi1 ling2 wu3"},
        {999, "jiu3 jiu3 jiu3"},
    }));

    CHECK(counterWords(counter) == words);
}

TEST_CASE("free text: digits are spelled, known phrases read as they should be", "[voice][text]")
{
    const auto [text, spoken, pauses] = GENERATE(table<std::string, std::string, int>({
        {"重新取号", "chong2xin1 qu3hao4", 0},
        {"重庆银行", "chong2qing4 yin2hang2", 0},
        {"第35号", "第 san1 wu3 hao4", 0},
        {"012", "ling2 yao1 er4", 0},
        {"VIP 3", "V I P san1", 0},
        {"您好，请坐。", "您好, qing3 坐", 1},
        {"，，您好，，请", "您好, qing3", 1},
        {"chong2 xin1 qu3hao4", "chong2 xin1 qu3hao4", 0},
        {"AB12", "A B yao1 er4", 0}, // Not a syllable in its second tone.
        {"-w /etc/x", "w e t c x", 0},
        {"[[x]] <b>", "x b", 0},
        {"\n\t", "", 0},
        {"", "", 0},
    }));

    const Utterance utterance = Wording{Lexicon{}, One::Yao}.free(text);

    CHECK(utterance.text == spoken);
    CHECK(utterance.pauses == pauses);
}

TEST_CASE("the longest phrase is taken, and the hall's own reading before ours", "[voice][text]")
{
    const Lexicon lexicon{{{.text = "重", .pinyin = "zhong4"},
                           {.text = "重新开始", .pinyin = "chong2xin1 kai1shi3"},
                           {.text = "银行", .pinyin = "yin2xing2"},
                           {.text = "", .pinyin = "never"}}};
    const Wording wording{lexicon, One::Yao};

    CHECK(wording.free("重新开始").text == "chong2xin1 kai1shi3");
    CHECK(wording.free("重新").text == "chong2xin1");
    CHECK(wording.free("重量").text == "zhong4 量");
    CHECK(wording.free("银行").text == "yin2xing2");
}

TEST_CASE("a text without end is cut between two characters", "[voice][text]")
{
    std::string text;
    while (text.size() < 10 * textBytesMax) {
        text += "啊";
    }

    const std::string spoken = Wording{Lexicon{}, One::Yao}.free(text).text;

    CHECK(spoken.size() == textBytesMax);
    CHECK(text.starts_with(spoken));
}

TEST_CASE("broken UTF-8 is spoken or not, but harms nobody", "[voice][text]")
{
    const Wording wording{Lexicon{}, One::Yao};
    for (const std::string text : {"\xE8\xAF",
                                   "\x80\x80",
                                   "A\xFF"
                                   "1",
                                   "\xE8"}) {
        CHECK_NOTHROW(wording.free(text));
    }
}
