// SPDX-License-Identifier: Apache-2.0
#include "app/identity/core_dumps.h"

#include <catch2/catch.hpp>

#include <sys/prctl.h>
#include <sys/resource.h>
#include <sys/wait.h>
#include <unistd.h>

namespace {

/// In a process of its own: what it forbids can't be allowed again.
int inChild(int (*run)())
{
    const pid_t child = ::fork();
    if (child == 0) {
        ::_exit(run());
    }
    int status = 0;
    REQUIRE(::waitpid(child, &status, 0) == child);
    return status;
}

} // namespace

TEST_CASE("a program that holds names leaves no picture of its memory", "[identity][core]")
{
    CHECK(inChild([] {
              rlimit limit{};
              const bool done = hall::identity::forbidCoreDumps() &&
                                ::prctl(PR_GET_DUMPABLE, 0, 0, 0, 0) == 0 &&
                                ::getrlimit(RLIMIT_CORE, &limit) == 0 && limit.rlim_cur == 0 &&
                                limit.rlim_max == 0;
              return done ? 0 : 1;
          }) == 0);
    const int status = inChild([]() -> int {
        (void)hall::identity::forbidCoreDumps();
        ::kill(::getpid(), SIGQUIT);
        return 0;
    });
    CHECK(WIFSIGNALED(status));
    CHECK_FALSE(WCOREDUMP(status));
}
