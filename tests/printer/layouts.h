// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "drivers/printer/bitmap.h"
#include "drivers/printer/lay_out.h"
#include "drivers/printer/layout_book.h"
#include "drivers/printer/text.h"
#include "tests/printer/golden.h"
#include "tests/printer/sample_ticket.h"

#include <catch2/catch.hpp>

#include <algorithm>
#include <filesystem>
#include <iostream>

namespace hall::printer {

/// The files of resources/tickets.
inline std::vector<LayoutFile> shippedFiles()
{
    std::vector<LayoutFile> files;
    const std::filesystem::path folder = std::string(HALL_SOURCE_DIR) + "/resources/tickets";
    for (const auto& entry : std::filesystem::directory_iterator(folder)) {
        if (entry.path().extension() == ".toml") {
            files.push_back({.name = entry.path().stem().string(),
                             .source = entry.path().filename().string(),
                             .text = readFile(entry.path().string())});
        }
    }
    return files;
}

/// The layouts that the programs come with.
inline const LayoutBook& shippedBook()
{
    static const LayoutBook book = [] {
        auto read = LayoutBook::read(shippedFiles());
        for (const LayoutMistake& mistake : read ? LayoutMistakes{} : read.error()) {
            std::cerr << toText(mistake) << "\n";
        }
        return read.value();
    }();
    return book;
}

/// The paper that a layout makes; the usual one of the profile unless it is named.
template <class Content>
TicketPaper paperOf(const Content& content, const Profile& profile, std::string_view layout = {})
{
    return layOut(
        *shippedBook().find(layout.empty() ? profile.usualLayout() : layout), content, profile);
}

/// Draws every line as a black bar of its width.
inline DrawnLine barRaster(std::string_view utf8, int height, bool /*bold*/)
{
    Bitmap bar(columnsOf(utf8) * height / 2, height);
    bar.invert();
    return {.dots = bar, .missing = {}};
}

/// The sample on the paper of the usual printer.
inline TicketPaper samplePaper()
{
    return paperOf(sampleTicket(), profileByName("epson80").value());
}

} // namespace hall::printer
