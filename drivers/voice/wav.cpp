// SPDX-License-Identifier: Apache-2.0
#include "drivers/voice/pcm.h"

#include <algorithm>
#include <optional>

namespace hall::voice {

namespace {

constexpr std::size_t headerBytes = 12;
constexpr std::size_t chunkHeadBytes = 8;
constexpr std::size_t formatBytes = 16;
constexpr int rateLeast = 8000;
constexpr int rateMost = 48000;

std::uint32_t numberAt(std::string_view bytes, std::size_t at, std::size_t size)
{
    std::uint32_t number = 0;
    for (std::size_t i = size; i > 0; --i) {
        number = number << 8U | static_cast<unsigned char>(bytes[at + i - 1]);
    }
    return number;
}

void addNumber(std::string& bytes, std::uint32_t number, std::size_t size)
{
    for (std::size_t i = 0; i < size; ++i) {
        bytes += static_cast<char>(number >> (8 * i) & 0xFFU);
    }
}

/// The rate, if it is sound of our one kind.
Result<int, std::string> rateOf(std::string_view format)
{
    const bool isOurs = format.size() >= formatBytes && numberAt(format, 0, 2) == 1 &&
                        numberAt(format, 2, 2) == 1 && numberAt(format, 14, 2) == 16;
    if (!isOurs) {
        return failure(std::string("isn't one channel of 16 bits"));
    }
    const std::uint32_t rate = numberAt(format, 4, 4);
    if (rate < rateLeast || rate > rateMost) {
        return failure("has " + std::to_string(rate) + " samples a second");
    }
    return static_cast<int>(rate);
}

Pcm samplesOf(std::string_view data, int rate)
{
    Pcm sound{.rate = rate, .samples = {}};
    sound.samples.reserve(data.size() / 2);
    for (std::size_t at = 0; at + 1 < data.size(); at += 2) {
        sound.samples.push_back(static_cast<std::int16_t>(numberAt(data, at, 2)));
    }
    return sound;
}

} // namespace

Result<Pcm, std::string> parseWav(std::string_view bytes)
{
    if (bytes.size() < headerBytes || !bytes.starts_with("RIFF") || bytes.substr(8, 4) != "WAVE") {
        return failure(std::string("isn't a WAV file"));
    }
    std::optional<int> rate;
    for (std::size_t at = headerBytes; at + chunkHeadBytes <= bytes.size();) {
        const std::string_view name = bytes.substr(at, 4);
        const std::size_t begin = at + chunkHeadBytes;
        const std::size_t size =
            std::min<std::size_t>(numberAt(bytes, at + 4, 4), bytes.size() - begin);
        const std::string_view body = bytes.substr(begin, size);
        if (name == "fmt ") {
            const auto read = rateOf(body);
            if (!read) {
                return failure(read.error());
            }
            rate = *read;
        } else if (name == "data" && rate) {
            return samplesOf(body, *rate);
        }
        at = begin + size + size % 2;
    }
    return failure(std::string("has no sound in it"));
}

std::string sampleBytes(const Pcm& sound)
{
    std::string bytes;
    bytes.reserve(sound.samples.size() * 2);
    for (const std::int16_t sample : sound.samples) {
        addNumber(bytes, static_cast<std::uint16_t>(sample), 2);
    }
    return bytes;
}

std::string wavBytes(const Pcm& sound)
{
    const std::string data = sampleBytes(sound);
    const auto size = static_cast<std::uint32_t>(data.size());
    const auto rate = static_cast<std::uint32_t>(sound.rate);
    std::string bytes = "RIFF";
    addNumber(bytes, size + 36, 4);
    bytes += "WAVEfmt ";
    addNumber(bytes, formatBytes, 4);
    addNumber(bytes, 1, 2); // samples as they are
    addNumber(bytes, 1, 2); // one channel
    addNumber(bytes, rate, 4);
    addNumber(bytes, rate * 2, 4);
    addNumber(bytes, 2, 2);
    addNumber(bytes, 16, 2);
    bytes += "data";
    addNumber(bytes, size, 4);
    return bytes + data;
}

} // namespace hall::voice
