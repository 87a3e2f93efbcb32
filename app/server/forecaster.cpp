// SPDX-License-Identifier: Apache-2.0
#include "app/server/forecaster.h"

#include "app/server/calendar.h"

#include <sys/resource.h>

namespace hall::server {

Forecaster::Forecaster(HallService& service, std::unique_ptr<Learning> learning, Options options)
    : m_service(service)
    , m_options(std::move(options))
    , m_learning(std::move(learning))
    , m_thread([this] { run(); })
{
    m_due.setSingleShot(true);
    connect(&m_due, &QTimer::timeout, this, &Forecaster::look);
    connect(&m_latest, &QTimer::timeout, this, &Forecaster::look);
    connect(&m_service, &HallService::durable, this, &Forecaster::soon);
    m_latest.start(m_options.latest);
    soon();
}

Forecaster::~Forecaster()
{
    m_ending = true;
    {
        const std::lock_guard lock{m_mutex};
        m_work.reset();
    }
    m_wake.notify_one();
    m_thread.join();
}

void Forecaster::soon()
{
    if (m_busy || m_due.isActive() || m_service.durableSeq() == m_lookedAt) {
        return;
    }
    const std::chrono::milliseconds since{m_sinceLook.isValid() ? m_sinceLook.elapsed()
                                                                : m_options.soonest.count()};
    m_due.start(std::max(m_options.soonest - since, std::chrono::milliseconds{0}));
}

void Forecaster::look()
{
    const Hall& hall = m_service.hall();
    if (m_busy || (!hall.day && m_service.durableSeq() == m_lookedAt)) {
        return;
    }
    m_busy = true;
    m_sinceLook.start();
    m_lookedAt = m_service.durableSeq();
    Work work{.outlook = std::nullopt,
              .day = hall.day.value_or(BusinessDay{}),
              .rulesHash = hall.rulesHash,
              .seed = static_cast<std::uint64_t>(hall.lastSeq)};
    if (hall.day) {
        work.outlook = takeOutlook(hall);
    }
    {
        const std::lock_guard lock{m_mutex};
        m_work = std::move(work);
    }
    m_wake.notify_one();
}

Outlook Forecaster::takeOutlook(const Hall& hall)
{
    if (m_rules == nullptr || m_rulesHash != hall.rulesHash) {
        m_rules = std::make_shared<const FlatRules>(hall.rules);
        m_rulesHash = hall.rulesHash;
    }
    const Time now = m_service.clock().now();
    return hall::takeOutlook(
        hall, m_rules, {}, now, sinceMidnight(now + localOffset(now), *hall.day));
}

void Forecaster::done(std::shared_ptr<const KnownWaits> known)
{
    m_busy = false;
    if (known != nullptr) {
        m_service.tellWaits(std::move(known));
    }
    soon();
}

void Forecaster::run()
{
    // On a machine with one core to spare the hall goes first. Of this thread alone, on Linux.
    constexpr int behindTheHall = 10;
    (void)setpriority(PRIO_PROCESS, 0, behindTheHall);
    std::unique_lock lock{m_mutex};
    while (true) {
        m_wake.wait(lock, [this] { return m_work || m_ending; });
        if (m_ending) {
            return;
        }
        Work work = std::move(*m_work);
        m_work.reset();
        lock.unlock();
        auto known = doWork(std::move(work));
        QMetaObject::invokeMethod(
            this, [this, known = std::move(known)] { done(known); }, Qt::QueuedConnection);
        lock.lock();
    }
}

std::shared_ptr<const KnownWaits> Forecaster::doWork(Work work)
{
    m_learning->follow(m_ending);
    // What was learned may be a moment behind the outlook, but not by other rules.
    if (m_ending || !work.outlook || work.rulesHash != m_learning->rulesHash()) {
        return nullptr;
    }
    Outlook& outlook = *work.outlook;
    const Rates& rates = m_learning->ratesFor(work.day);
    addToday(outlook, m_learning->learned().today(outlook.sinceMidnight, rates));
    const Forecast forecast = m_options.run(outlook, rates, {.seed = work.seed});
    auto known = std::make_shared<KnownWaits>(knownFrom(forecast, outlook));
    known->day = work.day;
    known->rulesHash = std::move(work.rulesHash);
    return known;
}

} // namespace hall::server
