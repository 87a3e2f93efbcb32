// SPDX-License-Identifier: Apache-2.0
#include "app/journal/reserve.h"

#include "app/journal/files.h"

#include <cerrno>
#include <fcntl.h>
#include <system_error>
#include <unistd.h>

namespace hall::journal {

DiskReserve::DiskReserve(const std::filesystem::path& dataDir, std::int64_t bytes)
    : m_file(dataDir / "journal.reserve")
    , m_bytes(bytes)
{
}

Result<void, JournalError> DiskReserve::hold()
{
    if (isHeld()) {
        return {};
    }
    const int file = ::open(m_file.c_str(), O_WRONLY | O_CREAT | O_CLOEXEC, 0640);
    if (file < 0) {
        return failure(systemError(errno, "making " + m_file.string()));
    }
    const int allocated = ::posix_fallocate(file, 0, m_bytes);
    const int synced = allocated == 0 && ::fsync(file) != 0 ? errno : 0;
    ::close(file);
    if (allocated == 0 && synced == 0) {
        return {};
    }
    release();
    return failure(systemError(allocated != 0 ? allocated : synced, "making " + m_file.string()));
}

void DiskReserve::release()
{
    std::error_code ignored;
    std::filesystem::remove(m_file, ignored);
}

bool DiskReserve::isHeld() const
{
    std::error_code error;
    const auto size = std::filesystem::file_size(m_file, error);
    return !error && size >= static_cast<std::uintmax_t>(m_bytes);
}

} // namespace hall::journal
