// SPDX-License-Identifier: Apache-2.0
#include "app/journal/file_lock.h"

#include <array>
#include <cerrno>
#include <fcntl.h>
#include <sys/file.h>
#include <system_error>
#include <unistd.h>
#include <utility>

namespace hall::journal {

namespace {

std::string holderOf(int descriptor)
{
    std::array<char, 32> text{};
    const auto size = ::pread(descriptor, text.data(), text.size(), 0);
    return size > 0 ? "process " + std::string(text.data(), static_cast<std::size_t>(size))
                    : std::string("another process");
}

} // namespace

Result<FileLock, JournalError> FileLock::take(const std::filesystem::path& file)
{
    FileLock lock;
    lock.m_descriptor = ::open(file.c_str(), O_RDWR | O_CREAT | O_CLOEXEC, 0640);
    if (lock.m_descriptor < 0) {
        return failure(JournalError{JournalErrorCode::CannotOpen,
                                    "Failed opening " + file.string() + ": " +
                                        std::generic_category().message(errno) + "."});
    }
    if (::flock(lock.m_descriptor, LOCK_EX | LOCK_NB) != 0) {
        return failure(JournalError{JournalErrorCode::InUse,
                                    "The journal in " + file.parent_path().string() +
                                        " is in use by " + holderOf(lock.m_descriptor) + "."});
    }
    // The pid only makes the message above helpful; a full disk may lose it.
    const std::string pid = std::to_string(::getpid());
    const bool emptied = ::ftruncate(lock.m_descriptor, 0) == 0;
    [[maybe_unused]] const auto written =
        emptied ? ::pwrite(lock.m_descriptor, pid.data(), pid.size(), 0) : 0;
    return lock;
}

FileLock::FileLock(FileLock&& other) noexcept
    : m_descriptor(std::exchange(other.m_descriptor, -1))
{
}

FileLock& FileLock::operator=(FileLock&& other) noexcept
{
    std::swap(m_descriptor, other.m_descriptor);
    return *this;
}

FileLock::~FileLock()
{
    if (m_descriptor >= 0) {
        ::close(m_descriptor);
    }
}

} // namespace hall::journal
