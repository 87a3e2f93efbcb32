// SPDX-License-Identifier: Apache-2.0
#include "drivers/emulator/printer_font.h"

#include <QFont>
#include <QImage>
#include <QPainter>

namespace hall::emulator {

using namespace Qt::StringLiterals;

namespace {

constexpr int cellHeight = 24;
constexpr int baseline = 21;
constexpr int black = 140; // a little lighter than half: thin strokes stay

Dots draw(const QString& character)
{
    const bool isAscii = character.size() == 1 && character.front() < QChar(0x80);
    QFont font(u"Noto Sans Mono CJK SC"_s);
    font.setPixelSize(cellHeight);
    Dots dots(isAscii ? cellHeight / 2 : cellHeight, cellHeight);
    QImage image(dots.width, dots.height, QImage::Format_Grayscale8);
    image.fill(Qt::white);
    QPainter painter(&image);
    painter.setFont(font);
    painter.drawText(0, baseline, character);
    painter.end();
    for (int y = 0; y < dots.height; y++) {
        const uchar* row = image.constScanLine(y);
        for (int x = 0; x < dots.width; x++) {
            dots.set(x, y, row[x] < black);
        }
    }
    return dots;
}

} // namespace

const Dots& PrinterFont::glyph(const QString& character)
{
    auto found = m_glyphs.find(character);
    if (found == m_glyphs.end()) {
        found = m_glyphs.insert(character, draw(character));
    }
    return *found;
}

} // namespace hall::emulator
