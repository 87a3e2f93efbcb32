// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "app/journal/journal.h"
#include "app/journal/sqlite.h"

#include <filesystem>

namespace hall::journal {

/// All pages of `from` as they are now, to a new file that stands alone.
[[nodiscard]] Result<void, JournalError>
copyTo(const std::filesystem::path& path, const sqlite::Database& from, const std::string& vfs);

} // namespace hall::journal
