// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "app/journal/journal.h"

#include <filesystem>

namespace hall::journal {

/// Held while a process writes the journal; freed by the kernel when it dies.
class FileLock
{
public:
    [[nodiscard]] static Result<FileLock, JournalError> take(const std::filesystem::path& file);

    FileLock() = default;
    FileLock(FileLock&& other) noexcept;
    FileLock& operator=(FileLock&& other) noexcept;
    FileLock(const FileLock&) = delete;
    FileLock& operator=(const FileLock&) = delete;
    ~FileLock();

private:
    int m_descriptor = -1;
};

} // namespace hall::journal
