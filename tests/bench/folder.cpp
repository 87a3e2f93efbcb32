// SPDX-License-Identifier: Apache-2.0
#include "tests/bench/folder.h"

#include "app/core/assert.h"

#include <cstdlib>
#include <linux/magic.h>
#include <sys/vfs.h>

namespace hall::bench {

Result<void, std::string> prepareDataRoot(const std::filesystem::path& path)
{
    std::error_code error;
    std::filesystem::create_directories(path, error);
    if (error) {
        return failure("can't make " + path.string() + ": " + error.message());
    }
    struct statfs system = {};
    if (::statfs(path.c_str(), &system) != 0) {
        return failure("can't look at the file system of " + path.string());
    }
    if (system.f_type == TMPFS_MAGIC || system.f_type == RAMFS_MAGIC) {
        return failure(path.string() + " is in memory, where a sync costs nothing: give a folder "
                                       "on a real disk with --data DIR");
    }
    return {};
}

Folder::Folder(const std::filesystem::path& root)
{
    std::string name = (root / "bench-XXXXXX").string();
    HALL_ASSERT(::mkdtemp(name.data()) != nullptr);
    m_path = name;
}

Folder::~Folder()
{
    std::error_code ignored;
    std::filesystem::remove_all(m_path, ignored);
}

} // namespace hall::bench
