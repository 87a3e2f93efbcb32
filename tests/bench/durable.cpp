// SPDX-License-Identifier: Apache-2.0
#include "app/core/assert.h"
#include "app/journal/event_table.h"
#include "app/journal/files.h"
#include "app/server/event_row.h"
#include "tests/bench/durable_hall.h"
#include "tests/bench/folder.h"
#include "tests/bench/play.h"
#include "tests/bench/samples.h"
#include "tests/bench/setup.h"

#include <sqlite3.h>

#include <array>
#include <memory>

namespace hall::bench {

namespace {

using namespace std::chrono_literals;

constexpr int roundsOfTrial = 3'000;
constexpr int waitingAtFirst = 200;
constexpr BusinessDay aDay{std::chrono::year{2026} / 11 / 23};

enum class Kind { Raw, CallNext, Issue };

/// What the disk and SQLite alone cost: one row of a journal's size a commit, in a journal's table
/// with a journal's pragmas and log.
class RawCommits
{
public:
    explicit RawCommits(const std::filesystem::path& dataDir)
    {
        std::filesystem::create_directories(dataDir);
        const journal::JournalFiles files{.dataDir = dataDir, .vfs = {}};
        auto database = journal::openDatabase(files, journal::sqlite::Database::Access::Create);
        HALL_ASSERT(database);
        m_database = std::move(*database);
        m_begin = prepare("BEGIN IMMEDIATE");
        m_insert = prepare(journal::insertEvent);
        m_commit = prepare("COMMIT");
        checkpoint();
        HALL_ASSERT(journal::fillUp(files.log(), files.logBytes));
    }

    [[nodiscard]] Nanoseconds commit(journal::Row row)
    {
        row.seq = ++m_seq;
        const SteadyTime start = std::chrono::steady_clock::now();
        const bool isDone =
            m_begin.run() == SQLITE_OK && insert(row) && m_commit.run() == SQLITE_OK;
        const Nanoseconds took = std::chrono::steady_clock::now() - start;
        HALL_ASSERT(isDone);
        if (m_seq % commitsOfCheckpoint == 0) {
            checkpoint();
        }
        return took;
    }

private:
    /// About as often as the journal's, which counts pages.
    static constexpr std::int64_t commitsOfCheckpoint = 300;

    [[nodiscard]] journal::sqlite::Statement prepare(std::string_view sql) const
    {
        auto statement = m_database.prepare(sql);
        HALL_ASSERT(statement);
        return std::move(*statement);
    }

    [[nodiscard]] bool insert(const journal::Row& row)
    {
        journal::bindRow(m_insert, row);
        return m_insert.run() == SQLITE_OK;
    }

    void checkpoint()
    {
        sqlite3_wal_checkpoint_v2(
            m_database.handle(), nullptr, SQLITE_CHECKPOINT_PASSIVE, nullptr, nullptr);
    }

    journal::sqlite::Database m_database;
    journal::sqlite::Statement m_begin;
    journal::sqlite::Statement m_insert;
    journal::sqlite::Statement m_commit;
    std::int64_t m_seq = 0;
};

/// The three in turn, round after round, so that whatever the disk does meanwhile it does to all.
class Trial
{
public:
    explicit Trial(const Setup& setup)
        : m_folder(setup.dataRoot)
        , m_raw(m_folder.path() / "raw")
        , m_hall(m_folder.path())
    {
        m_row.epoch = journal::makeUuid();
        for (int count = 0; count < waitingAtFirst; ++count) {
            (void)m_hall.issue();
        }
        for (std::int64_t round = 0; round < setup.scaled(roundsOfTrial); ++round) {
            for (const Kind kind : {Kind::Raw, Kind::Issue, Kind::CallNext}) {
                m_samples.at(static_cast<std::size_t>(kind)).add(once(kind));
            }
        }
    }

    Nanoseconds once(Kind kind)
    {
        switch (kind) {
        case Kind::Raw:
            m_row.command = journal::makeUuid();
            return m_raw.commit(m_row);
        case Kind::Issue:
            return m_hall.issue();
        case Kind::CallNext:
            break;
        }
        return m_hall.callNext();
    }

    /// As many wait as before `kind` was done once.
    void evenOut(Kind kind)
    {
        if (kind != Kind::Raw) {
            once(kind == Kind::Issue ? Kind::CallNext : Kind::Issue);
        }
    }

    [[nodiscard]] const Samples& samples(Kind kind) const
    {
        return m_samples.at(static_cast<std::size_t>(kind));
    }

private:
    /// A ticket as it is journalled.
    static journal::Row ticketRow()
    {
        Play play{std::chrono::sys_days{aDay.date} + 1h};
        (void)play.begin(fortyServices(), "bench", aDay);
        const Events issued =
            play.carryOut(TakeTicket{.service = play.hall().rules.services.front().code,
                                     .priority = {},
                                     .codeHash = std::string(64, 'c')});
        return server::toRow(issued.back());
    }

    Folder m_folder;
    RawCommits m_raw;
    DurableHall m_hall;
    journal::Row m_row = ticketRow();
    std::array<Samples, 3> m_samples;
};

/// p50 and p99 are of the rounds in which all three took turns; the time that Google Benchmark
/// shows is of this one repeated alone.
void durable(benchmark::State& state, const Setup& setup, std::unique_ptr<Trial>& trial, Kind kind)
{
    if (!trial) {
        trial = std::make_unique<Trial>(setup);
    }
    while (state.KeepRunning()) {
        (void)trial->once(kind);
        state.PauseTiming();
        trial->evenOut(kind);
        state.ResumeTiming();
    }
    trial->samples(kind).report(state);
}

} // namespace

void addDurable(const Setup& setup)
{
    const auto trial = std::make_shared<std::unique_ptr<Trial>>();
    const auto add = [&](const char* name, Kind kind) {
        benchmark::RegisterBenchmark(name, [&setup, trial, kind](benchmark::State& state) {
            durable(state, setup, *trial, kind);
        });
    };
    add("RawSqliteCommit", Kind::Raw);
    add("CallNextDurable/link:none", Kind::CallNext);
    add("IssueDurable", Kind::Issue);
}

} // namespace hall::bench
