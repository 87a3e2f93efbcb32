// SPDX-License-Identifier: Apache-2.0
#include "app/main/frame_reading.h"
#include "app/settings/settings.h"
#include "tests/bench/folder.h"
#include "tests/bench/hall_process.h"
#include "tests/support/code_pictures.h"

#include <QEventLoop>
#include <QImage>
#include <QTimer>

#include <random>
#include <utility>

namespace hall::bench {

namespace {

using namespace std::chrono_literals;
using test::CodePicture;
using test::PictureKind;

constexpr std::int64_t citizensOfKind = 10;
constexpr auto frameEvery = 33ms;        // 30 a second
constexpr int framesOfCode = 30;         // then he gives up
constexpr std::uint32_t drawnOfCode = 6; // each held otherwise; they come in turn
constexpr std::uint32_t drawnOfHall = 8;
constexpr std::uint32_t firstSeed = 30000; // none that the reader was made with
constexpr const char* code = "https://example.cn/s/";

std::string firstService(const std::filesystem::path& hallToml)
{
    const auto settings = load(hallToml, hallOverrides(), "kiosk-1");
    return settings ? settings->rules.services.front().code.value : std::string();
}

QVideoFrame frameOf(const CodePicture& picture)
{
    return media::frameOf(QImage(picture.luminance.data(),
                                 picture.size.width,
                                 picture.size.height,
                                 picture.size.width,
                                 QImage::Format_Grayscale8));
}

/// The station that reads and the kiosk that takes, each with a session of its own.
class Takers
{
public:
    static Result<Takers, std::string> connect(HallProcess& hall)
    {
        auto station = hall.start();
        auto kiosk = station ? hall.connect() : failure(station.error());
        if (!kiosk) {
            return failure(kiosk.error());
        }
        if (auto opened = openHall(*kiosk, 1); !opened) {
            return failure(opened.error());
        }
        Takers takers(*std::move(station), *std::move(kiosk));
        const auto claimed = ask(takers.m_station, "station.claim", commandParams(R"("age_ms":0)"));
        if (!claimed) {
            return failure(claimed.error());
        }
        constexpr std::string_view key = R"("claim":)";
        takers.m_claim = std::atoll(claimed->c_str() + claimed->find(key) + key.size());
        if (!takers.m_kiosk.send("hall.watch", R"({"view":"reading:kiosk-1"})") ||
            !takers.awaits("hall.view")) {
            return failure(std::string("the node doesn't tell what is read"));
        }
        return takers;
    }

    /// What was read, told to the node, found by the kiosk and taken; true when it is on disk.
    [[nodiscard]] bool take(const std::string& text, const std::string& service)
    {
        const bool isRead =
            m_station.send("code.read",
                           R"({"station":"kiosk-1","claim":)" + std::to_string(m_claim) +
                               R"(,"text":")" + text + "\"}");
        return isRead && awaits(service) &&
               m_kiosk.send("ticket.take", commandParams(R"("service":")" + service + '"')) &&
               awaits("\"number\"");
    }

    /// So that the sessions aren't full of what nobody read.
    void drain()
    {
        while (m_station.next()) {
        }
        while (m_kiosk.next()) {
        }
    }

private:
    Takers(Line station, Line kiosk)
        : m_station(std::move(station))
        , m_kiosk(std::move(kiosk))
    {
    }

    [[nodiscard]] bool awaits(std::string_view words)
    {
        for (auto line = m_kiosk.await(); line; line = m_kiosk.await()) {
            if (line->find(words) != std::string::npos) {
                return true;
            }
        }
        return false;
    }

    Line m_station;
    Line m_kiosk;
    std::int64_t m_claim = 0;
};

/// A camera over a scanner window: frames in memory, 30 a second, whoever has time for them.
class Camera
{
public:
    explicit Camera(std::string text)
        : m_text(std::move(text))
        , m_reading(scanner::Symbologies::QrCode)
    {
        for (std::uint32_t seed = 0; seed < drawnOfHall; ++seed) {
            m_hall.push_back(
                frameOf(test::drawCodePicture(PictureKind::NoCode, {}, firstSeed + seed)));
        }
        m_timer.setTimerType(Qt::PreciseTimer);
        m_timer.setInterval(frameEvery);
        QObject::connect(&m_timer, &QTimer::timeout, &m_timer, [this] { show(); });
        QObject::connect(
            &m_reading, &media::FrameReading::read, &m_reading, [this](const QString& read) {
                if (read.toStdString() == m_text && m_isShown) {
                    m_isRead = true;
                    m_loop.quit();
                }
            });
    }

    void draw(PictureKind kind, std::uint32_t seed)
    {
        m_code.clear();
        for (std::uint32_t each = 0; each < drawnOfCode; ++each) {
            m_code.push_back(frameOf(
                test::drawCodePicture(kind, {}, seed * drawnOfCode + each + firstSeed, m_text)));
        }
    }

    /// When the first frame with the code came, once it is read; nothing when it isn't in a second.
    [[nodiscard]] std::optional<SteadyTime> watch(int framesBefore)
    {
        m_left = framesBefore;
        m_shown = 0;
        m_isShown = false;
        m_isRead = false;
        m_timer.start();
        m_loop.exec();
        m_timer.stop();
        m_frames += m_shown;
        return m_isRead ? std::optional(m_since) : std::nullopt;
    }

    [[nodiscard]] std::int64_t framesShown() const
    {
        return m_frames;
    }

private:
    void show()
    {
        if (m_left > 0) {
            --m_left;
            m_reading.sink().setVideoFrame(m_hall[static_cast<std::size_t>(m_left) % drawnOfHall]);
            return;
        }
        if (m_shown == framesOfCode) {
            m_loop.quit();
            return;
        }
        if (!m_isShown) {
            m_isShown = true;
            m_since = std::chrono::steady_clock::now();
        }
        m_reading.sink().setVideoFrame(m_code[static_cast<std::size_t>(m_shown++) % drawnOfCode]);
    }

    std::string m_text;
    media::FrameReading m_reading;
    std::vector<QVideoFrame> m_hall;
    std::vector<QVideoFrame> m_code;
    QTimer m_timer;
    QEventLoop m_loop;
    SteadyTime m_since{};
    int m_left = 0;
    int m_shown = 0;
    std::int64_t m_frames = 0;
    bool m_isShown = false;
    bool m_isRead = false;
};

/// From the first frame with a code in it to the answer that its ticket is on disk: camera loop,
/// reader, station's session, node with SQLite, kiosk's session. Not in it: the pipe between the
/// camera's process and the station, and whatever the citizen has to confirm. Citizens hold their
/// codes in each of the ways of `DecodeFrame` in turn, another way on each frame.
/// Counters: `missed`, who gave up after a second; `frames`, looked at until it was read, the mean.
void frameToTicket(benchmark::State& state, const Setup& setup)
{
    const std::string service = firstService(setup.hallToml);
    const std::string text = code + service;
    const Folder folder{setup.dataRoot};
    HallProcess hall{setup, folder.path()};
    auto takers = Takers::connect(hall);
    if (!takers) {
        state.SkipWithError(takers.error().c_str());
        return;
    }
    Camera camera(text);
    std::mt19937 random; // NOLINT: the same times on every run
    const auto citizens =
        setup.scaled(citizensOfKind * static_cast<std::int64_t>(test::pictureKinds.size() - 1));
    Samples samples;
    std::int64_t missed = 0;
    while (state.KeepRunningBatch(citizens)) {
        for (std::int64_t citizen = 0; citizen < citizens; ++citizen) {
            const auto kinds = static_cast<std::int64_t>(test::pictureKinds.size() - 1);
            camera.draw(test::pictureKinds[static_cast<std::size_t>(citizen % kinds)],
                        static_cast<std::uint32_t>(citizen));
            takers->drain();
            const auto since = camera.watch(static_cast<int>(4 + random() % 12));
            if (!since) {
                ++missed;
                continue;
            }
            if (!takers->take(text, service)) {
                state.SkipWithError("the node gives no ticket");
                return;
            }
            samples.addSince(*since);
        }
        useUpItsTime();
    }
    if (samples.size() == 0) {
        state.SkipWithError("no code was read");
        return;
    }
    samples.report(state);
    state.counters["missed"] = static_cast<double>(missed);
    state.counters["frames"] =
        static_cast<double>(camera.framesShown()) / static_cast<double>(citizens);
}

} // namespace

void addFrameToTicket(const Setup& setup)
{
    benchmark::RegisterBenchmark("FrameToTicket", [&setup](benchmark::State& state) {
        frameToTicket(state, setup);
    })->Unit(benchmark::kMillisecond);
}

} // namespace hall::bench
