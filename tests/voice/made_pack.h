// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "drivers/voice/unit_pack.h"

#include <catch2/catch.hpp>

#include <cmath>
#include <fstream>
#include <numbers>

namespace hall::test {

/// A tone at the level of speech.
inline voice::Pcm hum(std::chrono::milliseconds length, double level = voice::speechRmsDb)
{
    constexpr double hertz = 220;
    voice::Pcm sound{.rate = 22050, .samples = {}};
    const auto count = static_cast<std::size_t>(length.count() * sound.rate / 1000);
    const double loudness = 32767 * std::sqrt(2.0) * std::pow(10.0, level / 20);
    for (std::size_t at = 0; at < count; ++at) {
        const double phase = 2 * std::numbers::pi * hertz * static_cast<double>(at) / sound.rate;
        sound.samples.push_back(static_cast<std::int16_t>(loudness * std::sin(phase)));
    }
    return sound;
}

inline voice::Unit unitOf(const std::string& text, std::chrono::milliseconds length)
{
    std::string name;
    for (const char letter : text) {
        name += std::to_string(static_cast<unsigned char>(letter)) + '-';
    }
    return {.text = text, .file = name + ".wav", .sound = hum(length)};
}

inline void writeText(const std::filesystem::path& path, const std::string& bytes)
{
    std::ofstream file(path, std::ios::binary);
    file << bytes;
    REQUIRE(file.good());
}

inline void writePack(const std::filesystem::path& folder,
                      const voice::PackHead& head,
                      const std::vector<voice::Unit>& units)
{
    std::filesystem::create_directories(folder);
    for (const voice::Unit& unit : units) {
        writeText(folder / unit.file, voice::wavBytes(unit.sound));
    }
    writeText(folder / voice::packManifest, manifestOf(head, units));
}

} // namespace hall::test
