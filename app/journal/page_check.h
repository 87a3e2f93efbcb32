// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "app/journal/sqlite_journal.h"

namespace hall::journal {

/// What the chain doesn't cover: pages of the index by which presses are looked up, free pages,
/// pages that two things lay claim to. Journal and archives; takes seconds for a million rows.
[[nodiscard]] Result<void, JournalError> checkPages(const JournalFiles& files);

/// A journal's newest row must be of the epoch that rows get from now on.
[[nodiscard]] std::optional<JournalError> epochMismatch(const Head& head, const std::string& epoch);

} // namespace hall::journal
