// SPDX-License-Identifier: Apache-2.0
#include "app/journal/writer.h"

#include "app/core/assert.h"

#include <iterator>

namespace hall::journal {

Writer::Writer(Journal& journal, OnOutcome onOutcome, Options options)
    : m_journal(journal)
    , m_onOutcome(std::move(onOutcome))
    , m_options(options)
    , m_thread([this] { run(); })
{
}

Writer::~Writer()
{
    stop();
}

void Writer::submit(std::vector<Row> rows)
{
    {
        const std::lock_guard lock(m_mutex);
        if (m_state == State::Ended) {
            return;
        }
        HALL_ASSERT(m_state == State::Running);
        m_gathering.insert(m_gathering.end(),
                           std::make_move_iterator(rows.begin()),
                           std::make_move_iterator(rows.end()));
    }
    m_wake.notify_one();
}

void Writer::retryNow()
{
    {
        const std::lock_guard lock(m_mutex);
        m_retryNow = true;
    }
    m_wake.notify_one();
}

void Writer::probe(OnProbe done)
{
    between([](Journal& journal) { return journal.probe(); }, std::move(done));
}

void Writer::between(Work work, OnProbe done)
{
    {
        const std::lock_guard lock(m_mutex);
        m_works.emplace_back(std::move(work), std::move(done));
    }
    m_wake.notify_one();
}

void Writer::stop()
{
    {
        const std::lock_guard lock(m_mutex);
        if (m_state == State::Running) {
            m_state = State::Stopping;
        }
    }
    m_wake.notify_one();
    if (m_thread.joinable()) {
        m_thread.join();
    }
}

void Writer::run()
{
    std::unique_lock lock(m_mutex);
    while (m_state != State::Ended) {
        const bool idle = !await(lock);
        // Seen before the try, so that a refused batch gets one after the request to stop.
        const bool stopping = m_state == State::Stopping;
        if (idle && !m_refused) {
            tidy(lock, true);
        }
        write(lock);
        runWorks(lock);
        if (stopping && (m_refused || m_gathering.empty())) {
            m_state = State::Ended;
        }
    }
    m_gathering.clear();
    m_works.clear();
}

bool Writer::await(std::unique_lock<std::mutex>& lock)
{
    const auto isReady = [&] {
        return m_state != State::Running || !m_works.empty() ||
               (m_refused ? m_retryNow : !m_gathering.empty());
    };
    if (m_refused) {
        return m_wake.wait_until(lock, m_retryAt, isReady);
    }
    if (m_untidy) {
        return m_wake.wait_for(lock, m_options.idleAfter, isReady);
    }
    m_wake.wait(lock, isReady);
    return true;
}

void Writer::write(std::unique_lock<std::mutex>& lock)
{
    if (m_refused && !m_retryNow && m_state == State::Running && Clock::now() < m_retryAt) {
        return;
    }
    if (m_writing.empty()) {
        m_writing.swap(m_gathering);
    }
    if (m_writing.empty()) {
        return;
    }
    m_retryNow = false;

    lock.unlock();
    Appended appended = m_journal.append(m_writing);
    const std::int64_t lastSeq = m_writing.back().seq;
    m_onOutcome({lastSeq, appended.outcome, std::move(appended.detail)});
    m_refused = appended.outcome == AppendOutcome::Refused;
    if (m_refused) {
        m_retryAt = Clock::now() + m_options.retryEvery;
    } else {
        m_writing.clear();
    }
    lock.lock();

    if (appended.outcome == AppendOutcome::Stored) {
        m_lastStored = lastSeq;
        m_untidy = true;
        tidy(lock, false);
    } else if (!m_refused) {
        m_state = State::Ended;
    }
}

void Writer::runWorks(std::unique_lock<std::mutex>& lock)
{
    if (m_state == State::Ended || m_works.empty()) {
        return;
    }
    std::vector<std::pair<Work, OnProbe>> works;
    works.swap(m_works);
    lock.unlock();
    Appended came;
    for (const auto& [work, done] : works) {
        came = work(m_journal);
        done(came);
        if (came.outcome == AppendOutcome::Unknown) {
            break;
        }
    }
    m_untidy = true;
    lock.lock();
    if (came.outcome == AppendOutcome::Unknown) {
        end(lock, came.detail);
    }
}

void Writer::tidy(std::unique_lock<std::mutex>& lock, bool idle)
{
    lock.unlock();
    const Appended tidied = m_journal.tidy(idle);
    lock.lock();
    if (idle) {
        m_untidy = false;
    }
    if (tidied.outcome == AppendOutcome::Unknown) {
        end(lock, tidied.detail);
    }
}

void Writer::end(std::unique_lock<std::mutex>& lock, const std::string& why)
{
    m_state = State::Ended;
    lock.unlock();
    m_onOutcome({m_lastStored, AppendOutcome::Unknown, why});
    lock.lock();
}

} // namespace hall::journal
