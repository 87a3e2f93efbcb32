// SPDX-License-Identifier: Apache-2.0
#include "app/server/archivist.h"

#include "app/journal/archive.h"
#include "app/journal/page_check.h"

namespace hall::server {

using journal::Appended;
using journal::AppendOutcome;
using journal::Dropped;

Archivist::Archivist(Parts parts)
    : m_parts(std::move(parts))
    , m_thread([this] { run(); })
{
}

Archivist::~Archivist()
{
    {
        const std::lock_guard lock{m_shared->mutex};
        m_shared->ending = true;
    }
    m_shared->changed.notify_all();
    m_thread.join();
}

void Archivist::request(Time now)
{
    {
        const std::lock_guard lock{m_shared->mutex};
        m_shared->wanted = now;
    }
    m_shared->changed.notify_all();
}

bool Archivist::isEnding() const
{
    const std::lock_guard lock{m_shared->mutex};
    return m_shared->ending;
}

void Archivist::run()
{
    while (true) {
        std::unique_lock lock{m_shared->mutex};
        m_shared->changed.wait(lock, [this] { return m_shared->wanted || m_shared->ending; });
        if (m_shared->ending) {
            return;
        }
        const Time now = *std::exchange(m_shared->wanted, std::nullopt);
        lock.unlock();
        const auto checked = check();
        if (isEnding()) {
            return;
        }
        if (m_parts.checked) {
            m_parts.checked(checked);
        }
        if (checked && m_parts.keepMonths > 0) {
            archive(now);
        }
    }
}

/// At a start only the newest rows are verified.
Result<void, journal::JournalError> Archivist::check() const
{
    const auto reader = journal::openSqliteReader(m_parts.files);
    if (!reader) {
        return failure(reader.error());
    }
    auto read = (*reader)->replay(0, [this](const journal::Row& /*row*/) { return !isEnding(); });
    if (!read || isEnding()) {
        return read;
    }
    return journal::checkPages(m_parts.files);
}

void Archivist::archive(Time now)
{
    while (!isEnding()) {
        const auto month = journal::copyOldestMonth(m_parts.files, m_parts.keepMonths, now);
        if (!month) {
            m_parts.tell("nothing more is archived: " + month.error().detail);
            return;
        }
        if (!*month || !drop((*month)->last)) {
            return;
        }
        m_parts.tell("archived " + std::to_string((*month)->rows) + " events in " +
                     (*month)->file.string());
    }
}

bool Archivist::drop(const journal::Head& last)
{
    while (true) {
        const auto dropped = dropSome(last);
        if (!dropped) {
            return false;
        }
        if (dropped->appended.outcome != AppendOutcome::Stored) {
            m_parts.tell("archived events stay in the journal, too: " + dropped->appended.detail);
            return false;
        }
        if (!dropped->isMore) {
            return true;
        }
    }
}

std::optional<Dropped> Archivist::dropSome(const journal::Head& last)
{
    const auto work = [shared = m_shared, last](journal::Journal& journal) {
        Dropped dropped = journal.dropArchived(last, journal::rowsDroppedAtOnce);
        // The log must not grow by a whole month.
        Appended came = dropped.appended.outcome == AppendOutcome::Stored ? journal.tidy(false)
                                                                          : dropped.appended;
        const std::lock_guard lock{shared->mutex};
        shared->dropped = std::move(dropped);
        return came;
    };
    m_parts.between(
        work, [shared = m_shared](const Appended& /*came*/) { shared->changed.notify_all(); });
    std::unique_lock lock{m_shared->mutex};
    m_shared->changed.wait(lock, [this] { return m_shared->dropped || m_shared->ending; });
    return std::exchange(m_shared->dropped, std::nullopt);
}

} // namespace hall::server
