// SPDX-License-Identifier: Apache-2.0
#include "app/journal/files.h"

#include "app/journal/descriptor.h"

#include <algorithm>
#include <cerrno>
#include <fcntl.h>
#include <fstream>
#include <system_error>
#include <unistd.h>

namespace hall::journal {

namespace {

bool writeAll(int descriptor, std::string_view bytes)
{
    while (!bytes.empty()) {
        const auto written = ::write(descriptor, bytes.data(), bytes.size());
        if (written < 0 && errno != EINTR) {
            return false;
        }
        if (written > 0) {
            bytes.remove_prefix(static_cast<std::size_t>(written));
        }
    }
    return true;
}

} // namespace

Result<void, JournalError> replaceFile(const std::filesystem::path& path, std::string_view bytes)
{
    const std::string doing = "writing " + path.string();
    const std::string beside = path.string() + ".new";
    {
        const Descriptor file(
            ::open(beside.c_str(), O_WRONLY | O_CREAT | O_TRUNC | O_CLOEXEC, 0640));
        if (file.number() < 0 || !writeAll(file.number(), bytes) || ::fsync(file.number()) != 0) {
            const int number = errno;
            ::unlink(beside.c_str());
            return failure(systemError(number, doing));
        }
    }
    if (::rename(beside.c_str(), path.c_str()) != 0) {
        return failure(systemError(errno, doing));
    }
    return syncPath(path.parent_path());
}

Result<void, JournalError> fillUp(const std::filesystem::path& path, std::int64_t bytes)
{
    const Descriptor file(::open(path.c_str(), O_WRONLY | O_CREAT | O_APPEND | O_CLOEXEC, 0640));
    const std::int64_t size = file.number() < 0 ? 0 : ::lseek(file.number(), 0, SEEK_END);
    const std::string zeros(static_cast<std::size_t>(std::max<std::int64_t>(0, bytes - size)),
                            '\0');
    if (file.number() < 0 || !writeAll(file.number(), zeros) || ::fsync(file.number()) != 0) {
        return failure(systemError(errno, "filling up " + path.string()));
    }
    return {};
}

Result<void, JournalError> syncPath(const std::filesystem::path& path)
{
    const Descriptor file(::open(path.c_str(), O_RDONLY | O_CLOEXEC));
    if (file.number() < 0 || ::fsync(file.number()) != 0) {
        return failure(systemError(errno, "syncing " + path.string()));
    }
    return {};
}

std::optional<std::string> readFile(const std::filesystem::path& path)
{
    std::ifstream file(path, std::ios::binary | std::ios::ate);
    if (!file) {
        return std::nullopt;
    }
    std::string bytes(static_cast<std::size_t>(file.tellg()), '\0');
    file.seekg(0);
    file.read(bytes.data(), static_cast<std::streamsize>(bytes.size()));
    if (!file) {
        return std::nullopt;
    }
    return bytes;
}

JournalError systemError(int number, const std::string& doing)
{
    const bool full = number == ENOSPC || number == EDQUOT;
    return {full ? JournalErrorCode::DiskFull : JournalErrorCode::Failed,
            "Failed " + doing + ": " + std::generic_category().message(number) + ".",
            0};
}

} // namespace hall::journal
