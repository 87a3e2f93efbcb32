// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "app/journal/journal.h"
#include "app/journal/sqlite.h"

namespace hall::journal {

enum class WriteStep { BeforeCommit, Commit };

/// Which of the four outcomes a failed write is; README.md has the table.
[[nodiscard]] AppendOutcome outcomeOf(const sqlite::Error& error, WriteStep step);

} // namespace hall::journal
