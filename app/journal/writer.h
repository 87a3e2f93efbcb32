// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "app/journal/journal.h"

#include <chrono>
#include <condition_variable>
#include <mutex>
#include <thread>

namespace hall::journal {

/// What came of one transaction: every row up to `lastSeq` shares it.
struct Batch
{
    std::int64_t lastSeq = 0;
    AppendOutcome outcome = AppendOutcome::Stored;
    std::string detail;
};

/// Group commit: a thread that appends whatever gathered while its last commit ran, one transaction
/// at a time. Callbacks come on that thread and must be short.
///
/// Refused: the batch waits and is tried again every `retryEvery`, later rows gather behind it;
/// each try reports. Unknown (or Conflict): reports once and stops for good; what comes later is
/// dropped.
class Writer
{
public:
    using OnOutcome = std::function<void(const Batch&)>;
    using OnProbe = std::function<void(const Appended&)>;
    using Work = std::function<Appended(Journal&)>;

    struct Options
    {
        std::chrono::milliseconds retryEvery{5000};
        std::chrono::milliseconds idleAfter{500}; ///< quiet for so long: time to tidy
    };

    Writer(Journal& journal, OnOutcome onOutcome, Options options);

    Writer(Journal& journal, OnOutcome onOutcome)
        : Writer(journal, std::move(onOutcome), Options{})
    {
    }

    Writer(const Writer&) = delete;
    Writer& operator=(const Writer&) = delete;
    ~Writer(); ///< stop()

    /// The rows of one command; never waits for the disk. Numbers follow those submitted before.
    void submit(std::vector<Row> rows);
    /// Tries a refused batch now: room was made.
    void retryNow();
    /// A probe write after what is being written. Not called back once the writer stopped.
    void probe(OnProbe done);
    /// Does some milliseconds of `work` on the journal, likewise.
    void between(Work work, OnProbe done);
    /// Appends what was submitted (a refused batch is tried once more), then ends the thread.
    void stop();

private:
    using Clock = std::chrono::steady_clock;
    enum class State { Running, Stopping, Ended };

    void run();
    void write(std::unique_lock<std::mutex>& lock);
    void runWorks(std::unique_lock<std::mutex>& lock);
    void tidy(std::unique_lock<std::mutex>& lock, bool idle);
    /// Waits for something to do; false when the time ran out first.
    [[nodiscard]] bool await(std::unique_lock<std::mutex>& lock);
    void end(std::unique_lock<std::mutex>& lock, const std::string& why);

    Journal& m_journal;
    OnOutcome m_onOutcome;
    Options m_options;

    std::mutex m_mutex; ///< guards what follows up to m_wake
    std::vector<Row> m_gathering;
    std::vector<std::pair<Work, OnProbe>> m_works;
    State m_state = State::Running;
    bool m_retryNow = false;
    std::condition_variable m_wake;

    std::vector<Row> m_writing; ///< the thread's own, as is what follows
    bool m_refused = false;
    Clock::time_point m_retryAt;
    std::int64_t m_lastStored = 0;
    bool m_untidy = false;
    std::thread m_thread;
};

} // namespace hall::journal
