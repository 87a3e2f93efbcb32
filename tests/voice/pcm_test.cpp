// SPDX-License-Identifier: Apache-2.0
#include "drivers/voice/chime.h"
#include "drivers/voice/pcm.h"
#include "drivers/voice/sound_cache.h"

#include <catch2/catch.hpp>

#include <cmath>
#include <numbers>

using namespace hall::voice;
using namespace std::chrono_literals;

namespace {

Pcm tone(std::chrono::milliseconds length, double part, double hertz = 440)
{
    Pcm sound = silence(22050, length);
    for (std::size_t at = 0; at < sound.samples.size(); ++at) {
        const double angle = 2 * std::numbers::pi * hertz * static_cast<double>(at) / sound.rate;
        sound.samples[at] = static_cast<std::int16_t>(32767 * part * std::sin(angle));
    }
    return sound;
}

Pcm joined(const std::vector<Pcm>& parts)
{
    Pcm whole;
    for (const Pcm& part : parts) {
        append(whole, part);
    }
    return whole;
}

/// Within the window in which silence is looked for.
bool isAbout(std::chrono::milliseconds length, std::chrono::milliseconds wanted)
{
    return length >= wanted - 12ms && length <= wanted + 12ms;
}

} // namespace

TEST_CASE("a WAV file is read as it was written", "[voice][wav]")
{
    const Pcm sound = tone(100ms, 0.5);

    CHECK(parseWav(wavBytes(sound)).value() == sound);
}

TEST_CASE("a WAV from a pipe, which doesn't know its length, is whole", "[voice][wav]")
{
    std::string bytes = wavBytes(tone(100ms, 0.5));
    for (const std::size_t at : {std::size_t{4}, std::size_t{40}}) {
        bytes.replace(at, 4, "\x00\xF0\xFF\x7F", 4);
    }

    CHECK(parseWav(bytes).value().samples.size() == 2205);
}

TEST_CASE("what isn't a WAV file of ours is refused", "[voice][wav]")
{
    const std::string good = wavBytes(tone(10ms, 0.5));
    const auto with = [&](std::size_t at, char byte) {
        std::string bytes = good;
        bytes[at] = byte;
        return bytes;
    };

    CHECK(parseWav("").error() == "isn't a WAV file");
    CHECK(parseWav("<html>and so on, for a while</html>").error() == "isn't a WAV file");
    CHECK(parseWav(good.substr(0, 12)).error() == "has no sound in it");
    CHECK(parseWav(good.substr(0, 36)).error() == "has no sound in it");
    CHECK(parseWav(with(22, 2)).error() == "isn't one channel of 16 bits");
    CHECK(parseWav(with(34, 8)).error() == "isn't one channel of 16 bits");
    CHECK(parseWav(with(20, 3)).error() == "isn't one channel of 16 bits");
    CHECK(parseWav(with(26, 1)).error() == "has 87586 samples a second");
    CHECK(parseWav(with(16, 0)).error() == "isn't one channel of 16 bits");
}

TEST_CASE("speech gets one level, however loud it came", "[voice][level]")
{
    const double part = GENERATE(0.01, 0.1, 0.5, 1.0);

    const Pcm sound = shaped(tone(1000ms, part), 0);

    CHECK(rmsDb(sound) == Approx(speechRmsDb).margin(0.5));
    CHECK(peakDb(sound) <= speechPeakDb);
}

TEST_CASE("a peak far above the rest is rounded off, not cut", "[voice][level]")
{
    Pcm sound = joined({tone(900ms, 0.05), tone(20ms, 1.0), tone(900ms, 0.05)});

    const Pcm level = shaped(sound, 0);

    CHECK(peakDb(level) <= speechPeakDb);
    CHECK(peakDb(level) > -6.0);
    CHECK(rmsDb(level) == Approx(speechRmsDb).margin(3));
}

TEST_CASE("silence around speech goes, gaps in it are shortened but for its pauses",
          "[voice][level]")
{
    const Pcm speech = joined({silence(22050, 300ms),
                               tone(200ms, 0.5),
                               silence(22050, 200ms),
                               tone(200ms, 0.5),
                               silence(22050, 700ms),
                               tone(200ms, 0.5),
                               silence(22050, 40ms),
                               tone(200ms, 0.5),
                               silence(22050, 500ms)});

    CHECK(isAbout(shaped(speech, 0).length(), 10ms + 800ms + 110ms + 110ms + 40ms + 10ms));
    CHECK(isAbout(shaped(speech, 1).length(), 10ms + 800ms + 110ms + 300ms + 40ms + 10ms));
    CHECK(isAbout(shaped(speech, 9).length(), 10ms + 800ms + 200ms + 300ms + 40ms + 10ms));
}

TEST_CASE("nothing to hear becomes nothing", "[voice][level]")
{
    CHECK(shaped(silence(22050, 500ms), 0).samples.empty());
    CHECK(shaped({}, 3).samples.empty());
    CHECK(rmsDb({}) == -120);
    CHECK(peakDb({}) == -120);
}

TEST_CASE("the chime is two tones, as loud as speech, and ends in silence", "[voice][chime]")
{
    const Pcm sound = chime(22050);
    const auto share = [&](double hertz, std::size_t from, std::size_t to) {
        double sine = 0;
        double cosine = 0;
        for (std::size_t at = from; at < to; ++at) {
            const double angle =
                2 * std::numbers::pi * hertz * static_cast<double>(at) / sound.rate;
            sine += sound.samples[at] * std::sin(angle);
            cosine += sound.samples[at] * std::cos(angle);
        }
        return std::hypot(sine, cosine);
    };

    CHECK(isAbout(sound.length(), 850ms));
    CHECK(rmsDb(sound) == Approx(speechRmsDb).margin(2));
    CHECK(peakDb(sound) < speechPeakDb);
    CHECK(std::abs(sound.samples.front()) < 100);
    CHECK(std::abs(sound.samples.back()) < 100);
    CHECK(share(659, 0, 6600) > 5 * share(554, 0, 6600));
    CHECK(share(554, 6700, 15000) > share(659, 6700, 15000));
}

TEST_CASE("an announcement is chime, sentence, sentence", "[voice][chime]")
{
    const Pcm sentence = tone(1000ms, 0.3);

    CHECK(isAbout(announcement(sentence, 1).length(), 850ms + gapAfterChime + 1000ms));
    CHECK(isAbout(announcement(sentence, 2).length(),
                  850ms + gapAfterChime + 2000ms + gapBetweenReadings));
}

TEST_CASE("of the sounds that were made, the last used are kept", "[voice][cache]")
{
    SoundCache cache;
    for (std::size_t at = 0; at < SoundCache::sentencesMax; ++at) {
        cache.keep(std::to_string(at), tone(10ms, 0.1));
    }
    REQUIRE(cache.find("0") != nullptr);

    cache.keep("one more", tone(10ms, 0.1));

    CHECK(cache.size() == SoundCache::sentencesMax);
    CHECK(cache.find("0") != nullptr);
    CHECK(cache.find("1") == nullptr);
    CHECK(cache.find("one more") != nullptr);
}
