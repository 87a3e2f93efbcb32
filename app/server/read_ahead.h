// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "app/journal/journal.h"

#include <condition_variable>
#include <deque>
#include <mutex>
#include <span>
#include <thread>
#include <vector>

namespace hall::server {

/// The rows of a replay, read and checked on a thread of their own while the caller works on the
/// ones before: a long replay takes about two thirds of the time. `reader` is that thread's alone
/// until the end.
class ReadAhead
{
public:
    ReadAhead(journal::Reader& reader, std::int64_t after);
    ReadAhead(const ReadAhead&) = delete;
    ReadAhead& operator=(const ReadAhead&) = delete;
    /// Stops reading, wherever it is.
    ~ReadAhead();

    /// Some rows, in their order; they live until the next call. None: the end, see `verdict`.
    [[nodiscard]] std::span<const journal::Row> next();

    /// After the end: whether every row was read and followed from the one before.
    [[nodiscard]] const Result<void, journal::JournalError>& verdict() const
    {
        return m_verdict;
    }

private:
    struct Batch
    {
        std::vector<journal::Row> rows; ///< kept from use to use, so that texts keep their memory
        std::size_t count = 0;
    };

    void run(std::int64_t after);
    [[nodiscard]] bool add(const journal::Row& row);
    /// The batch being filled goes to the caller; false when it wants no more.
    [[nodiscard]] bool handOver();

    static constexpr std::size_t batches = 4;
    static constexpr std::size_t rowsOfBatch = 256;

    journal::Reader& m_reader;
    Batch m_filling;                               ///< the thread's own
    Batch m_taken;                                 ///< the caller's own
    Result<void, journal::JournalError> m_verdict; ///< the caller's once m_ended

    std::mutex m_mutex; ///< guards what follows
    std::condition_variable m_changed;
    std::deque<Batch> m_full;
    std::vector<Batch> m_free;
    bool m_ended = false;
    bool m_stopping = false;

    std::thread m_thread; ///< last: begins when the rest is there
};

} // namespace hall::server
