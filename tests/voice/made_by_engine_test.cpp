// SPDX-License-Identifier: Apache-2.0
#include "drivers/voice/pack_check.h"

#include <catch2/catch.hpp>

#include <algorithm>
#include <cstdlib>

using namespace hall::voice;
using namespace std::chrono_literals;
using std::chrono::milliseconds;

namespace {

UnitPack packOf(Language language)
{
    const auto pack = UnitPack::load(std::string(HALL_BIN_DIR) + "/../voices/espeak-" +
                                     std::string(codeOf(language)));
    REQUIRE(pack);
    return *pack;
}

/// The stretches below a hundredth of the peak, counted sample by sample, the longest first.
std::vector<milliseconds> gapsOf(const Pcm& sound)
{
    int peak = 0;
    for (const std::int16_t sample : sound.samples) {
        peak = std::max(peak, std::abs(int{sample}));
    }
    std::vector<milliseconds> gaps;
    std::int64_t run = 0;
    for (const std::int16_t sample : sound.samples) {
        const bool isSilent = std::abs(int{sample}) * 100 < peak;
        if (isSilent && run == 0) {
            gaps.emplace_back();
        }
        run = isSilent ? run + 1 : 0;
        if (isSilent) {
            gaps.back() = milliseconds{run * 1000 / sound.rate};
        }
    }
    std::ranges::sort(gaps, std::ranges::greater{});
    gaps.resize(8);
    return gaps;
}

const std::vector<CalledTo> rush{
    {"A035", 3, ""}, {"B128", 12, ""}, {"C001", 1, ""}, {"D777", 60, ""}};

} // namespace

TEST_CASE("the packs that come with the programs say what any hall has to say", "[voice][pack]")
{
    for (const Language language : {Language::Zh, Language::En}) {
        const UnitPack pack = packOf(language);
        const auto findings = check(pack, anyHall(), Wording{Lexicon{}, One::Yao}, 22050);
        for (const PackFinding& finding : findings) {
            INFO(finding.about << ": " << finding.what);
            CHECK(false);
        }
        CHECK(pack.faults().empty());
        CHECK(pack.head().language == language);
    }
}

TEST_CASE("their units begin and end with the voice and are one as loud as the other",
          "[voice][pack]")
{
    for (const Language language : {Language::Zh, Language::En}) {
        const UnitPack pack = packOf(language);
        for (const Unit& unit : pack.units()) {
            INFO(unit.text);
            CHECK(unit.sound.length() > 80ms);
            CHECK(unit.sound.length() < 2s);
            CHECK(rmsDb(unit.sound) == Approx(speechRmsDb).margin(1.5));
            CHECK(peakDb(unit.sound) <= speechPeakDb);
        }
    }
}

TEST_CASE("calls from a pack: length, level, peaks and gaps", "[voice][pack]")
{
    const Wording wording{Lexicon{}, One::Yao};
    for (const Language language : {Language::Zh, Language::En}) {
        const UnitPack pack = packOf(language);
        for (std::size_t count = 1; count <= rush.size(); ++count) {
            CAPTURE(count);
            const Utterance said = wording.calls({rush.data(), count}, language);
            const Pcm sound = pack.sound(pack.plan(said.plain)).sound;
            const std::vector<milliseconds> gaps = gapsOf(sound);

            CHECK(sound.length() > static_cast<int>(count) * 2500ms);
            CHECK(sound.length() < static_cast<int>(count) * 3800ms + 1500ms);
            CHECK(rmsDb(sound) == Approx(speechRmsDb).margin(3));
            CHECK(peakDb(sound) <= speechPeakDb);
            // Those at the commas, and no other.
            const auto pauses = static_cast<std::size_t>(said.pauses);
            CHECK(gaps[0] <= 350ms);
            CHECK(gaps[pauses - 1] >= gapAtPause);
            CHECK(gaps[pauses] <= 150ms);
        }
    }
}
