// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "app/journal/journal.h"

#include <filesystem>

namespace hall::journal {

/// A file of allocated blocks beside the journal, given back to the disk when it is full, so that
/// the day can still be closed. Any thread, one at a time.
class DiskReserve
{
public:
    static constexpr std::int64_t bytesDefault = std::int64_t{8} * 1024 * 1024;

    explicit DiskReserve(const std::filesystem::path& dataDir, std::int64_t bytes = bytesDefault);

    /// Takes it if it isn't held; DiskFull when there is no room for it.
    [[nodiscard]] Result<void, JournalError> hold();
    void release();
    [[nodiscard]] bool isHeld() const;

private:
    std::filesystem::path m_file;
    std::int64_t m_bytes;
};

} // namespace hall::journal
