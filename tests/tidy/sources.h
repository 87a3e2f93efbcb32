// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <filesystem>
#include <string>
#include <string_view>
#include <vector>

namespace hall::tidy {

/// One file of ours, its path from the root: `app/core/ids.h`.
struct Source
{
    std::string path;
    std::vector<std::string> lines;

    [[nodiscard]] bool isHeader() const;
    [[nodiscard]] bool isCpp() const; ///< a header or a source
    /// The first two steps of the path, `app/core`; of `tests/…` only that.
    [[nodiscard]] std::string folder() const;
    [[nodiscard]] std::string name() const;
};

[[nodiscard]] Source makeSource(std::string path, std::string_view text);

/// All sources, build files and scripts under `root` that we wrote.
[[nodiscard]] std::vector<Source> readSources(const std::filesystem::path& root);

/// A line without its `//` comment.
[[nodiscard]] std::string_view code(std::string_view line);

} // namespace hall::tidy
