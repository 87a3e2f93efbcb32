// SPDX-License-Identifier: Apache-2.0
#include "drivers/printer/layout_book.h"

#include "drivers/printer/layout_reader.h"

#include <algorithm>

namespace hall::printer {

std::string toText(const LayoutMistake& mistake)
{
    std::string text = mistake.source;
    if (mistake.line > 0) {
        text += ':' + std::to_string(mistake.line);
    }
    text += ": " + (mistake.key.empty() ? "" : mistake.key + ": ") + mistake.what;
    return text + (mistake.allowed.empty() ? "" : "; allowed: " + mistake.allowed);
}

Result<LayoutBook, LayoutMistakes> LayoutBook::read(const std::vector<LayoutFile>& files)
{
    constexpr std::string_view words = "words";
    LayoutMistakes mistakes;
    Phrases common;
    for (const LayoutFile& file : files) {
        if (file.name == words) {
            common = readPhrases(file, mistakes);
        }
    }
    LayoutBook book;
    for (const LayoutFile& file : files) {
        if (file.name != words) {
            book.m_layouts.push_back(readLayout(file, common, mistakes));
        }
    }
    if (!mistakes.empty()) {
        return failure(std::move(mistakes));
    }
    return book;
}

const Layout* LayoutBook::find(std::string_view name) const
{
    const auto found = std::ranges::find(m_layouts, name, &Layout::name);
    return found == m_layouts.end() ? nullptr : &*found;
}

std::vector<std::string> LayoutBook::names(PaperKind kind) const
{
    std::vector<std::string> names;
    for (const Layout& layout : m_layouts) {
        if (layout.kind == kind) {
            names.push_back(layout.name);
        }
    }
    std::ranges::sort(names);
    return names;
}

} // namespace hall::printer
