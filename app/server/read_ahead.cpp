// SPDX-License-Identifier: Apache-2.0
#include "app/server/read_ahead.h"

namespace hall::server {

ReadAhead::ReadAhead(journal::Reader& reader, std::int64_t after)
    : m_reader(reader)
    , m_free(batches)
    , m_thread([this, after] { run(after); })
{
}

ReadAhead::~ReadAhead()
{
    {
        const std::lock_guard lock{m_mutex};
        m_stopping = true;
    }
    m_changed.notify_all();
    m_thread.join();
}

std::span<const journal::Row> ReadAhead::next()
{
    std::unique_lock lock{m_mutex};
    m_free.push_back(std::move(m_taken));
    m_taken = {};
    m_changed.notify_all();
    m_changed.wait(lock, [this] { return !m_full.empty() || m_ended; });
    if (m_full.empty()) {
        return {};
    }
    m_taken = std::move(m_full.front());
    m_full.pop_front();
    return std::span{m_taken.rows}.first(m_taken.count);
}

void ReadAhead::run(std::int64_t after)
{
    auto verdict = m_reader.replay(after, [this](const journal::Row& row) { return add(row); });
    (void)handOver();
    const std::lock_guard lock{m_mutex};
    m_verdict = std::move(verdict);
    m_ended = true;
    m_changed.notify_all();
}

bool ReadAhead::add(const journal::Row& row)
{
    if (m_filling.count == m_filling.rows.size()) {
        m_filling.rows.emplace_back();
    }
    m_filling.rows[m_filling.count++] = row;
    return m_filling.count < rowsOfBatch || handOver();
}

bool ReadAhead::handOver()
{
    std::unique_lock lock{m_mutex};
    m_changed.wait(lock, [this] { return !m_free.empty() || m_stopping; });
    if (m_stopping) {
        return false;
    }
    if (m_filling.count > 0) {
        m_full.push_back(std::move(m_filling));
        m_changed.notify_all();
    }
    m_filling = std::move(m_free.back());
    m_free.pop_back();
    m_filling.count = 0;
    return true;
}

} // namespace hall::server
