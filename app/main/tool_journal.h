// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "app/core/time.h"
#include "app/journal/sqlite_journal.h"
#include "app/main/tool.h"

namespace hall::tool {

[[nodiscard]] journal::JournalFiles filesOf(const Arguments& arguments);
[[nodiscard]] Time systemNow();
/// `paihao journal …` ended so.
[[nodiscard]] int failed(const Report& report, const journal::JournalError& error);

/// `paihao journal restore FILE`: what the backup has, and beyond it what the city holds.
[[nodiscard]] int restoreJournal(const Arguments& arguments, const Report& report);

} // namespace hall::tool
