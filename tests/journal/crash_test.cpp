// SPDX-License-Identifier: Apache-2.0
#include "app/journal/writer.h"
#include "tests/journal/fixture.h"

#include <array>
#include <atomic>
#include <csignal>
#include <random>
#include <sys/wait.h>
#include <unistd.h>

namespace hall::journal {

namespace {

/// Appends without end and tells each durable number on `acknowledge`. In a child process: no
/// assertions here.
[[noreturn]] void appendUntilKilled(const JournalFiles& files, int acknowledge)
{
    const auto journal = openSqliteJournal(files);
    if (!journal) {
        ::_exit(1);
    }
    std::atomic<std::int64_t> durable = (*journal)->head().position.seq;
    Writer writer(**journal,
                  [&](const Batch& batch) {
                      [[maybe_unused]] const ssize_t told =
                          ::write(acknowledge, &batch.lastSeq, sizeof batch.lastSeq);
                      (void)(*journal)->tidy(true);
                      durable = batch.lastSeq;
                  },
                  {});
    for (std::int64_t seq = durable + 1;; ++seq) {
        while (seq > durable + 20) {
            std::this_thread::yield();
        }
        writer.submit(ticketRows(seq, seq));
    }
}

/// Runs the child until it acknowledged `count` times, kills it, and returns what was last
/// acknowledged.
std::int64_t killAfter(const JournalFiles& files, int count)
{
    std::array<int, 2> pipe{-1, -1};
    REQUIRE(::pipe(pipe.data()) == 0);
    const pid_t child = ::fork();
    REQUIRE(child >= 0);
    if (child == 0) {
        ::close(pipe[0]);
        appendUntilKilled(files, pipe[1]);
    }
    ::close(pipe[1]);
    std::int64_t last = 0;
    for (int i = 0; i < count; ++i) {
        REQUIRE(::read(pipe[0], &last, sizeof last) == sizeof last);
    }
    REQUIRE(::kill(child, SIGKILL) == 0);
    for (std::int64_t seq = 0; ::read(pipe[0], &seq, sizeof seq) == sizeof seq;) {
        last = seq;
    }
    ::close(pipe[0]);
    REQUIRE(::waitpid(child, nullptr, 0) == child);
    return last;
}

} // namespace

TEST_CASE("a killed process loses nothing it acknowledged", "[journal][crash]")
{
    const TestFolder folder;
    std::mt19937 random(Catch::rngSeed());
    CAPTURE(Catch::rngSeed());
    for (int round = 0; round < 10; ++round) {
        const std::int64_t acknowledged =
            killAfter(folder.files(), 1 + static_cast<int>(random() % 40));

        const auto journal = openJournal(folder.files());

        CHECK(journal->head().position.seq >= acknowledged);
        const auto reader = journal->reader();
        REQUIRE(reader);
        CHECK((*reader)->verify(0));
        CHECK(readAll(**reader).size() == static_cast<std::size_t>(journal->head().position.seq));
    }
}

} // namespace hall::journal
