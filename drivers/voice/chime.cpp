// SPDX-License-Identifier: Apache-2.0
#include "drivers/voice/chime.h"

#include <array>
#include <cmath>
#include <numbers>

namespace hall::voice {

namespace {

struct Tone
{
    double hertz = 0;
    double from = 0; ///< seconds
    double loudness = 0;
};

constexpr double length = 0.85;
constexpr double attack = 0.006;
constexpr double decay = 0.22;
constexpr double release = 0.08;
constexpr std::array tones{Tone{.hertz = 659.26, .from = 0.0, .loudness = 0.30},
                           Tone{.hertz = 554.37, .from = 0.30, .loudness = 0.32}};
/// Of the tone, its octave and the fifth above that: struck metal without its sharpness.
constexpr std::array partials{1.0, 0.22, 0.07};

double toneAt(const Tone& tone, double seconds)
{
    const double since = seconds - tone.from;
    if (since < 0) {
        return 0;
    }
    double sum = 0;
    for (std::size_t at = 0; at < partials.size(); ++at) {
        const double order = static_cast<double>(at) + 1;
        // Higher partials die away sooner.
        sum += partials[at] * std::exp(-since * order / decay) *
               std::sin(2 * std::numbers::pi * tone.hertz * order * since);
    }
    return tone.loudness * std::min(since / attack, 1.0) * sum;
}

} // namespace

Pcm chime(int rate)
{
    Pcm sound{.rate = rate, .samples = {}};
    const auto count = static_cast<std::size_t>(length * rate);
    sound.samples.reserve(count);
    for (std::size_t at = 0; at < count; ++at) {
        const double seconds = static_cast<double>(at) / rate;
        double sum = 0;
        for (const Tone& tone : tones) {
            sum += toneAt(tone, seconds);
        }
        sum *= std::min((length - seconds) / release, 1.0);
        sound.samples.push_back(static_cast<std::int16_t>(sum * 32767));
    }
    return sound;
}

Pcm announcement(const Pcm& sentence, int readings)
{
    Pcm whole = chime(sentence.rate);
    for (int reading = 0; reading < readings; ++reading) {
        append(whole, silence(sentence.rate, reading == 0 ? gapAfterChime : gapBetweenReadings));
        append(whole, sentence);
    }
    return whole;
}

} // namespace hall::voice
