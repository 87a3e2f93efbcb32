// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "app/core/result.h"

#include <chrono>
#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace hall::voice {

/// Sound: one channel of 16-bit samples.
struct Pcm
{
    int rate = 22050; ///< samples a second
    std::vector<std::int16_t> samples;

    [[nodiscard]] std::chrono::milliseconds length() const
    {
        return std::chrono::milliseconds{static_cast<std::int64_t>(samples.size()) * 1000 / rate};
    }

    friend bool operator==(const Pcm&, const Pcm&) = default;
};

/// A WAV file of one channel of 16 bits. A header from a pipe, which doesn't know its length, is
/// taken at what follows.
[[nodiscard]] Result<Pcm, std::string> parseWav(std::string_view bytes);
[[nodiscard]] std::string wavBytes(const Pcm& sound);

/// The samples as they lie in files and pipes, lowest byte first.
[[nodiscard]] std::string sampleBytes(const Pcm& sound);

/// In dB of full scale; −120 for silence.
[[nodiscard]] double rmsDb(const Pcm& sound);
[[nodiscard]] double peakDb(const Pcm& sound);

void append(Pcm& sound, const Pcm& more);
[[nodiscard]] Pcm silence(int rate, std::chrono::milliseconds length);

/// Softer, by `percent` of the amplitude; 100 changes nothing.
[[nodiscard]] Pcm atVolume(Pcm sound, int percent);

inline constexpr double speechRmsDb = -20.0;
inline constexpr double speechPeakDb = -3.0;

/// Speech as it is mixed: silence at both ends cut off, gaps within shortened but for the `pauses`
/// longest, level set to `speechRmsDb`, peaks rounded off below `speechPeakDb`. Empty when there is
/// nothing to hear.
[[nodiscard]] Pcm shaped(const Pcm& speech, int pauses);

/// A few words that are to stand among others: shaped, and cut off where the voice ends. What rings
/// on behind it, an engine's echo or a room's, is heard as a gap between units.
[[nodiscard]] Pcm shapedUnit(const Pcm& speech);

} // namespace hall::voice