// SPDX-License-Identifier: Apache-2.0
#include "ui/kit/flat.h"

#include "ui/kit/icon.h"

#include <QFontMetricsF>
#include <QPainter>

#include <algorithm>

namespace hall::kit::flat {

namespace {

constexpr qreal linePitch = 1.3;

void drawItem(QPainter& painter, const Fill& fill)
{
    painter.setBrush(fill.fill.isValid() ? QBrush(fill.fill) : QBrush(Qt::NoBrush));
    painter.setPen(Qt::NoPen);
    QRectF rect = fill.rect;
    if (fill.edge.isValid()) {
        painter.setPen(QPen(fill.edge, fill.edgeWidth));
        const qreal half = fill.edgeWidth / 2;
        rect.adjust(half, half, -half, -half);
    }
    painter.drawRoundedRect(rect, fill.radius, fill.radius);
}

void drawItem(QPainter& painter, const Line& line)
{
    drawFigure(
        painter, line.room, line.text, {typeface(line.px, line.weight), line.colour, line.align});
}

void drawItem(QPainter& painter, const Icon& icon)
{
    drawIcon(painter, icon.name, icon.box, icon.colour);
}

QRectF touchedBy(const Fill& fill)
{
    return fill.rect;
}

// Glyphs reach a little past their advance and above or below a tight room.
QRectF touchedBy(const Line& line)
{
    const qreal height = std::max(line.room.height(), line.px * linePitch);
    QRectF around = line.room;
    around.setTop(line.room.center().y() - (height / 2));
    around.setHeight(height);
    return around.adjusted(-line.px / 8.0, 0, line.px / 8.0, 0);
}

QRectF touchedBy(const Icon& icon)
{
    return icon.box;
}

QRect touched(const Item& item)
{
    const QRectF rect = std::visit([](const auto& thing) { return touchedBy(thing); }, item);
    return rect.toAlignedRect().adjusted(-1, -1, 1, 1);
}

bool overflows(const Line& line)
{
    return widthOf(line.text, line.px, line.weight) > line.room.width() + 0.5 ||
           line.px > line.room.height() * 1.25 || line.crowded;
}

} // namespace

void draw(QPainter& painter, const Sheet& sheet)
{
    for (const Item& item : sheet) {
        std::visit([&painter](const auto& thing) { drawItem(painter, thing); }, item);
    }
}

QRegion difference(const Sheet& before, const Sheet& after)
{
    QRegion region;
    const std::size_t longer = std::max(before.size(), after.size());
    for (std::size_t i = 0; i < longer; ++i) {
        if (i < before.size() && i < after.size() && before[i] == after[i]) {
            continue;
        }
        if (i < before.size()) {
            region += touched(before[i]);
        }
        if (i < after.size()) {
            region += touched(after[i]);
        }
    }
    return region;
}

QStringList overflowing(const Sheet& sheet)
{
    QStringList found;
    for (const Item& item : sheet) {
        if (const auto* line = std::get_if<Line>(&item); line != nullptr && overflows(*line)) {
            found.append(line->text);
        }
    }
    return found;
}

QStringList texts(const Sheet& sheet)
{
    QStringList found;
    for (const Item& item : sheet) {
        if (const auto* line = std::get_if<Line>(&item)) {
            found.append(line->text);
        }
    }
    return found;
}

qreal addFitted(Sheet& sheet, Line line, const std::vector<int>& sizes, int linesMax)
{
    const Fitted text = fitted(line.text, line.weight, sizes, {line.room.width(), linesMax});
    line.px = text.font.pixelSize();
    const auto count = static_cast<qreal>(text.lines.size());
    const qreal pitch = std::min(line.px * linePitch, line.room.height() / count);
    qreal top = line.room.center().y() - (pitch * count / 2);
    constexpr qreal closest = 1.12;
    line.crowded = count > 1 && pitch < line.px * closest;
    qreal widest = 0;
    for (const QString& one : text.lines) {
        line.text = one;
        line.room = QRectF(line.room.left(), top, line.room.width(), pitch);
        sheet.emplace_back(line);
        widest = std::max(widest, widthOf(one, line.px, line.weight));
        top += pitch;
    }
    return widest;
}

qreal widthOf(const QString& text, int px, Weight weight)
{
    return QFontMetricsF(typeface(px, weight)).horizontalAdvance(text);
}

int sizeFor(const QString& text, Weight weight, qreal width, const std::vector<int>& sizes)
{
    const auto found =
        std::ranges::find_if(sizes, [&](int px) { return widthOf(text, px, weight) <= width; });
    return found == sizes.end() ? sizes.back() : *found;
}

} // namespace hall::kit::flat
