// SPDX-License-Identifier: Apache-2.0
#include "drivers/printer/font_raster.h"

#include <QFont>
#include <QFontMetrics>
#include <QGuiApplication>
#include <QImage>
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

Bitmap drawLine(std::string_view utf8, int height, bool bold)
{
    if (qGuiApp == nullptr || height <= 0) {
        return {};
    }
    QFont font(u"Noto Sans CJK SC"_s);
    font.setPixelSize(height);
    font.setBold(bold);
    const QString text = QString::fromUtf8(utf8.data(), static_cast<qsizetype>(utf8.size()));
    const int width = QFontMetrics(font).horizontalAdvance(text);
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
    painter.drawText(0, height * 7 / 8, text);
    painter.end();
    constexpr int spacing = 32;
    const int lineHeight = std::max({height, std::min(room, spacing), inkedRows(image)});
    Bitmap bitmap(width, lineHeight);
    for (int y = 0; y < lineHeight; y++) {
        const uchar* row = image.constScanLine(y);
        for (int x = 0; x < width; x++) {
            bitmap.setDot(x, y, row[x] < black);
        }
    }
    return bitmap;
}

} // namespace

GlyphRaster fontRaster()
{
    return drawLine;
}

} // namespace hall::printer
