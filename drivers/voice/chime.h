// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "drivers/voice/pcm.h"

#include <chrono>

namespace hall::voice {

/// Two soft falling tones of 0.85 s, so that people look up before the number is said.
[[nodiscard]] Pcm chime(int rate);

/// Between the chime and the sentence, and between two readings.
inline constexpr std::chrono::milliseconds gapAfterChime{120};
inline constexpr std::chrono::milliseconds gapBetweenReadings{600};

/// A sentence with its chime, read so many times.
[[nodiscard]] Pcm announcement(const Pcm& sentence, int readings);

} // namespace hall::voice
