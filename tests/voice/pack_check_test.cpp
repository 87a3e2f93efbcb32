// SPDX-License-Identifier: Apache-2.0
#include "drivers/voice/pack_check.h"
#include "tests/voice/made_pack.h"

#include <catch2/catch.hpp>

using namespace hall::voice;
using namespace std::chrono_literals;
using hall::test::hum;
using hall::test::unitOf;

namespace {

const Wording& wording()
{
    static const Wording chinese{Lexicon{}, One::Yao};
    return chinese;
}

/// Two queues, a counter with a name, one with two digits, a service.
HallWords smallHall()
{
    return {.prefixes = "AB",
            .counters = {{.number = {}, .counter = 3, .counterSpoken = {}},
                         {.number = {}, .counter = 21, .counterSpoken = {}},
                         {.number = {}, .counter = 6, .counterSpoken = "综合窗口6号"}},
            .services = {"二手房登记"}};
}

std::vector<Unit> allUnits(const HallWords& words)
{
    std::vector<Unit> units;
    for (const WantedUnit& wanted : wantedUnits(Language::Zh, words, wording())) {
        units.push_back(unitOf(wanted.text, 200ms));
    }
    return units;
}

std::string told(const std::vector<PackFinding>& findings)
{
    std::string text;
    for (const PackFinding& finding : findings) {
        text += (text.empty() ? "" : " | ") + std::string(wordOf(finding.kind)) + ' ' +
                finding.about + ": " + finding.what;
    }
    return text;
}

std::string checked(std::vector<Unit> units, int rate = 22050)
{
    return told(check(UnitPack{{.name = "p"}, std::move(units)}, smallHall(), wording(), rate));
}

/// Of a whole pack with one unit that sounds like this.
std::string checkedWith(const Pcm& sound)
{
    std::vector<Unit> units = allUnits(smallHall());
    const auto unit = std::ranges::find(units, std::string("零"), &Unit::text);
    unit->sound = sound;
    unit->file = "ling2.wav";
    return checked(units);
}

} // namespace

TEST_CASE("the units on the list are all that a hall says", "[voice][pack]")
{
    CHECK(checked(allUnits(smallHall())).empty());

    const HallWords any = anyHall();
    for (const Language language : {Language::Zh, Language::En}) {
        std::vector<Unit> units;
        for (const WantedUnit& wanted : wantedUnits(language, any, wording())) {
            CHECK_FALSE(wanted.utterance.text.empty());
            units.push_back(unitOf(wanted.text, 200ms));
        }
        const UnitPack pack{{.name = "p", .language = language}, units};
        CHECK(told(check(pack, any, wording(), 22050)).empty());
        CHECK(pack.plan(wording().test(language).plain).missing.empty());
    }
}

TEST_CASE("what a hall's numbers, counters and services lack is told, each once", "[voice][pack]")
{
    std::vector<Unit> units = allUnits(smallHall());
    std::erase_if(units, [](const Unit& unit) {
        return unit.text == "B" || unit.text == "七" || unit.text == "综合窗口六号" ||
               unit.text == "二手房登记";
    });

    CHECK(checked(units) == "missing tickets A: no unit for \"七\" | "
                            "missing tickets B: no unit for \"B\" | "
                            "missing tickets B: no unit for \"七\" | "
                            "missing counter 6: no unit for \"综合\" | "
                            "missing service: no unit for \"二手房登记\"");
}

TEST_CASE("a counter's number is put together where it isn't recorded whole", "[voice][pack]")
{
    std::vector<Unit> units = allUnits(smallHall());
    std::erase_if(units, [](const Unit& unit) { return unit.text == "二十一"; });

    CHECK(checked(units).empty());
}

TEST_CASE("a sound that is too quiet, too loud, clipped or begins late is told", "[voice][pack]")
{
    CHECK(checkedWith(hum(200ms)).empty());
    CHECK(checkedWith(hum(200ms, -27)) ==
          "quiet ling2.wav: \"零\" is at -27 dB, too quiet beside -20 dB");
    CHECK(checkedWith(hum(200ms, -14)) ==
          "loud ling2.wav: \"零\" is at -14 dB, too loud beside -20 dB");

    Pcm late = silence(22050, 80ms);
    append(late, hum(400ms));
    CHECK(checkedWith(late) == "silence ling2.wav: \"零\" has 80 ms of silence at an end");
    Pcm longDrawn = hum(400ms);
    append(longDrawn, silence(22050, 90ms));
    CHECK(checkedWith(longDrawn).starts_with("silence ling2.wav: \"零\" has "));

    Pcm clipped = hum(2s);
    std::fill_n(clipped.samples.begin() + 400, 3, std::int16_t{32767});
    CHECK(checkedWith(clipped) ==
          "clipped ling2.wav: \"零\" is cut off at full scale: record it again, with less gain");
}

TEST_CASE("a pack at another rate than the hall's sound is told", "[voice][pack]")
{
    CHECK(checked(allUnits(smallHall()), 16000) ==
          "rate pack.toml: rate is 22050; all sound is played at 16000");
}
