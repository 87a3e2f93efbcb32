// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "app/core/result.h"

#include <filesystem>
#include <string>

namespace hall::bench {

/// Makes `path` if need be; the error is a sentence. A file system in memory is refused: a sync
/// there costs nothing.
[[nodiscard]] Result<void, std::string> prepareDataRoot(const std::filesystem::path& path);

/// A folder of its own below `root`, gone at the end.
class Folder
{
public:
    explicit Folder(const std::filesystem::path& root);
    Folder(const Folder&) = delete;
    Folder& operator=(const Folder&) = delete;
    ~Folder();

    [[nodiscard]] const std::filesystem::path& path() const
    {
        return m_path;
    }

private:
    std::filesystem::path m_path;
};

} // namespace hall::bench
