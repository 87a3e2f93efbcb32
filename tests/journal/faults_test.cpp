// SPDX-License-Identifier: Apache-2.0
#include "app/journal/event_table.h"
#include "app/journal/writer.h"
#include "tests/journal/fixture.h"
#include "tests/support/faulty_vfs.h"

#include <sqlite3.h>

#include <csignal>
#include <fstream>
#include <random>
#include <sys/resource.h>

namespace hall::journal {

namespace {

struct Disk
{
    TestFolder folder;
    FaultyVfs vfs;
    // The log grows with each commit, so that a full disk is felt at once.
    JournalFiles files{folder.path(), vfs.name(), 0};

    /// The plug is pulled and put back; `journal` is what a new process finds.
    void pullPlug(std::unique_ptr<Journal>& journal, std::uint32_t tearingSeed = 0)
    {
        vfs.cutPower();
        journal.reset();
        std::filesystem::remove(files.database().string() + "-shm");
        vfs.restorePower(tearingSeed);
        journal = openJournal(files);
    }
};

/// No file of this process grows beyond it: the system's own EFBIG, as a quota's EDQUOT would be.
class FileSizeLimit
{
public:
    explicit FileSizeLimit(std::uintmax_t bytes)
    {
        ::getrlimit(RLIMIT_FSIZE, &m_before);
        const rlimit limited{bytes, m_before.rlim_max};
        ::setrlimit(RLIMIT_FSIZE, &limited);
    }

    FileSizeLimit(const FileSizeLimit&) = delete;
    FileSizeLimit& operator=(const FileSizeLimit&) = delete;

    ~FileSizeLimit()
    {
        ::setrlimit(RLIMIT_FSIZE, &m_before);
        std::signal(SIGXFSZ, m_handler);
    }

private:
    rlimit m_before{};
    void (*m_handler)(int) = std::signal(SIGXFSZ, SIG_IGN);
};

Appended appendOne(Journal& journal, std::int64_t seq)
{
    Row row = ticketRow(seq);
    return journal.append({&row, 1});
}

} // namespace

TEST_CASE("what was acknowledged survives a pulled plug", "[journal][faults]")
{
    Disk disk;
    auto journal = openJournal(disk.files);
    std::int64_t seq = 0;
    for (int round = 0; round < 5; ++round) {
        appendTickets(*journal, seq + 1, seq + 7);
        seq += 7;
        if (round == 2) {
            CHECK(journal->tidy(true).outcome == AppendOutcome::Stored);
        }
        const Head acknowledged = journal->head();

        disk.pullPlug(journal);

        REQUIRE(journal->head() == acknowledged);
        CHECK((*journal->reader())->verify(0));
    }
}

TEST_CASE("the disk of these tests forgets what isn't synced", "[journal][faults]")
{
    Disk disk;
    auto journal = openJournal(disk.files);
    appendTickets(*journal, 1, 3);
    journal.reset();
    {
        auto careless = openDatabase(disk.files, sqlite::Database::Access::Write);
        REQUIRE(careless->execute("PRAGMA synchronous = NORMAL"));
        auto insert = careless->prepare(insertEvent);
        const Row row = ticketRow(4);
        bindRow(*insert, row);
        REQUIRE(insert->run() == SQLITE_OK);
        disk.vfs.cutPower();
    }
    std::filesystem::remove(disk.files.database().string() + "-shm");
    disk.vfs.restorePower();
    CHECK(openJournal(disk.files)->head().position.seq == 3);
}

TEST_CASE("pages torn by a pulled plug lose nothing acknowledged", "[journal][faults]")
{
    std::mt19937 random(Catch::rngSeed());
    CAPTURE(Catch::rngSeed());
    for (int round = 0; round < 12; ++round) {
        Disk disk;
        auto journal = openJournal(disk.files);
        appendTickets(*journal, 1, 120);
        // The plug is pulled in the middle of the next commit, or of a checkpoint.
        disk.vfs.failWriteAfter(static_cast<int>(random() % 6));
        if (round % 2 == 0) {
            (void)appendOne(*journal, 121);
        } else {
            (void)journal->tidy(true);
        }
        const std::int64_t acknowledged = journal->head().position.seq;

        disk.pullPlug(journal, static_cast<std::uint32_t>(random() | 1U));

        CHECK(journal->head().position.seq >= acknowledged);
        CHECK(journal->head().position.seq <= 121);
        CHECK((*journal->reader())->verify(0));
        appendTickets(*journal, journal->head().position.seq + 1, 125);
    }
}

TEST_CASE("a truncated log gives back whole commits", "[journal][faults]")
{
    const TestFolder folder;
    const TestFolder copy;
    const auto journal = openJournal({folder.path(), {}, 0});
    appendTickets(*journal, 1, 12);
    const std::string log = folder.files().database().string() + "-wal";
    const auto size = std::filesystem::file_size(log);
    for (std::uintmax_t cut = size; cut > 1000; cut -= 1000) {
        std::filesystem::copy_file(folder.files().database(),
                                   copy.files().database(),
                                   std::filesystem::copy_options::overwrite_existing);
        std::filesystem::copy_file(log,
                                   copy.files().database().string() + "-wal",
                                   std::filesystem::copy_options::overwrite_existing);
        std::filesystem::resize_file(copy.files().database().string() + "-wal", cut);
        const auto reader = openSqliteReader(copy.files());
        if (!reader) {
            continue; // cut before the schema's own commit
        }
        const auto rows = readAll(**reader);
        CHECK(rows.size() <= 12);
        CHECK((*reader)->verify(0));
    }
}

TEST_CASE("a full disk refuses, and room lets the same batch in", "[journal][faults]")
{
    Disk disk;
    auto journal = openJournal(disk.files);
    appendTickets(*journal, 1, 3);
    const Head before = journal->head();
    disk.vfs.setRoom(0);
    CHECK(journal->probe().outcome == AppendOutcome::Refused);
    disk.vfs.setRoom(5000);

    auto batch = ticketRows(4, 20);
    const Appended refused = journal->append(batch);

    CHECK(refused.outcome == AppendOutcome::Refused);
    CHECK_THAT(refused.detail, Catch::Contains("full"));
    CHECK(journal->head() == before);

    SECTION("in the same process")
    {
        disk.vfs.setRoom(-1);
        CHECK(journal->append(batch).outcome == AppendOutcome::Stored);
    }
    SECTION("and nothing of it is there after a pulled plug")
    {
        disk.vfs.setRoom(-1);
        disk.pullPlug(journal);
        CHECK(journal->head() == before);
        CHECK(journal->append(batch).outcome == AppendOutcome::Stored);
    }
    CHECK(numbersOf(readAll(**journal->reader())).size() == 20);
    CHECK((*journal->reader())->verify(0));
}

TEST_CASE("a limit on the size of files refuses, and lifting it lets the same batch in",
          "[journal][faults]")
{
    const TestFolder folder;
    auto journal = openJournal({folder.path(), {}, 0});
    appendTickets(*journal, 1, 3);
    const Head before = journal->head();
    const auto log = folder.files().database().string() + "-wal";
    auto batch = ticketRows(4, 40);

    Appended refused;
    {
        const FileSizeLimit limit{std::filesystem::file_size(log) + 5000};
        refused = journal->append(batch);
    }

    CHECK(refused.outcome == AppendOutcome::Refused);
    CHECK(journal->head() == before);
    CHECK(journal->append(batch).outcome == AppendOutcome::Stored);
    CHECK(numbersOf(readAll(**journal->reader())).size() == 40);
    CHECK((*journal->reader())->verify(0));
}

TEST_CASE("a full disk that is emptied step by step loses no order", "[journal][faults]")
{
    Disk disk;
    auto journal = openJournal(disk.files);
    disk.vfs.setRoom(0);
    std::int64_t seq = 1;
    int refusals = 0;
    while (seq <= 40) {
        const Appended appended = appendOne(*journal, seq);
        REQUIRE(appended.outcome != AppendOutcome::Unknown);
        if (appended.outcome == AppendOutcome::Stored) {
            ++seq;
            continue;
        }
        ++refusals;
        disk.vfs.setRoom(std::int64_t{refusals % 7} * 3000);
    }
    CHECK(refusals > 5);
    disk.pullPlug(journal);
    CHECK(journal->head().position.seq == 40);
    CHECK((*journal->reader())->verify(0));
}

TEST_CASE("a failed sync ends the journal, and a restart finds the truth", "[journal][faults]")
{
    Disk disk;
    auto journal = openJournal(disk.files);
    appendTickets(*journal, 1, 3);
    disk.vfs.failSyncs(true);

    CHECK(appendOne(*journal, 4).outcome == AppendOutcome::Unknown);

    disk.vfs.failSyncs(false);
    CHECK(appendOne(*journal, 4).outcome == AppendOutcome::Unknown);
    CHECK(journal->probe().outcome == AppendOutcome::Unknown);
    CHECK(journal->tidy(true).outcome == AppendOutcome::Stored);
    CHECK(journal->head().position.seq == 3);
    disk.pullPlug(journal);
    CHECK(journal->head().position.seq == 3);
    appendTickets(*journal, 4, 5);
}

TEST_CASE("a write that fails inside the commit is unknown", "[journal][faults]")
{
    Disk disk;
    auto journal = openJournal(disk.files);
    appendTickets(*journal, 1, 3);
    disk.vfs.failWriteAfter(1);

    CHECK(appendOne(*journal, 4).outcome == AppendOutcome::Unknown);

    disk.pullPlug(journal);
    CHECK(journal->head().position.seq == 3);
}

TEST_CASE("a sync that fails while the log is tidied away ends the journal", "[journal][faults]")
{
    Disk disk;
    auto journal = openJournal(disk.files);
    appendTickets(*journal, 1, 200);
    disk.vfs.failSyncs(true);

    CHECK(journal->tidy(true).outcome == AppendOutcome::Unknown);

    CHECK(appendOne(*journal, 201).outcome == AppendOutcome::Unknown);
    disk.vfs.failSyncs(false);
    disk.pullPlug(journal);
    CHECK(journal->head().position.seq == 200);
    CHECK((*journal->reader())->verify(0));
}

TEST_CASE("no answer leaves before its sync", "[journal][faults]")
{
    Disk disk;
    const auto journal = openJournal(disk.files);
    for (std::int64_t seq = 1; seq <= 5; ++seq) {
        const int before = disk.vfs.syncs();
        appendTickets(*journal, seq, seq);
        CHECK(disk.vfs.syncs() > before);
    }
}

TEST_CASE("the writer keeps a batch through a full disk", "[journal][faults]")
{
    Disk disk;
    auto journal = openJournal(disk.files);
    std::mutex mutex;
    std::condition_variable changed;
    std::vector<AppendOutcome> outcomes;
    std::int64_t durable = 0;
    const auto waitFor = [&](const std::function<bool()>& condition) {
        std::unique_lock lock(mutex);
        REQUIRE(changed.wait_for(lock, std::chrono::seconds(20), condition));
    };
    appendTickets(*journal, 1, 20);
    disk.vfs.setRoom(1000);
    {
        Writer writer(*journal,
                      [&](const Batch& batch) {
                          const std::lock_guard lock(mutex);
                          outcomes.push_back(batch.outcome);
                          if (batch.outcome == AppendOutcome::Stored) {
                              durable = batch.lastSeq;
                          }
                          changed.notify_all();
                      },
                      {.retryEvery = std::chrono::milliseconds(1)});
        writer.submit(ticketRows(21, 30));
        waitFor([&] { return outcomes.size() > 3; });
        writer.submit(ticketRows(31, 32));
        CHECK(durable == 0);
        disk.vfs.setRoom(-1);
        waitFor([&] { return durable == 32; });
    }
    CHECK(outcomes.front() == AppendOutcome::Refused);
    CHECK(readAll(**journal->reader()).size() == 32);
}

} // namespace hall::journal
