// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "app/core/time.h"
#include "app/journal/sqlite_journal.h"
#include "app/journal/writer.h"

#include <condition_variable>
#include <memory>
#include <mutex>
#include <optional>
#include <thread>

namespace hall::server {

/// Reads the whole of a journal at work, and what was archived of it, for damage, and moves old
/// months out of it. It reads and copies on a thread of its own and shares nothing with the hall's;
/// the rows then leave on the writer's thread, a few at a time between two commits.
class Archivist
{
public:
    /// Asks the journal's writer; must be callable from any thread.
    using Between = std::function<void(journal::Writer::Work, journal::Writer::OnProbe)>;

    struct Parts
    {
        journal::JournalFiles files;
        int keepMonths = 0; ///< 0: nothing is archived
        Between between;
        std::function<void(const std::string&)> tell; ///< a sentence for the log, on its own thread
        /// What reading it found, on its own thread.
        std::function<void(const Result<void, journal::JournalError>&)> checked = {};
    };

    explicit Archivist(Parts parts);
    Archivist(const Archivist&) = delete;
    Archivist& operator=(const Archivist&) = delete;
    /// Doesn't wait for what is left; the next time goes on from there.
    ~Archivist();

    /// Looks for damage, and where there is none archives what is due at `now`, soon. Never waits.
    void request(Time now);

private:
    /// What the threads share; the writer may call back after the archivist is gone.
    struct Shared
    {
        std::mutex mutex; ///< guards the rest
        std::condition_variable changed;
        std::optional<Time> wanted;
        std::optional<journal::Dropped> dropped;
        bool ending = false;
    };

    void run();
    [[nodiscard]] Result<void, journal::JournalError> check() const;
    void archive(Time now);
    [[nodiscard]] bool drop(const journal::Head& last);
    /// None when it must end first.
    [[nodiscard]] std::optional<journal::Dropped> dropSome(const journal::Head& last);
    [[nodiscard]] bool isEnding() const;

    Parts m_parts;
    std::shared_ptr<Shared> m_shared = std::make_shared<Shared>();
    std::thread m_thread; ///< last: begins when the rest is there
};

} // namespace hall::server
