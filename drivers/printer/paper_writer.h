// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "drivers/printer/profile.h"
#include "drivers/printer/ticket_paper.h"

#include <string>

namespace hall::printer {

/// Writes a paper from top to bottom, in lines that fit.
class PaperWriter
{
public:
    /// `margin`: dots left and right; `spacing`: dots from line to line.
    PaperWriter(const Profile& profile, int margin, int spacing);

    /// At normal size.
    [[nodiscard]] int columns() const
    {
        return m_columns;
    }

    template <class Line>
    void add(Line line)
    {
        m_paper.lines.emplace_back(std::move(line));
    }

    void feed(int dots);
    /// On as many lines as it takes; nothing for an empty text.
    void text(const std::string& words, const TextStyle& style);
    /// One of a list: its mark in front, all of the text behind it.
    void item(const std::string& mark, const std::string& words, const TextStyle& style);

    [[nodiscard]] TicketPaper take();

private:
    int m_columns;
    TicketPaper m_paper;
};

} // namespace hall::printer
