// SPDX-License-Identifier: Apache-2.0
#include "drivers/printer/font_raster.h"

#include <QFont>
#include <QFontMetrics>
#include <QGuiApplication>
#include <QImage>
#include <QList>
#include <QPainter>

#include <algorithm>

namespace hall::printer {

using namespace Qt::StringLiterals;

namespace {

constexpr int black = 128;

int inkedRows(const QImage& image)
{
    int rows = image.height();
    const auto isInked = [&](int y) {
        const uchar* row = image.constScanLine(y);
        return std::any_of(row, row + image.width(), [](uchar grey) { return grey < black; });
    };
    while (rows > 0 && !isInked(rows - 1)) {
        --rows;
    }
    return rows;
}

QFont fontOf(int height, bool bold)
{
    // As wide as printed text, so that what is drawn stands where it would be printed. What Noto
    // lacks of the later extensions the next two may have, and after them any font there is.
    QFont font;
    font.setFamilies({u"Noto Sans Mono CJK SC"_s, u"HanaMinB"_s, u"BabelStone Han"_s});
    font.setPixelSize(height);
    font.setBold(bold);
    return font;
}

/// A box as wide as a character, for one that no font has.
void drawBox(QPainter& painter, int left, int height)
{
    const int inset = height / 12;
    const int pen = std::max(height / 12, 2);
    const QRect box(left + inset, inset, height - 2 * inset, height - 2 * inset);
    painter.fillRect(box, Qt::black);
    painter.fillRect(box.adjusted(pen, pen, -pen, -pen), Qt::white);
}

struct Letters
{
    QString text;           ///< with a space in place of each character that no font has
    QList<qsizetype> boxes; ///< where those are in it
    QString missing;
};

Letters lettersOf(const QString& text, const QFontMetrics& metrics)
{
    Letters letters;
    for (const uint point : text.toUcs4()) {
        const QString character = QString::fromUcs4(reinterpret_cast<const char32_t*>(&point), 1);
        if (metrics.inFontUcs4(point)) {
            letters.text += character;
        } else {
            letters.boxes += letters.text.size();
            letters.text += u'\u3000';
            letters.missing += character;
        }
    }
    return letters;
}

Bitmap toBitmap(const QImage& image, int rows)
{
    Bitmap bitmap(image.width(), rows);
    for (int y = 0; y < rows; y++) {
        const uchar* row = image.constScanLine(y);
        for (int x = 0; x < image.width(); x++) {
            bitmap.setDot(x, y, row[x] < black);
        }
    }
    return bitmap;
}

DrawnLine drawLine(std::string_view utf8, int height, bool bold)
{
    if (qGuiApp == nullptr || height <= 0) {
        return {};
    }
    const QFont font = fontOf(height, bold);
    const QFontMetrics metrics(font);
    const Letters letters =
        lettersOf(QString::fromUtf8(utf8.data(), static_cast<qsizetype>(utf8.size())), metrics);
    const int width = metrics.horizontalAdvance(letters.text);
    if (width <= 0) {
        return {};
    }
    // As high as a line of text, so that drawn lines sit among printed ones: a small one with the
    // space below it, a large one without, but for what hangs down.
    const int room = height * 4 / 3;
    QImage image(width, room, QImage::Format_Grayscale8);
    image.fill(Qt::white);
    QPainter painter(&image);
    painter.setFont(font);
    painter.drawText(0, height * 7 / 8, letters.text);
    for (const qsizetype at : letters.boxes) {
        drawBox(painter, metrics.horizontalAdvance(letters.text.left(at)), height);
    }
    painter.end();
    constexpr int spacing = 32;
    const int rows = std::max({height, std::min(room, spacing), inkedRows(image)});
    return {.dots = toBitmap(image, rows), .missing = letters.missing.toStdString()};
}

} // namespace

GlyphRaster fontRaster()
{
    return drawLine;
}

} // namespace hall::printer
