// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "app/journal/journal.h"

#include <filesystem>
#include <string_view>

namespace hall::journal {

/// Writes `bytes` beside `path`, syncs them, and only then gives them its name: after a pulled plug
/// the file is the old one or the new one.
[[nodiscard]] Result<void, JournalError> replaceFile(const std::filesystem::path& path,
                                                     std::string_view bytes);
/// Writes zeros behind the end of a file until it has `bytes`, and syncs it.
[[nodiscard]] Result<void, JournalError> fillUp(const std::filesystem::path& path,
                                                std::int64_t bytes);
/// Syncs a file or a folder's names.
[[nodiscard]] Result<void, JournalError> syncPath(const std::filesystem::path& path);
[[nodiscard]] std::optional<std::string> readFile(const std::filesystem::path& path);

/// A failed system call, from errno.
[[nodiscard]] JournalError systemError(int number, const std::string& doing);

} // namespace hall::journal
