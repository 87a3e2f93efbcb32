// SPDX-License-Identifier: Apache-2.0
#include "app/station/announcements.h"
#include "drivers/voice/espeak_engine.h"
#include "drivers/voice/loudspeaker.h"
#include "tests/bench/folder.h"
#include "tests/bench/hall_process.h"
#include "tests/bench/zone_day.h"
#include "tests/voice/sound_server.h"

#include <QEventLoop>
#include <QTimer>

#include <random>

namespace hall::bench {

namespace {

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;
using voice::EngineState;
using voice::OutState;

constexpr std::int64_t pressesMost = 200;
constexpr std::int64_t rendersMost = 100;
constexpr std::int64_t simulatedDays = 5;
constexpr auto happensWithin = 20s;

/// Runs the event loop until somebody calls `wake` and it is so.
class Waiting
{
public:
    [[nodiscard]] bool until(const std::function<bool()>& isSo)
    {
        QTimer late;
        late.setSingleShot(true);
        QObject::connect(&late, &QTimer::timeout, &m_loop, &QEventLoop::quit);
        late.start(happensWithin);
        while (!isSo() && late.isActive()) {
            m_loop.exec();
        }
        return isSo();
    }

    void rest(std::chrono::milliseconds length)
    {
        bool isOver = false;
        QTimer::singleShot(length, Qt::PreciseTimer, &m_loop, [&] {
            isOver = true;
            wake();
        });
        (void)until([&] { return isOver; });
    }

    void wake()
    {
        m_loop.quit();
    }

private:
    QEventLoop m_loop;
};

/// Passes chimes on and leaves the sentences out, so that the zone is idle again a second after a
/// press and not a quarter of a minute later.
class ChimesAlone : public voice::SoundOut
{
public:
    explicit ChimesAlone(voice::SoundOut& out)
        : m_out(out)
    {
        connect(&m_out, &SoundOut::stateChanged, this, &SoundOut::stateChanged);
        connect(&m_out, &SoundOut::lost, this, &SoundOut::lost);
        connect(&m_out, &SoundOut::began, this, &SoundOut::began);
        connect(&m_out, &SoundOut::finished, this, [this] { emit finished(m_sentence); });
    }

    [[nodiscard]] OutState state() const override
    {
        return m_out.state();
    }

    [[nodiscard]] int rate() const override
    {
        return m_out.rate();
    }

    void play(std::uint64_t id, const voice::Pcm& sound) override
    {
        if (sound.length() < 1s) {
            m_out.play(id, sound);
        } else {
            m_sentence = id;
        }
    }

private:
    voice::SoundOut& m_out;
    std::uint64_t m_sentence = 0;
};

/// A station whose only device is a loudspeaker that nobody hears.
class VoiceStation
{
public:
    VoiceStation(const HallProcess& hall, const Setup& setup)
        : m_client({.socketPath = QString::fromStdString(hall.socket().string()),
                    .url = {},
                    .token = {}},
                   u"kiosk-1"_s)
        , m_link(m_client, u"kiosk-1"_s)
        , m_engine({}, m_timers)
        , m_loudspeaker({.program = QString::fromStdString(
                             (setup.hallProgram.parent_path() / "paihao-media").string()),
                         .device = {}},
                        m_timers)
        , m_chimes(m_loudspeaker)
        , m_announcements(
              m_link,
              m_engine,
              m_chimes,
              m_timers,
              {.zone = {},
               .voice = {.yao = true, .readings = 1, .latestSeconds = 45, .lexicon = {}},
               .keep = {}})
    {
        const auto wake = [this] { m_waiting.wake(); };
        QObject::connect(&m_link, &station::StationLink::viewChanged, &m_link, wake);
        QObject::connect(&m_engine, &voice::SpeechEngine::stateChanged, &m_engine, wake);
        QObject::connect(&m_chimes, &voice::SoundOut::stateChanged, &m_chimes, wake);
        QObject::connect(&m_chimes, &voice::SoundOut::finished, &m_chimes, [this] {
            m_isIdle = true;
            m_waiting.wake();
        });
        QObject::connect(&m_announcements,
                         &station::Announcements::heard,
                         &m_announcements,
                         [this](const QString& number) {
                             m_heardAt = std::chrono::steady_clock::now();
                             m_heard = number.toStdString();
                             m_waiting.wake();
                         });
        m_engine.start();
        m_loudspeaker.start();
        m_client.start();
    }

    [[nodiscard]] Result<void, std::string> ready()
    {
        const bool isReady = m_waiting.until([this] {
            return m_link.isOurs() && m_engine.state() == EngineState::Ready &&
                   m_loudspeaker.state() == OutState::Ready;
        });
        return isReady ? Result<void, std::string>{}
                       : failure(std::string("no link, no voice or no sound output"));
    }

    /// How long it takes until the sentence is there.
    [[nodiscard]] Result<Nanoseconds, std::string> render(const voice::Utterance& utterance)
    {
        const SteadyTime asked = std::chrono::steady_clock::now();
        std::optional<SteadyTime> rendered;
        m_engine.render(utterance, [&](const auto& sound) {
            if (sound) {
                rendered = std::chrono::steady_clock::now();
            }
            m_waiting.wake();
        });
        if (!m_waiting.until([&] { return rendered.has_value(); })) {
            return failure("the engine doesn't say " + utterance.text);
        }
        return *rendered - asked;
    }

    /// From `pressed` until the output took the first sample of whatever is called.
    [[nodiscard]] Result<Nanoseconds, std::string> chime(SteadyTime pressed)
    {
        m_heard.clear();
        m_isIdle = false;
        if (!m_waiting.until([this] { return !m_heard.empty(); })) {
            return failure(std::string("the call isn't heard"));
        }
        return m_heardAt - pressed;
    }

    [[nodiscard]] const std::string& heard() const
    {
        return m_heard;
    }

    [[nodiscard]] bool becomesIdle()
    {
        return m_waiting.until([this] { return m_isIdle; });
    }

    void rest(std::chrono::milliseconds length)
    {
        m_waiting.rest(length);
    }

private:
    Waiting m_waiting;
    port::QtTimers m_timers;
    client::HallClient m_client;
    station::StationLink m_link;
    voice::EspeakEngine m_engine;
    voice::Loudspeaker m_loudspeaker;
    ChimesAlone m_chimes;
    station::Announcements m_announcements;
    SteadyTime m_heardAt{};
    std::string m_heard;
    bool m_isIdle = true;
};

/// Sentences that were never said before, and the same once more.
Result<void, std::string>
renderAll(benchmark::State& state, VoiceStation& station, std::int64_t count)
{
    const voice::Wording wording{voice::Lexicon{}, voice::One::Yao};
    Samples cold;
    Samples cached;
    for (std::int64_t at = 0; at < count; ++at) {
        const voice::Utterance utterance = wording.call({.number = "Z" + std::to_string(1000 + at),
                                                         .counter = static_cast<int>(at % 99) + 1,
                                                         .counterSpoken = {}});
        for (Samples* const samples : {&cold, &cached}) {
            const auto took = station.render(utterance);
            if (!took) {
                return failure(took.error());
            }
            samples->add(*took);
        }
    }
    state.counters["render_cold_p50_ms"] = cold.quantileMs(0.5);
    state.counters["render_cold_p99_ms"] = cold.quantileMs(0.99);
    state.counters["render_cached_p99_ms"] = cached.quantileMs(0.99);
    return {};
}

/// One press after another, each into an idle zone.
void pressAll(benchmark::State& state, Line& clerk, VoiceStation& station, std::int64_t presses)
{
    std::mt19937 random; // NOLINT: the same times on every run
    Samples samples;
    std::string current;
    while (state.KeepRunningBatch(presses)) {
        for (std::int64_t count = 0; count < presses; ++count) {
            station.rest(std::chrono::milliseconds{50 + random() % 200});
            const std::string seen = current.empty() ? "null" : '"' + current + '"';
            const SteadyTime pressed = std::chrono::steady_clock::now();
            const bool isSent =
                clerk.send("counter.next", commandParams(R"("counter":1,"seen":)" + seen));
            const auto took = station.chime(pressed);
            const auto answer = clerk.await();
            if (!isSent || !took || !answer || textOf(*answer, "number") != station.heard()) {
                state.SkipWithError(took ? "another call was heard" : took.error().c_str());
                return;
            }
            current = textOf(*answer, "id");
            samples.add(*took);
            if (!station.becomesIdle()) {
                state.SkipWithError("the chime doesn't end");
                return;
            }
        }
        useUpItsTime();
    }
    samples.report(state);
}

void pressToVoice(benchmark::State& state, const Setup& setup)
{
    test::SoundServer server;
    const Folder folder{setup.dataRoot};
    HallProcess hall{setup, folder.path()};
    auto clerk = hall.start();
    if (!server.start() || !clerk) {
        state.SkipWithError(clerk ? "pulseaudio can't be started" : clerk.error().c_str());
        return;
    }
    const std::int64_t presses = setup.scaled(pressesMost);
    VoiceStation station{hall, setup};
    auto ready = openHall(*clerk, 1).and_then([&] { return station.ready(); }).and_then([&] {
        return renderAll(state, station, setup.scaled(rendersMost));
    });
    for (std::int64_t count = 0; count < presses && ready; ++count) {
        auto taken = ask(*clerk, "ticket.take", commandParams(R"("service":"pension-proof")"));
        ready = taken ? ready : failure(taken.error());
    }
    if (!ready) {
        state.SkipWithError(ready.error().c_str());
        return;
    }
    pressAll(state, *clerk, station, presses);
}

/// What `ZoneDay` tells of so many zones through some days, each with another seed.
ZoneFigures runZones(const voice::UnitPack& pack,
                     std::int64_t zones,
                     std::uint32_t days,
                     std::chrono::seconds mean)
{
    ZoneFigures figures;
    std::uint32_t seed = 0;
    for (std::uint32_t day = 0; day < days; ++day) {
        for (std::int64_t zone = 0; zone < zones; ++zone) {
            ZoneDay{pack,
                    {.firstCounter = static_cast<int>(zone) * ZoneDay::counters + 1,
                     .prefix = static_cast<char>('A' + zone),
                     .mean = mean,
                     .seed = ++seed},
                    figures}
                .run();
        }
    }
    return figures;
}

/// Simulated time: what people wait for who are called while others are.
void pressToBusyVoice(benchmark::State& state, const Setup& setup)
{
    const auto pack = voice::UnitPack::load(setup.hallProgram.parent_path().parent_path() /
                                            "voices" / "espeak-zh");
    if (!pack) {
        state.SkipWithError(pack.error().c_str());
        return;
    }
    const std::int64_t zones = state.range(0) / ZoneDay::counters;
    const auto days = static_cast<std::uint32_t>(setup.scaled(simulatedDays));
    while (state.KeepRunning()) {
        const ZoneFigures day = runZones(*pack, zones, days, 4min);
        day.day.report(state);
        state.counters["max_ms"] = day.day.quantileMs(1.0);
        state.counters["rush_last_ms"] = day.rush.quantileMs(1.0);
        state.counters["calls"] = day.calls;
        state.counters["late"] = day.late;
        state.counters["moved_on"] = day.movedOn;
        const ZoneFigures busy = runZones(*pack, zones, days, 1min);
        state.counters["mean1_p50_ms"] = busy.day.quantileMs(0.5);
        state.counters["mean1_p99_ms"] = busy.day.quantileMs(0.99);
        state.counters["mean1_max_ms"] = busy.day.quantileMs(1.0);
        state.counters["mean1_calls"] = busy.calls;
        state.counters["mean1_late"] = busy.late;
        state.counters["mean1_moved_on"] = busy.movedOn;
    }
}

} // namespace

void addPressToVoice(const Setup& setup)
{
    benchmark::RegisterBenchmark("PressToVoice",
                                 [&setup](benchmark::State& state) { pressToVoice(state, setup); })
        ->ArgName("counters")
        ->Arg(1)
        ->Unit(benchmark::kMillisecond);
    benchmark::RegisterBenchmark(
        "PressToVoice", [&setup](benchmark::State& state) { pressToBusyVoice(state, setup); })
        ->ArgName("counters")
        ->Arg(20)
        ->Arg(60)
        ->Unit(benchmark::kMillisecond);
}

} // namespace hall::bench
