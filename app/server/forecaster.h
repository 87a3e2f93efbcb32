// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "app/server/hall_service.h"
#include "app/server/learning.h"

#include <QElapsedTimer>
#include <QObject>
#include <QTimer>

#include <atomic>
#include <condition_variable>
#include <mutex>
#include <thread>

namespace hall::server {

/// Waiting times while the hall runs: takes an outlook of the hall on its thread, runs it forward
/// on one of its own by what past days teach, and gives the service what came of it. The hall never
/// waits for it; one forecast is made at a time, and a hall that changed meanwhile is looked at
/// after it.
class Forecaster : public QObject
{
    Q_OBJECT

public:
    struct Options
    {
        std::chrono::milliseconds soonest{2000}; ///< from one outlook to the next, at least
        std::chrono::milliseconds latest{30000}; ///< while a day is open, at most
        std::function<Forecast(const Outlook&, const Rates&, const ForecastOptions&)> run =
            forecast;
    };

    Forecaster(HallService& service, std::unique_ptr<Learning> learning, Options options);
    ~Forecaster() override;

private:
    /// What its thread is given to do: follow the journal, and forecast where there is an outlook.
    struct Work
    {
        std::optional<Outlook> outlook;
        BusinessDay day;
        std::string rulesHash;
        std::uint64_t seed = 0;
    };

    void soon();
    void look();
    [[nodiscard]] Outlook takeOutlook(const Hall& hall);
    void done(std::shared_ptr<const KnownWaits> known);
    void run();
    [[nodiscard]] std::shared_ptr<const KnownWaits> doWork(Work work);

    HallService& m_service;
    Options m_options;
    QTimer m_due;
    QTimer m_latest;
    QElapsedTimer m_sinceLook;
    std::int64_t m_lookedAt = -1; ///< the durable event at the last look
    bool m_busy = false;
    std::shared_ptr<const FlatRules> m_rules;
    std::string m_rulesHash; ///< of `m_rules`

    std::unique_ptr<Learning> m_learning; ///< the thread's own
    std::atomic<bool> m_ending = false;
    std::mutex m_mutex; ///< guards the work to do
    std::optional<Work> m_work;
    std::condition_variable m_wake;
    std::thread m_thread; ///< last: begins when the rest is there
};

} // namespace hall::server
