// SPDX-License-Identifier: Apache-2.0
#include "drivers/printer/paper_writer.h"

#include "drivers/printer/text.h"

#include <algorithm>
#include <utility>

namespace hall::printer {

PaperWriter::PaperWriter(const Profile& profile, int margin, int spacing)
    : m_columns((profile.widthDots - 2 * margin) / profile.dotsPerColumn)
{
    m_paper.margin = margin;
    m_paper.lineSpacing = spacing;
    m_paper.smoothing = true;
}

void PaperWriter::feed(int dots)
{
    if (dots > 0) {
        add(FeedLine{dots});
    }
}

void PaperWriter::text(const std::string& words, const TextStyle& style)
{
    if (words.empty()) {
        return;
    }
    const std::string pad = style.reverse ? " " : "";
    const int columns = m_columns / style.size - 2 * static_cast<int>(pad.size());
    bool isFirst = true;
    for (const std::string& line : wrapText(words, columns)) {
        if (!std::exchange(isFirst, false) && style.size > 1) {
            feed(6);
        }
        std::string padded = pad;
        padded.append(line).append(pad);
        add(TextLine{std::move(padded), style});
    }
}

void PaperWriter::item(const std::string& mark, const std::string& words, const TextStyle& style)
{
    constexpr int gap = 2;
    const int indent = columnsOf(mark) + gap;
    std::string before = mark + std::string(gap, ' ');
    for (const std::string& line : wrapText(words, m_columns / style.size - indent)) {
        add(TextLine{before + line, style});
        before.assign(static_cast<std::size_t>(indent), ' ');
    }
}

TicketPaper PaperWriter::take()
{
    return std::move(m_paper);
}

} // namespace hall::printer
