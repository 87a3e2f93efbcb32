// SPDX-License-Identifier: Apache-2.0
#include "ui/kit/paint.h"

#include "ui/kit/icon.h"

#include <QFontMetricsF>
#include <QPainter>
#include <QPainterPath>

#include <algorithm>

namespace hall::kit {

namespace {

void fillRound(QPainter& painter, const QRectF& box, const QColor& fill, qreal radius)
{
    painter.setPen(Qt::NoPen);
    painter.setBrush(fill);
    painter.drawRoundedRect(box, radius, radius);
}

KeyColours primaryColours(KeyState state)
{
    const QColor fill = state == KeyState::Pressed ? colour::pineDeep : colour::pine;
    return {.fill = fill,
            .edge = fill,
            .base = colour::pineDeep,
            .text = colour::surface,
            .text2 = colour::surface,
            .icon = colour::surface};
}

KeyColours plainColours(KeyState state)
{
    if (state == KeyState::Pressed) {
        return primaryColours(KeyState::Normal);
    }
    return {.fill = colour::surface,
            .edge = colour::edge,
            .base = colour::pine,
            .text = colour::ink,
            .text2 = colour::ink2,
            .icon = colour::ink};
}

KeyColours textColours(KeyState state)
{
    const QColor ground = state == KeyState::Pressed ? colour::pineTint : QColor(Qt::transparent);
    return {.fill = ground,
            .edge = ground,
            .base = ground,
            .text = colour::pine,
            .text2 = colour::pine,
            .icon = colour::pine};
}

KeyColours nightColours(KeyState state)
{
    const bool pressed = state == KeyState::Pressed;
    return {.fill = pressed ? colour::nightText : colour::nightRaised,
            .edge = colour::nightEdge,
            .base = colour::nightEdge,
            .text = pressed ? colour::night : colour::nightText,
            .text2 = pressed ? colour::night : colour::nightText2,
            .icon = pressed ? colour::night : colour::nightText};
}

} // namespace

KeyColours keyColours(KeyKind kind, KeyState state)
{
    if (state == KeyState::Disabled) {
        return {.fill = colour::paper,
                .edge = colour::line,
                .base = colour::line,
                .text = colour::ink2,
                .text2 = colour::ink2,
                .icon = colour::ink2};
    }
    switch (kind) {
    case KeyKind::Primary:
        return primaryColours(state);
    case KeyKind::Text:
        return textColours(state);
    case KeyKind::Night:
        return nightColours(state);
    case KeyKind::Plain:
        break;
    }
    return plainColours(state);
}

QRectF drawKeyBody(
    QPainter& painter, const QRectF& box, const KeyColours& colours, KeyState state, qreal base)
{
    constexpr qreal edge = 2;
    if (state == KeyState::Pressed) {
        const QRectF face = box.adjusted(0, measure::keyShift, 0, 0);
        fillRound(painter, face, colours.fill, measure::radius);
        return face.adjusted(0, 0, 0, -(base - measure::keyShift));
    }
    const QRectF face = box.adjusted(edge, edge, -edge, -base);
    painter.save();
    const qreal seam = box.bottom() - base - measure::radius / 2;
    painter.setClipRect(QRectF(box.left(), box.top(), box.width(), seam - box.top()));
    fillRound(painter, box, colours.edge, measure::radius);
    painter.setClipRect(QRectF(box.left(), seam, box.width(), box.bottom() - seam));
    fillRound(painter, box, colours.base, measure::radius);
    painter.restore();
    fillRound(painter, face, colours.fill, measure::radius - edge);
    return box.adjusted(0, 0, 0, -base);
}

void drawFocusRing(QPainter& painter, const QRectF& box)
{
    constexpr qreal off = measure::focusGap + measure::focusRing / 2;
    painter.setBrush(Qt::NoBrush);
    painter.setPen(QPen(colour::sky, measure::focusRing));
    const qreal radius = measure::radius + off;
    painter.drawRoundedRect(box.adjusted(-off, -off, off, off), radius, radius);
}

void drawPanel(QPainter& painter, const QRectF& box, const QColor& fill, qreal radius)
{
    fillRound(painter, box, fill, radius);
}

void drawFrame(QPainter& painter, const QRectF& box, const FrameLook& look)
{
    const qreal half = look.width / 2;
    painter.setPen(QPen(look.edge, look.width));
    painter.setBrush(look.fill);
    const qreal radius = look.radius - half;
    painter.drawRoundedRect(box.adjusted(half, half, -half, -half), radius, radius);
}

void drawRule(QPainter& painter, qreal left, qreal right, qreal y, const Stroke& stroke)
{
    painter.fillRect(QRectF(left, y, right - left, stroke.width), stroke.colour);
}

void drawUpright(QPainter& painter, qreal x, qreal top, qreal bottom, const Stroke& stroke)
{
    painter.fillRect(QRectF(x, top, stroke.width, bottom - top), stroke.colour);
}

void drawLetterPlate(QPainter& painter,
                     const QRectF& box,
                     const QString& letter,
                     const QColor& fill,
                     const QColor& text)
{
    fillRound(painter, box, fill, 0.16 * box.width());
    const int px = qRound(0.68 * box.height());
    drawFigure(painter, box, letter, {typeface(px, Weight::Bold), text});
}

void drawNumber(
    QPainter& painter, const QRectF& box, const QString& number, int px, const QColor& colour)
{
    constexpr qreal clear = 24;
    constexpr qreal tracking = 0.02;
    const qreal room = box.width() - 2 * clear;
    const qreal width =
        QFontMetricsF(typeface(px, Weight::Bold, tracking)).horizontalAdvance(number);
    const int fits = width <= room ? px : static_cast<int>(px * room / width);
    drawFigure(painter, box, number, {typeface(fits, Weight::Bold, tracking), colour});
}

void drawNumberPlate(
    QPainter& painter, const QRectF& box, const QString& number, Plate plate, int px)
{
    switch (plate) {
    case Plate::Waiting:
        drawFrame(painter, box, {colour::surface, colour::ink, 4, measure::radiusFrame});
        break;
    case Plate::Called:
        fillRound(painter, box, colour::call, measure::radiusFrame);
        break;
    case Plate::Past:
        fillRound(painter, box, colour::nightRaised, measure::radiusFrame);
        break;
    }
    drawNumber(painter, box, number, px, plate == Plate::Past ? colour::nightText : colour::ink);
}

qreal drawChip(
    QPainter& painter, QPointF topLeft, const QString& text, const ChipColours& colours, int px)
{
    const qreal across = px * 0.44; // 14 px at 32, 6 px at 13
    const QFont bold = typeface(px, Weight::Bold);
    const qreal width = QFontMetricsF(bold).horizontalAdvance(text) + 2 * across;
    const QRectF box(topLeft, QSizeF(width, px * 1.5));
    fillRound(painter, box, colours.fill, std::min(measure::radiusChip, px * 0.3));
    drawFigure(painter, box, text, {bold, colours.ink});
    return width;
}

QColor hintGround(Hint hint)
{
    switch (hint) {
    case Hint::Caution:
        return colour::amberTint;
    case Hint::Failure:
        return colour::cinnabarTint;
    case Hint::Note:
        break;
    }
    return colour::pineTint;
}

QColor hintInk(Hint hint)
{
    switch (hint) {
    case Hint::Caution:
        return colour::amberInk;
    case Hint::Failure:
        return colour::cinnabar;
    case Hint::Note:
        break;
    }
    return colour::pine;
}

qreal drawHint(
    QPainter& painter, const QRectF& box, Hint hint, const QString& icon, const HintWords& words)
{
    constexpr qreal padding = 32;
    constexpr qreal iconSide = 56;
    constexpr qreal lineHeight = 1.4;
    const QRectF inner = box.adjusted(padding + iconSide + padding, padding, -padding, -padding);
    auto head = fitted(
        words.heading, Weight::Bold, {type::key, type::label, type::sentence}, {inner.width(), 1});
    if (!head.fits) {
        head =
            fitted(words.heading, Weight::Bold, {type::label, type::sentence}, {inner.width(), 2});
    }
    const auto body =
        fitted(words.text, Weight::Regular, {type::sentence}, {inner.width(), 6}, Setting::Filled);
    const qreal headHeight = words.heading.isEmpty() ? 0 : head.height(lineHeight);
    const qreal bodyHeight = words.text.isEmpty() ? 0 : body.height(lineHeight);
    const qreal top = box.center().y() - (headHeight + bodyHeight) / 2;
    drawPanel(painter, box, hintGround(hint));
    const qreal firstLine = (words.heading.isEmpty() ? body : head).font.pixelSize() * lineHeight;
    drawIcon(painter,
             icon,
             {box.left() + padding, top + (firstLine - iconSide) / 2, iconSide, iconSide},
             hintInk(hint));
    if (!words.heading.isEmpty()) {
        drawLines(painter,
                  {inner.left(), top, inner.width(), headHeight},
                  head,
                  {hintInk(hint), lineHeight});
    }
    if (!words.text.isEmpty()) {
        drawLines(painter,
                  {inner.left(), top + headHeight, inner.width(), bodyHeight},
                  body,
                  {colour::ink, lineHeight});
    }
    return headHeight + bodyHeight + 2 * padding;
}

} // namespace hall::kit
