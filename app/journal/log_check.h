// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "app/journal/journal.h"

#include <filesystem>

namespace hall::journal {

/// Looks through a write-ahead log that a dead process left, before SQLite does. SQLite takes
/// frames up to the first bad one and leaves out the rest without a word, which is right for the
/// last commit only: a commit begins when the one before it is synced.
[[nodiscard]] Result<void, JournalError> checkLog(const std::filesystem::path& path);

/// Makes SQLite take every commit of a damaged log again, whatever its frames hold now, by working
/// out their sums anew. The log as it was stays as `keep`.
[[nodiscard]] Result<void, JournalError> mendLog(const std::filesystem::path& path,
                                                 const std::filesystem::path& keep);

} // namespace hall::journal
