// SPDX-License-Identifier: Apache-2.0
#include "drivers/emulator/paper_roll.h"

#include <algorithm>

namespace hall::emulator {

void PaperRoll::add(const Dots& cell, const QString& character)
{
    if (m_lineWidth + cell.width > area()) {
        endLine();
    }
    m_line.push_back(cell);
    m_lineWidth += cell.width;
    m_lineText += character;
}

int PaperRoll::endLine()
{
    int height = 0;
    for (const Dots& cell : m_line) {
        height = std::max(height, cell.height);
    }
    int x = left(m_lineWidth);
    const int top = m_height;
    grow(std::max(height, settings.lineSpacing));
    for (const Dots& cell : m_line) {
        draw(cell, x, top + height - cell.height);
        x += cell.width;
    }
    m_text.append(m_lineText);
    clearLine();
    return m_height - top;
}

int PaperRoll::place(const Dots& picture, const QString& text)
{
    const int top = m_height;
    grow(picture.height);
    draw(picture, left(std::min(picture.width, area())), top);
    if (!text.isEmpty()) {
        m_text.append(text);
    }
    return picture.height;
}

int PaperRoll::feed(int rows)
{
    const int printed = isLineEmpty() ? 0 : endLine();
    grow(rows);
    return printed + rows;
}

void PaperRoll::clearLine()
{
    m_line.clear();
    m_lineText.clear();
    m_lineWidth = 0;
}

Page PaperRoll::look() const
{
    QImage image(m_dots, std::max(m_height, 1), QImage::Format_Grayscale8);
    image.fill(Qt::white);
    bool isBlank = true;
    for (int y = 0; y < m_height; y++) {
        uchar* row = image.scanLine(y);
        for (int x = 0; x < m_dots; x++) {
            if (m_rows[dotAt(x, y)] != 0) {
                row[x] = 0;
                isBlank = false;
            }
        }
    }
    return {image, m_text.join(u'\n') + u'\n', isBlank};
}

Page PaperRoll::cut()
{
    Page page = look();
    m_rows.clear();
    m_text.clear();
    m_height = 0;
    return page;
}

int PaperRoll::area() const
{
    const int room = m_dots - settings.margin;
    return settings.area == 0 ? room : std::min(settings.area, room);
}

int PaperRoll::left(int width) const
{
    const int room = std::max(area() - width, 0);
    return settings.margin + (settings.align == 1 ? room / 2 : settings.align == 2 ? room : 0);
}

/// What lies beyond the print area isn't printed.
void PaperRoll::draw(const Dots& dots, int x, int y)
{
    const int end = std::min(settings.margin + area(), m_dots);
    for (int row = 0; row < dots.height; row++) {
        for (int column = 0; column < dots.width && x + column < end; column++) {
            if (dots.at(column, row)) {
                m_rows[dotAt(x + column, y + row)] = 1;
            }
        }
    }
}

void PaperRoll::grow(int rows)
{
    m_height += rows;
    m_rows.resize(dotAt(0, m_height));
}

} // namespace hall::emulator
