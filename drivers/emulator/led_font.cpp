// SPDX-License-Identifier: Apache-2.0
#include "drivers/emulator/led_font.h"

#include <QFont>
#include <QFontDatabase>
#include <QImage>
#include <QPainter>

namespace hall::emulator {

using namespace Qt::StringLiterals;

namespace {

constexpr int lit = 128;

QFont fontOf(int pixels)
{
    static const bool hasUnifont = QFontDatabase::families().contains(u"Unifont"_s);
    const bool isSmall = pixels <= 16;
    QFont font(isSmall && hasUnifont ? u"Unifont"_s : u"Noto Sans Mono CJK SC"_s);
    font.setPixelSize(pixels);
    font.setBold(!isSmall);
    font.setStyleStrategy(QFont::NoAntialias);
    font.setHintingPreference(QFont::PreferFullHinting);
    return font;
}

Dots draw(QChar character, int pixels)
{
    const bool isAscii = character < QChar(0x80);
    Dots dots(isAscii ? pixels / 2 : pixels, pixels);
    QImage image(dots.width, dots.height, QImage::Format_Grayscale8);
    image.fill(Qt::black);
    QPainter painter(&image);
    painter.setPen(Qt::white);
    painter.setFont(fontOf(pixels));
    painter.drawText(0, pixels * 7 / 8, QString(character));
    painter.end();
    for (int y = 0; y < dots.height; y++) {
        const uchar* row = image.constScanLine(y);
        for (int x = 0; x < dots.width; x++) {
            dots.set(x, y, row[x] > lit);
        }
    }
    return dots;
}

} // namespace

const Dots& LedFont::glyph(QChar character, int pixels)
{
    const std::pair key(character, pixels);
    auto found = m_glyphs.find(key);
    if (found == m_glyphs.end()) {
        found = m_glyphs.insert(key, draw(character, pixels));
    }
    return *found;
}

} // namespace hall::emulator
