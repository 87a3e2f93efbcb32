// SPDX-License-Identifier: Apache-2.0
#include "drivers/voice/pcm.h"

#include "app/core/assert.h"

#include <algorithm>
#include <cmath>
#include <cstdlib>

namespace hall::voice {

using std::chrono::milliseconds;

namespace {

constexpr double fullScale = 32767.0;
constexpr double silentDb = -120.0;
/// Below this part of a sound's peak is silence: espeak's aspirations stay above it.
constexpr double silentPart = 0.01;
/// Below this, beside its peak, a unit has nothing more to say. Voice `+f2` has an echo of 130 ms
/// at −30 dB.
constexpr double voiceEndsDb = -28.0;
constexpr int windowMs = 5;
/// What stays of the silence around speech and in it.
constexpr milliseconds edge{10};
constexpr milliseconds gapMost{110};
constexpr milliseconds pauseMost{300};

double db(double part)
{
    return part > 0 ? std::max(20.0 * std::log10(part), silentDb) : silentDb;
}

double amplitude(double decibel)
{
    return std::pow(10.0, decibel / 20.0);
}

int peakOf(const std::int16_t* begin, const std::int16_t* end)
{
    int peak = 0;
    for (const auto* sample = begin; sample != end; ++sample) {
        peak = std::max(peak, std::abs(int{*sample}));
    }
    return peak;
}

/// A stretch without sound, in samples.
struct Gap
{
    std::size_t begin = 0;
    std::size_t end = 0;

    [[nodiscard]] std::size_t size() const
    {
        return end - begin;
    }
};

std::vector<Gap> gapsOf(const Pcm& sound)
{
    const auto window = static_cast<std::size_t>(sound.rate * windowMs / 1000);
    const auto* samples = sound.samples.data();
    const std::size_t count = sound.samples.size();
    const auto threshold = static_cast<int>(peakOf(samples, samples + count) * silentPart);
    std::vector<Gap> gaps;
    for (std::size_t at = 0; at < count; at += window) {
        const std::size_t end = std::min(at + window, count);
        if (peakOf(samples + at, samples + end) > threshold) {
            continue;
        }
        if (!gaps.empty() && gaps.back().end == at) {
            gaps.back().end = end;
        } else {
            gaps.push_back({.begin = at, .end = end});
        }
    }
    return gaps;
}

std::size_t samplesIn(milliseconds length, int rate)
{
    return static_cast<std::size_t>(length.count() * rate / 1000);
}

/// The size of the `pauses`-th longest gap between words; those of this size and more are pauses.
std::size_t pauseLeast(const std::vector<Gap>& gaps, std::size_t count, int pauses)
{
    std::vector<std::size_t> sizes;
    for (const Gap& gap : gaps) {
        if (gap.begin != 0 && gap.end != count) {
            sizes.push_back(gap.size());
        }
    }
    std::ranges::sort(sizes, std::ranges::greater{});
    if (pauses <= 0 || sizes.empty()) {
        return count + 1;
    }
    return sizes[std::min(static_cast<std::size_t>(pauses), sizes.size()) - 1];
}

/// The sound with each gap cut in its middle, so that what rings out and what begins stay.
Pcm tightened(const Pcm& sound, int pauses)
{
    const std::vector<Gap> gaps = gapsOf(sound);
    const std::size_t count = sound.samples.size();
    const std::size_t pause = pauseLeast(gaps, count, pauses);
    Pcm tight{.rate = sound.rate, .samples = {}};
    tight.samples.reserve(count);
    const auto take = [&](std::size_t begin, std::size_t end) {
        tight.samples.insert(tight.samples.end(),
                             sound.samples.begin() + static_cast<std::ptrdiff_t>(begin),
                             sound.samples.begin() + static_cast<std::ptrdiff_t>(end));
    };
    std::size_t from = 0;
    for (const Gap& gap : gaps) {
        const bool isEdge = gap.begin == 0 || gap.end == count;
        const std::size_t most = samplesIn(isEdge                ? edge
                                           : gap.size() >= pause ? pauseMost
                                                                 : gapMost,
                                           sound.rate);
        if (gap.size() > most) {
            const std::size_t before = gap.begin == 0 ? 0 : gap.end == count ? most : most / 2;
            take(from, gap.begin + before);
            from = gap.end - (most - before);
        }
    }
    take(from, count);
    return tight;
}

/// Rounds off what is above the knee so that nothing passes `most`.
double rounded(double sample, double most)
{
    const double knee = most * 0.7;
    const double size = std::abs(sample);
    if (size <= knee) {
        return sample;
    }
    const double above = most - knee;
    return std::copysign(knee + above * std::tanh((size - knee) / above), sample);
}

} // namespace

double rmsDb(const Pcm& sound)
{
    if (sound.samples.empty()) {
        return silentDb;
    }
    double sum = 0;
    for (const std::int16_t sample : sound.samples) {
        sum += static_cast<double>(sample) * sample;
    }
    return db(std::sqrt(sum / static_cast<double>(sound.samples.size())) / fullScale);
}

double peakDb(const Pcm& sound)
{
    const auto* samples = sound.samples.data();
    return db(peakOf(samples, samples + sound.samples.size()) / fullScale);
}

void append(Pcm& sound, const Pcm& more)
{
    HALL_ASSERT(sound.rate == more.rate);
    sound.samples.insert(sound.samples.end(), more.samples.begin(), more.samples.end());
}

Pcm silence(int rate, milliseconds length)
{
    return {.rate = rate, .samples = std::vector<std::int16_t>(samplesIn(length, rate))};
}

Pcm atVolume(Pcm sound, int percent)
{
    constexpr int full = 100;
    if (percent != full) {
        for (std::int16_t& sample : sound.samples) {
            sample = static_cast<std::int16_t>(int{sample} * std::clamp(percent, 0, full) / full);
        }
    }
    return sound;
}

Pcm shaped(const Pcm& speech, int pauses)
{
    Pcm sound = tightened(speech, pauses);
    const double level = rmsDb(sound);
    if (level <= silentDb) {
        return {.rate = speech.rate, .samples = {}};
    }
    const double gain = amplitude(speechRmsDb - level);
    const double most = fullScale * amplitude(speechPeakDb);
    for (std::int16_t& sample : sound.samples) {
        sample = static_cast<std::int16_t>(rounded(sample * gain, most));
    }
    return sound;
}

Pcm shapedUnit(const Pcm& speech)
{
    const Pcm sound = shaped(speech, 0);
    const auto* samples = sound.samples.data();
    const std::size_t count = sound.samples.size();
    const int peak = peakOf(samples, samples + count);
    const auto threshold = static_cast<int>(peak * amplitude(voiceEndsDb));
    const auto isLoud = [threshold](std::int16_t sample) {
        return std::abs(int{sample}) > threshold;
    };
    const auto last = std::find_if(sound.samples.rbegin(), sound.samples.rend(), isLoud);
    const auto end = static_cast<std::size_t>(sound.samples.rend() - last);
    const std::size_t kept = std::min(end + samplesIn(edge, sound.rate), count);
    const auto* cut = samples + kept;
    return shaped({.rate = sound.rate, .samples = {samples, cut}}, 0);
}

} // namespace hall::voice
