// SPDX-License-Identifier: Apache-2.0
#include "app/identity/core_dumps.h"

#include <sys/prctl.h>
#include <sys/resource.h>

namespace hall::identity {

bool forbidCoreDumps()
{
    // The limit alone doesn't stop a core that the system pipes into a program of its own.
    const rlimit none{0, 0};
    const bool isLimited = ::setrlimit(RLIMIT_CORE, &none) == 0;
    return ::prctl(PR_SET_DUMPABLE, 0, 0, 0, 0) == 0 && isLimited;
}

} // namespace hall::identity
