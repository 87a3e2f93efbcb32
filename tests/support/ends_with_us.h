// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <QProcess>

#include <csignal>
#include <sys/prctl.h>
#include <unistd.h>

namespace hall::test {

/// The kernel kills what `process` starts when we end, also of kill -9, so that no broker, database
/// or hall is left behind by a test.
///
/// By "we" Linux means the thread that starts it (prctl(2), PR_SET_PDEATHSIG): that has to be one
/// that lives as long as the program, such as the first. It forgets this where a program takes
/// another user: there `setpriv --pdeathsig` says it again.
inline void endWithUs(QProcess& process)
{
    const pid_t parent = ::getpid();
    process.setChildProcessModifier([parent] {
        ::prctl(PR_SET_PDEATHSIG, SIGKILL);
        // Nobody is told of a parent that ended before.
        if (::getppid() != parent) {
            ::_exit(1);
        }
    });
}

} // namespace hall::test
