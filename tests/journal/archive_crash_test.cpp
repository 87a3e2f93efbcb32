// SPDX-License-Identifier: Apache-2.0
#include "app/journal/archive.h"
#include "tests/journal/months.h"
#include "tests/support/faulty_vfs.h"

#include <array>
#include <csignal>
#include <sys/wait.h>
#include <unistd.h>

namespace hall::journal {

TEST_CASE("the plug is pulled at any write of archiving, and no row is lost", "[journal][archive]")
{
    int failures = 0;
    for (int writes = 0; writes < 120; writes += 1 + writes / 12) {
        CAPTURE(writes);
        const TestFolder folder;
        FaultyVfs vfs;
        const JournalFiles files{folder.path(), vfs.name(), 0};
        makeMonths(files);
        vfs.failWriteAfter(writes);
        const auto archived = archive(files, 24, now);
        failures += archived ? 0 : 1;
        vfs.cutPower();
        std::filesystem::remove(files.database().string() + "-shm");
        vfs.restorePower(static_cast<std::uint32_t>(writes));

        checkWhole(files);
        CHECK(archive(files, 24, now));
        CHECK(rowsInJournal(files) == 30);
        checkWhole(files);
    }
    CHECK(failures > 10);
}

TEST_CASE("killed at any step of archiving, no row is lost", "[journal][archive]")
{
    for (int steps = 0; steps < 20; ++steps) {
        CAPTURE(steps);
        const TestFolder folder;
        const auto files = folder.files();
        makeMonths(files);
        std::array<int, 2> pipe{-1, -1};
        REQUIRE(::pipe(pipe.data()) == 0);
        const pid_t child = ::fork();
        REQUIRE(child >= 0);
        if (child == 0) {
            // A byte after each step; then it waits to be killed.
            const auto step = [&] {
                [[maybe_unused]] const ssize_t told = ::write(pipe[1], "x", 1);
            };
            const auto journal = openSqliteJournal(files);
            for (auto month = copyOldestMonth(files, 24, now); journal && month && *month;
                 month = copyOldestMonth(files, 24, now)) {
                step();
                for (bool isMore = true; isMore; step()) {
                    isMore = (*journal)->dropArchived((*month)->last, 9).isMore;
                }
            }
            ::pause();
        }
        // Three months of one copy and four removals.
        for (int at = 0; at < std::min(steps, 15); ++at) {
            char byte = 0;
            REQUIRE(::read(pipe[0], &byte, 1) == 1);
        }
        REQUIRE(::kill(child, SIGKILL) == 0);
        REQUIRE(::waitpid(child, nullptr, 0) == child);
        ::close(pipe[0]);
        ::close(pipe[1]);

        checkWhole(files);
        REQUIRE(archive(files, 24, now));
        CHECK(rowsInJournal(files) == 30);
        checkWhole(files);
    }
}

} // namespace hall::journal
