// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "app/core/hall.h"
#include "app/core/result.h"
#include "app/journal/journal.h"
#include "app/journal/snapshots.h"

#include <string>

namespace hall::server {

/// The hall as the journal replays to it: the newest usable snapshot and the rows after it, each
/// checked against the chain. The error is a sentence: what is damaged, where, and what to do.
[[nodiscard]] Result<Hall, std::string> restore(journal::Reader& reader,
                                                journal::Snapshots& snapshots);

} // namespace hall::server
