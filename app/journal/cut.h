// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "app/journal/chain.h"
#include "app/journal/journal.h"
#include "app/journal/sqlite.h"

#include <map>
#include <optional>
#include <string>

namespace hall::journal {

/// Kind of the note that the journal writes itself where an epoch ends: its body says why, and what
/// was found broken. Its chain goes on from the newest row that was kept.
inline constexpr const char* cutKind = "JournalCut";

struct Cut
{
    std::string cause;         ///< `accepted` or `restored`
    std::string previousEpoch; ///< as the newest row has it
    std::int64_t seq = 0;      ///< that the note gets
    Chain previousChain{};
    std::int64_t at = 0;                        ///< UTC, ms
    std::int64_t unreadable = 0;                ///< numbers whose rows are lost
    std::map<std::int64_t, std::string> breaks; ///< seq → the chain that its fields as found give
};

/// Begins a new epoch in `database`: the note, and what rows get from now on. One transaction.
[[nodiscard]] Result<Head, JournalError> begin(const sqlite::Database& database, const Cut& cut);

/// Which epoch a note of an epoch's beginning says it follows; nothing where it isn't one.
[[nodiscard]] std::optional<std::string> previousEpochOf(const Row& row);

/// The breaks that cuts of this journal vouch for. Empty where they can't be read.
[[nodiscard]] std::map<std::int64_t, std::string> acceptedBreaks(const sqlite::Database& database);

} // namespace hall::journal
