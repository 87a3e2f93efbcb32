// SPDX-License-Identifier: Apache-2.0
#include "app/core/assert.h"
#include "tests/bench/await.h"
#include "tests/bench/city.h"
#include "tests/bench/durable_hall.h"
#include "tests/bench/folder.h"

#include <QThread>

#include <sched.h>

namespace hall::bench {

namespace {

using namespace std::chrono_literals;

enum class LinkKind {
    Down,    ///< nobody listens where the broker should be
    CatchUp, ///< the city lacks all events of a week
    Flapping ///< the broker is killed and started again, each second
};

constexpr std::int64_t visitsOfWeek = 60'000;
constexpr int blocks = 4;
constexpr auto blockLasts = 3s;
constexpr auto flapsEvery = 1s;
constexpr int waitingAtFirst = 200;
constexpr auto linksWithin = 20s;

/// What is started meanwhile gives way to everybody else: the city's programs are on other machines
/// than a hall, and here they have only what the hall leaves over of this one.
class GivesWay
{
public:
    GivesWay()
    {
        schedule(SCHED_IDLE);
    }

    GivesWay(const GivesWay&) = delete;
    GivesWay& operator=(const GivesWay&) = delete;

    ~GivesWay()
    {
        schedule(SCHED_OTHER);
    }

private:
    static void schedule(int policy)
    {
        const sched_param none{};
        HALL_ASSERT(::sched_setscheduler(0, policy, &none) == 0);
    }
};

/// The link of a hall on its own thread, as in the program.
class LinkThread
{
public:
    LinkThread(DurableHall& hall, const sync::Broker& broker)
    {
        auto* uplink = new sync::Uplink{
            {.hall = "bench",
             .version = "bench",
             .broker = broker,
             .hubKeys = City::hubKeys(),
             .reader = hall.reader(),
             .now = [] { return std::chrono::floor<Duration>(std::chrono::system_clock::now()); }}};
        uplink->moveToThread(&m_thread);
        QObject::connect(&m_thread, &QThread::finished, uplink, &QObject::deleteLater);
        QObject::connect(&m_thread, &QThread::started, uplink, &sync::Uplink::start);
        server::HallService& service = hall.service();
        QObject::connect(
            &service, &server::HallService::durable, uplink, &sync::Uplink::tellDurable);
        QObject::connect(uplink,
                         &sync::Uplink::changed,
                         &m_here,
                         [this](const sync::UplinkStatus& status) { m_status = status; });
        m_thread.start(sync::uplinkPriority);
        const qint64 seq = service.durableSeq();
        QMetaObject::invokeMethod(uplink, [uplink, seq] { uplink->tellDurable(seq); });
    }

    LinkThread(const LinkThread&) = delete;
    LinkThread& operator=(const LinkThread&) = delete;

    ~LinkThread()
    {
        m_thread.quit();
        m_thread.wait();
    }

    [[nodiscard]] const sync::UplinkStatus& status() const
    {
        return m_status;
    }

    /// Whether events are on their way within a while.
    [[nodiscard]] bool awaitFlow() const
    {
        return await([this] { return m_status.state == sync::Link::State::Flowing; }, linksWithin);
    }

private:
    QThread m_thread;
    QObject m_here; ///< what is still to be told when this ends isn't told
    sync::UplinkStatus m_status;
};

/// The same hall without its link and with it, block after block, so that whatever the disk does
/// meanwhile it does to both. The city's database is in memory: it has no disk in common with its
/// halls.
class LinkedTrial
{
public:
    LinkedTrial(const Setup& setup, LinkKind kind)
        : m_setup(setup)
        , m_kind(kind)
        , m_folder(setup.dataRoot)
        , m_inMemory("/dev/shm")
        , m_city(setup, m_inMemory.path())
        , m_hall(m_folder.path(), kind == LinkKind::CatchUp ? setup.scaled(visitsOfWeek) : 0)
    {
        for (int count = 0; count < waitingAtFirst; ++count) {
            m_hall.issue();
        }
    }

    [[nodiscard]] Result<void, std::string> play()
    {
        if (m_kind != LinkKind::Down) {
            const GivesWay givesWay;
            if (auto started = m_city.start(); !started) {
                return started;
            }
        }
        for (int count = 0; count < blocks; ++count) {
            block(m_without);
            if (auto linked = linkedBlock(); !linked) {
                return linked;
            }
        }
        return {};
    }

    void report(benchmark::State& state) const
    {
        m_with.report(state);
        state.counters["without_p50_ms"] = m_without.quantileMs(0.5);
        state.counters["without_p99_ms"] = m_without.quantileMs(0.99);
        state.counters["sent_per_second"] =
            static_cast<double>(m_sent) / std::chrono::duration<double>(m_linked).count();
    }

private:
    [[nodiscard]] Result<void, std::string> linkedBlock()
    {
        const LinkThread link{m_hall, m_city.broker().as("bench")};
        if (m_kind != LinkKind::Down && !link.awaitFlow()) {
            return failure("the link doesn't come up: " + link.status().why);
        }
        const std::int64_t before = link.status().acknowledged.seq;
        const SteadyTime start = std::chrono::steady_clock::now();
        block(m_with);
        m_linked += std::chrono::steady_clock::now() - start;
        m_sent += link.status().acknowledged.seq - before;
        if (!m_setup.tiny && m_kind == LinkKind::CatchUp && link.status().waiting == 0) {
            return failure(std::string{"the city has everything already"});
        }
        if (!m_city.broker().isRunning() && m_kind == LinkKind::Flapping) {
            flap();
        }
        return {};
    }

    void block(Samples& samples)
    {
        const SteadyTime start = std::chrono::steady_clock::now();
        const SteadyTime end = start + (m_setup.tiny ? 30ms : blockLasts);
        SteadyTime flapsAt = start + flapsEvery;
        for (SteadyTime now = start; now < end; now = std::chrono::steady_clock::now()) {
            m_hall.issue();
            samples.add(m_hall.callNext());
            if (m_kind == LinkKind::Flapping && &samples == &m_with && now > flapsAt) {
                flap();
                flapsAt += flapsEvery;
            }
        }
    }

    void flap()
    {
        if (m_city.broker().isRunning()) {
            m_city.broker().kill();
        } else {
            const GivesWay givesWay;
            HALL_ASSERT(m_city.broker().start());
        }
    }

    const Setup& m_setup;
    LinkKind m_kind;
    Folder m_folder;
    Folder m_inMemory;
    City m_city;
    DurableHall m_hall;
    Samples m_with;
    Samples m_without;
    Nanoseconds m_linked{0};
    std::int64_t m_sent = 0;
};

void callNext(benchmark::State& state, const Setup& setup, LinkKind kind)
{
    LinkedTrial trial{setup, kind};
    Result<void, std::string> played;
    while (state.KeepRunning()) {
        played = trial.play();
        useUpItsTime();
    }
    if (!played) {
        state.SkipWithError(played.error().c_str());
        return;
    }
    trial.report(state);
}

} // namespace

void addCallNextLinked(const Setup& setup)
{
    const auto add = [&](const char* name, LinkKind kind) {
        benchmark::RegisterBenchmark(
            name, [&setup, kind](benchmark::State& state) { callNext(state, setup, kind); });
    };
    add("CallNextDurable/link:down", LinkKind::Down);
    add("CallNextDurable/link:catchup", LinkKind::CatchUp);
    add("CallNextDurable/link:flapping", LinkKind::Flapping);
}

} // namespace hall::bench
