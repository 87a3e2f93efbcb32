// SPDX-License-Identifier: Apache-2.0
#include "drivers/voice/chime.h"
#include "drivers/voice/loudspeaker.h"
#include "tests/support/wait_for.h"
#include "tests/voice/sound_server.h"

#include <catch2/catch.hpp>

#include <QSignalSpy>

#include <cmath>
#include <csignal>
#include <numbers>

using namespace hall;
using namespace hall::voice;
using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

namespace {

Pcm tone(std::chrono::milliseconds length, double hertz)
{
    Pcm sound = silence(22050, length);
    for (std::size_t at = 0; at < sound.samples.size(); ++at) {
        const double angle = 2 * std::numbers::pi * hertz * static_cast<double>(at) / sound.rate;
        sound.samples[at] = static_cast<std::int16_t>(8000 * std::sin(angle));
    }
    return sound;
}

/// Seconds of `sound`, by windows of 50 ms, in which `hertz` is most of what is heard.
double secondsOf(const Pcm& sound, double hertz)
{
    const auto window = static_cast<std::size_t>(sound.rate / 20);
    double seconds = 0;
    for (std::size_t at = 0; at + window <= sound.samples.size(); at += window) {
        double sine = 0;
        double cosine = 0;
        double energy = 0;
        for (std::size_t i = at; i < at + window; ++i) {
            const double angle = 2 * std::numbers::pi * hertz * static_cast<double>(i) / sound.rate;
            const double sample = sound.samples[i];
            sine += sample * std::sin(angle);
            cosine += sample * std::cos(angle);
            energy += sample * sample;
        }
        const double share =
            2 * (sine * sine + cosine * cosine) / (energy * static_cast<double>(window) + 1);
        seconds += energy > 1e6 && share > 0.8 ? 0.05 : 0;
    }
    return seconds;
}

struct Bench
{
    explicit Bench(const QString& program = QStringLiteral(HALL_BIN_DIR "/paihao-media"))
        : speaker({.program = program, .device = {}, .volume = 100, .rate = 22050}, timers)
    {
        QObject::connect(&speaker, &SoundOut::finished, &speaker, [this](quint64 id) {
            finished.push_back(id);
        });
        QObject::connect(
            &speaker, &SoundOut::began, &speaker, [this](quint64 id) { began.push_back(id); });
        QObject::connect(&speaker, &SoundOut::lost, &speaker, [this] { ++losses; });
        speaker.start();
    }

    bool becomes(OutState state)
    {
        return test::waitFor([&] { return speaker.state() == state; });
    }

    port::QtTimers timers;
    Loudspeaker speaker;
    std::vector<quint64> began;
    std::vector<quint64> finished;
    int losses = 0;
};

} // namespace

TEST_CASE("sounds come out whole, in order, and are told when they begin and end",
          "[voice][speaker]")
{
    test::SoundServer server;
    REQUIRE(server.start());
    Bench bench;
    REQUIRE(bench.becomes(OutState::Ready));
    REQUIRE(server.record());

    bench.speaker.play(1, tone(800ms, 500));
    bench.speaker.play(2, tone(1200ms, 900));
    REQUIRE(test::waitFor([&] { return bench.finished.size() == 2; }));
    const qint64 then = server.recordedBytes();
    REQUIRE(test::waitFor([&] { return server.recordedBytes() > then + 22050; }));

    const Pcm heard = server.recorded().value();
    CHECK(secondsOf(heard, 500) == Approx(0.8).margin(0.15));
    CHECK(secondsOf(heard, 900) == Approx(1.2).margin(0.15));
    CHECK(bench.began == std::vector<quint64>{1, 2});
    CHECK(bench.finished == std::vector<quint64>{1, 2});
    CHECK(bench.losses == 0);
}

TEST_CASE("a player that dies in mid-sentence is lost once and comes back", "[voice][speaker]")
{
    test::SoundServer server;
    REQUIRE(server.start());
    Bench bench;
    REQUIRE(bench.becomes(OutState::Ready));
    bench.speaker.play(1, tone(20s, 500));
    REQUIRE(test::waitFor([&] { return !bench.began.empty(); }));

    ::kill(static_cast<pid_t>(bench.speaker.child()), SIGKILL);

    REQUIRE(test::waitFor([&] { return bench.losses == 1; }));
    CHECK(bench.speaker.state() == OutState::Restarting);
    REQUIRE(bench.becomes(OutState::Ready));
    bench.speaker.play(2, tone(200ms, 500));
    REQUIRE(test::waitFor([&] { return bench.finished == std::vector<quint64>{2}; }));
    CHECK(bench.losses == 1);
}

TEST_CASE("a sound server that dies in mid-sentence and comes back is used again",
          "[voice][speaker]")
{
    test::SoundServer server;
    REQUIRE(server.start());
    Bench bench;
    REQUIRE(bench.becomes(OutState::Ready));
    bench.speaker.play(1, tone(20s, 500));
    REQUIRE(test::waitFor([&] { return !bench.began.empty(); }));

    server.kill();

    REQUIRE(test::waitFor([&] { return bench.losses == 1; }));
    REQUIRE(bench.becomes(OutState::NoDevice));
    REQUIRE(server.start());
    REQUIRE(bench.becomes(OutState::Ready));
    REQUIRE(server.record());
    bench.speaker.play(2, tone(500ms, 700));
    REQUIRE(test::waitFor([&] { return bench.finished == std::vector<quint64>{2}; }));
    const qint64 then = server.recordedBytes();
    REQUIRE(test::waitFor([&] { return server.recordedBytes() > then + 22050; }));
    CHECK(secondsOf(server.recorded().value(), 700) == Approx(0.5).margin(0.15));
}

TEST_CASE("no sound device is a state like any other, and one that comes is found",
          "[voice][speaker]")
{
    test::SoundServer server;
    Bench bench;
    REQUIRE(bench.becomes(OutState::NoDevice));
    bench.speaker.play(1, tone(100ms, 500));
    REQUIRE(test::waitFor([&] { return bench.losses == 1; }));

    REQUIRE(server.start());

    REQUIRE(bench.becomes(OutState::Ready));
    bench.speaker.play(2, tone(100ms, 500));
    CHECK(test::waitFor([&] { return bench.finished == std::vector<quint64>{2}; }));
}

TEST_CASE("a player that isn't there is tried again and again, nothing else happens",
          "[voice][speaker]")
{
    port::HandTimers timers;
    Loudspeaker speaker({.program = u"/nowhere/paihao-media"_s, .device = {}}, timers);
    speaker.start();
    for (int tries = 0; tries < 4; ++tries) {
        REQUIRE(test::waitFor([&] { return !timers.isIdle(); }));
        timers.advance(6s);
    }

    CHECK(speaker.state() == OutState::Restarting);
}

TEST_CASE("a player that hangs is ended and started anew", "[voice][speaker]")
{
    test::SoundServer server;
    REQUIRE(server.start());
    port::HandTimers timers;
    Loudspeaker speaker({.program = QStringLiteral(HALL_BIN_DIR "/paihao-media"), .device = {}},
                        timers);
    QSignalSpy began{&speaker, &SoundOut::began};
    QSignalSpy lost{&speaker, &SoundOut::lost};
    speaker.start();
    REQUIRE(test::waitFor([&] { return speaker.state() == OutState::Ready; }));
    const qint64 child = speaker.child();
    speaker.play(1, tone(5s, 500));
    REQUIRE(test::waitFor([&] { return began.count() == 1; }));
    ::kill(static_cast<pid_t>(child), SIGSTOP);

    timers.advance(5s + Loudspeaker::patience);

    REQUIRE(test::waitFor([&] { return lost.count() == 1; }));
    timers.advance(1s);
    REQUIRE(test::waitFor([&] { return speaker.state() == OutState::Ready; }));
    CHECK(speaker.child() != child);
}
