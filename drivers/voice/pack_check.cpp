// SPDX-License-Identifier: Apache-2.0
#include "drivers/voice/pack_check.h"

#include <algorithm>
#include <cmath>
#include <cstdlib>
#include <set>

namespace hall::voice {

using std::chrono::milliseconds;
using Kind = PackFinding::Kind;

namespace {

/// So many samples in a row at full scale don't come from a voice.
constexpr int clippedRun = 3;
constexpr int clippedFrom = 32700;
constexpr double silentPart = 0.01; ///< of the peak

bool isClipped(const Pcm& sound)
{
    int run = 0;
    for (const std::int16_t sample : sound.samples) {
        run = std::abs(int{sample}) >= clippedFrom ? run + 1 : 0;
        if (run == clippedRun) {
            return true;
        }
    }
    return false;
}

milliseconds lengthOf(std::ptrdiff_t samples, int rate)
{
    return milliseconds{static_cast<std::int64_t>(samples) * 1000 / rate};
}

/// The longer of the two silences at the ends.
milliseconds edgeOf(const Pcm& sound)
{
    int peak = 0;
    for (const std::int16_t sample : sound.samples) {
        peak = std::max(peak, std::abs(int{sample}));
    }
    const auto isHeard = [threshold = static_cast<int>(peak * silentPart)](std::int16_t sample) {
        return std::abs(int{sample}) > threshold;
    };
    const auto first = std::ranges::find_if(sound.samples, isHeard);
    const auto last = std::find_if(sound.samples.rbegin(), sound.samples.rend(), isHeard);
    return lengthOf(std::max(first - sound.samples.begin(), last - sound.samples.rbegin()),
                    sound.rate);
}

std::string decibels(double level)
{
    return std::to_string(std::lround(level)) + " dB";
}

void checkSound(const Unit& unit, std::vector<PackFinding>& findings)
{
    const auto find = [&](Kind kind, const std::string& what) {
        findings.push_back(
            {.kind = kind, .about = unit.file, .what = '"' + unit.text + "\" " + what});
    };
    const double level = rmsDb(unit.sound);
    if (isClipped(unit.sound)) {
        find(Kind::Clipped, "is cut off at full scale: record it again, with less gain");
    }
    if (level < speechRmsDb - levelTolerance) {
        find(Kind::Quiet,
             "is at " + decibels(level) + ", too quiet beside " + decibels(speechRmsDb));
    } else if (level > speechRmsDb + levelTolerance) {
        find(Kind::Loud, "is at " + decibels(level) + ", too loud beside " + decibels(speechRmsDb));
    }
    if (const milliseconds edge = edgeOf(unit.sound); edge > edgeMost) {
        find(Kind::Silence, "has " + std::to_string(edge.count()) + " ms of silence at an end");
    }
}

void checkSentences(const UnitPack& pack,
                    const std::vector<WantedSentence>& sentences,
                    std::vector<PackFinding>& findings)
{
    std::set<std::pair<std::string, std::string>> told;
    for (const WantedSentence& sentence : sentences) {
        std::vector<std::string> missing = pack.plan(sentence.plain).missing;
        if (sentence.isName && !missing.empty()) {
            missing = {sentence.plain};
        }
        for (const std::string& text : missing) {
            if (told.emplace(sentence.about, text).second) {
                findings.push_back({.kind = Kind::Missing,
                                    .about = sentence.about,
                                    .what = "no unit for \"" + text + '"'});
            }
        }
    }
}

} // namespace

std::string_view wordOf(Kind kind)
{
    switch (kind) {
    case Kind::Missing:
        return "missing";
    case Kind::Unreadable:
        return "unreadable";
    case Kind::Rate:
        return "rate";
    case Kind::Clipped:
        return "clipped";
    case Kind::Quiet:
        return "quiet";
    case Kind::Loud:
        return "loud";
    case Kind::Silence:
        return "silence";
    }
    return {};
}

std::vector<PackFinding>
check(const UnitPack& pack, const HallWords& words, const Wording& wording, int rate)
{
    std::vector<PackFinding> findings;
    if (pack.head().rate != rate) {
        findings.push_back({.kind = Kind::Rate,
                            .about = std::string(packManifest),
                            .what = "rate is " + std::to_string(pack.head().rate) +
                                    "; all sound is played at " + std::to_string(rate)});
    }
    for (const PackFault& fault : pack.faults()) {
        findings.push_back({.kind = fault.isRate ? Kind::Rate : Kind::Unreadable,
                            .about = fault.file,
                            .what = fault.what});
    }
    for (const Unit& unit : pack.units()) {
        if (!unit.sound.samples.empty()) {
            checkSound(unit, findings);
        }
    }
    checkSentences(pack, wantedSentences(pack.head().language, words, wording), findings);
    return findings;
}

} // namespace hall::voice
