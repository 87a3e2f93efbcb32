// SPDX-License-Identifier: Apache-2.0
#include "drivers/printer/paper_writer.h"

#include "drivers/printer/text.h"

#include <algorithm>
#include <utility>

namespace hall::printer {

namespace {

constexpr int marginDots = 12;
constexpr int spacingDots = 32;

} // namespace

PaperWriter::PaperWriter(const Profile& profile)
    : m_columns((profile.widthDots - 2 * marginDots) / profile.dotsPerColumn)
{
    m_paper.margin = marginDots;
    m_paper.lineSpacing = spacingDots;
    m_paper.smoothing = true;
}

void PaperWriter::feed(int dots)
{
    add(FeedLine{dots});
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

void PaperWriter::rule()
{
    feed(14);
    add(RuleLine{});
    feed(16);
}

void PaperWriter::head(const std::string& left, const std::string& right)
{
    add(TwoColumns{left, right});
    add(RuleLine{});
}

TicketPaper PaperWriter::take()
{
    return std::move(m_paper);
}

} // namespace hall::printer
