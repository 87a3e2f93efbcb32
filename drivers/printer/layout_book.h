// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "app/core/result.h"
#include "drivers/printer/layout.h"

#include <string>
#include <string_view>
#include <vector>

namespace hall::printer {

/// One mistake in a layout, in the words of the one who has to mend it.
struct LayoutMistake
{
    std::string source{}; // the file
    int line = 0;         // 0: the file as a whole
    std::string key{};
    std::string what{};
    std::string allowed{}; // empty when there is nothing to choose from

    friend bool operator==(const LayoutMistake&, const LayoutMistake&) = default;
};

/// `tickets/58mm.toml:12: line.3.size: can't be 9; allowed: 1 to 8`
[[nodiscard]] std::string toText(const LayoutMistake& mistake);

using LayoutMistakes = std::vector<LayoutMistake>;

/// A file of a folder of layouts. `words` is the one of the phrases that all may use.
struct LayoutFile
{
    std::string name{}; // without its ending
    std::string source{};
    std::string text{};
};

/// All layouts there are, by name.
class LayoutBook
{
public:
    /// Every mistake in every file is in the answer.
    [[nodiscard]] static Result<LayoutBook, LayoutMistakes>
    read(const std::vector<LayoutFile>& files);

    /// Null when there is none of that name.
    [[nodiscard]] const Layout* find(std::string_view name) const;
    [[nodiscard]] std::vector<std::string> names(PaperKind kind) const;

private:
    std::vector<Layout> m_layouts;
};

} // namespace hall::printer
