// SPDX-License-Identifier: Apache-2.0
#include "app/server/snapshotter.h"

#include "app/core/apply.h"
#include "app/protocol/hall_codec.h"
#include "app/server/restore.h"

#include <malloc.h>

namespace hall::server {

Snapshotter::Snapshotter(std::unique_ptr<journal::Reader> reader,
                         journal::Snapshots snapshots,
                         std::function<void(const std::string&)> onProblem)
    : m_reader(std::move(reader))
    , m_snapshots(std::move(snapshots))
    , m_onProblem(std::move(onProblem))
    , m_thread([this] { run(); })
{
}

Snapshotter::~Snapshotter()
{
    {
        const std::lock_guard lock{m_mutex};
        m_ending = true;
    }
    m_wake.notify_one();
    m_thread.join();
}

void Snapshotter::request()
{
    {
        const std::lock_guard lock{m_mutex};
        m_wanted = true;
    }
    m_wake.notify_one();
}

void Snapshotter::run()
{
    std::unique_lock lock{m_mutex};
    while (true) {
        m_wake.wait(lock, [this] { return m_wanted || m_ending; });
        if (m_ending) {
            return;
        }
        m_wanted = false;
        lock.unlock();
        take();
        lock.lock();
    }
}

void Snapshotter::take()
{
    {
        const auto hall = restore(*m_reader, m_snapshots);
        if (!hall) {
            m_onProblem(hall.error());
            return;
        }
        const auto stored = m_snapshots.store(journal::Snapshot{
            .seq = hall->lastSeq, .fold = foldVersion, .bytes = protocol::encodeHall(*hall)});
        if (!stored) {
            m_onProblem(stored.error().detail);
        }
    }
    // The second hall was as large as the first: give its memory back.
    malloc_trim(0);
}

} // namespace hall::server
