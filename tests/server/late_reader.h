// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "app/journal/journal.h"

#include <atomic>
#include <memory>
#include <semaphore>

namespace hall::test {

/// Whoever passes here waits while the test says so, once.
class Gate
{
public:
    void hold()
    {
        m_held = true;
    }

    void letThrough()
    {
        if (m_held.exchange(false)) {
            m_gate.release();
        }
    }

    void pass()
    {
        if (m_held) {
            m_stopped = true;
            m_gate.acquire();
            m_stopped = false;
        }
    }

    /// Whether somebody waits here.
    [[nodiscard]] bool isStopped() const
    {
        return m_stopped;
    }

private:
    std::atomic<bool> m_held = false;
    std::atomic<bool> m_stopped = false;
    std::binary_semaphore m_gate{0};
};

/// The journal as the forecaster reads it, as late as the test says.
class LateReader : public journal::Reader
{
public:
    LateReader(std::unique_ptr<journal::Reader> reader, Gate& gate)
        : m_reader(std::move(reader))
        , m_gate(gate)
    {
    }

    Result<journal::Head, journal::JournalError> head() override
    {
        return m_reader->head();
    }

    Result<void, journal::JournalError> read(std::int64_t after,
                                             const journal::TakeRow& take) override
    {
        m_gate.pass();
        return m_reader->read(after, take);
    }

    Result<void, journal::JournalError> replay(std::int64_t after,
                                               const journal::TakeRow& take) override
    {
        return m_reader->replay(after, take);
    }

    Result<std::vector<journal::Row>, journal::JournalError>
    ofCommand(const std::string& command) override
    {
        return m_reader->ofCommand(command);
    }

    Result<std::optional<journal::Row>, journal::JournalError> row(std::int64_t seq) override
    {
        return m_reader->row(seq);
    }

private:
    std::unique_ptr<journal::Reader> m_reader;
    Gate& m_gate;
};

} // namespace hall::test
