// SPDX-License-Identifier: Apache-2.0
#include "ui/kit/key.h"

#include "ui/kit/icon.h"

#include <QFontMetricsF>
#include <QKeyEvent>

namespace hall::kit {

namespace {

constexpr int ringRoom = static_cast<int>(measure::focusGap + measure::focusRing);
constexpr qreal padding = 20;

} // namespace

Key::Key(KeyKind kind, QRect design, QWidget* parent)
    : Drawn(design, parent, ringRoom)
    , m_kind(kind)
{
    setFocusPolicy(Qt::TabFocus);
    // Repaints at press and release come from QAbstractButton; hovering means nothing to a finger.
    setAttribute(Qt::WA_Hover, false);
}

void Key::setLabel(const QString& label, int px)
{
    m_label = label;
    m_labelPx = px;
    setText(unbroken(label));
    setAccessibleName(text());
    update();
}

void Key::setIcon(const QString& name, IconSide side, int px)
{
    m_icon = name;
    m_iconSide = side;
    m_iconPx = px;
    update();
}

void Key::setAside(const QString& aside)
{
    m_aside = aside;
    update();
}

void Key::setBase(qreal base)
{
    m_base = base;
    update();
}

void Key::setKind(KeyKind kind)
{
    m_kind = kind;
    update();
}

KeyState Key::state() const
{
    if (!isEnabled()) {
        return KeyState::Disabled;
    }
    return isDown() ? KeyState::Pressed : KeyState::Normal;
}

void Key::draw(QPainter& painter)
{
    const KeyColours colours = keyColours(m_kind, state());
    const bool flat = m_kind == KeyKind::Text;
    const QRectF face = drawKeyBody(
        painter, sheet(), colours, flat ? KeyState::Normal : state(), flat ? 2 : m_base);
    drawContent(painter, face, colours);
    if (hasFocus()) {
        drawFocusRing(painter, sheet());
    }
}

void Key::drawContent(QPainter& painter, const QRectF& face, const KeyColours& colours)
{
    if (m_iconSide == IconSide::Above && !m_icon.isEmpty()) {
        drawAbove(painter, face, colours);
    } else {
        drawBeside(painter, face, colours);
    }
}

void Key::drawAbove(QPainter& painter, const QRectF& face, const KeyColours& colours)
{
    constexpr qreal gap = 12;
    const auto label = fitted(m_label, Weight::Bold, {m_labelPx}, {face.width() - 2 * padding, 2});
    const qreal height = m_iconPx + gap + label.height(1.2);
    const qreal top = face.center().y() - height / 2;
    drawIcon(painter,
             m_icon,
             {face.center().x() - m_iconPx / 2.0, top, qreal(m_iconPx), qreal(m_iconPx)},
             colours.icon);
    drawLines(painter,
              face.adjusted(padding, top + m_iconPx + gap - face.top(), -padding, 0),
              label,
              {colours.text, 1.2, Qt::AlignHCenter | Qt::AlignTop});
}

qreal Key::iconGap() const
{
    // Drawings have air of their own, the more the larger they are.
    return 0.5 * m_labelPx - 0.18 * m_iconPx;
}

void Key::drawBeside(QPainter& painter, const QRectF& face, const KeyColours& colours)
{
    const qreal iconRoom = m_icon.isEmpty() ? 0 : m_iconPx + iconGap();
    const QFont asideFont = typeface(qRound(m_labelPx * 0.68));
    const qreal asideRoom =
        m_aside.isEmpty() ? 0
                          : QFontMetricsF(asideFont).horizontalAdvance(m_aside) + 0.45 * m_labelPx;
    const auto weight = m_kind == KeyKind::Text ? Weight::Regular : Weight::Bold;
    const qreal most = face.width() - 2 * padding - iconRoom - asideRoom;
    const auto label =
        fitted(m_label, weight, {m_labelPx, m_labelPx * 9 / 10, m_labelPx * 8 / 10}, {most, 2});
    const QFontMetricsF metrics(label.font);
    qreal wide = 0;
    for (const QString& line : label.lines) {
        wide = std::max(wide, metrics.horizontalAdvance(line));
    }
    const qreal left = face.center().x() - (iconRoom + wide + asideRoom) / 2;
    const bool iconFirst = m_iconSide == IconSide::Left;
    const qreal words = left + (iconFirst ? iconRoom : 0);
    if (!m_icon.isEmpty()) {
        const qreal x = iconFirst ? left : left + wide + asideRoom + iconGap();
        drawIcon(painter,
                 m_icon,
                 {x, face.center().y() - m_iconPx / 2.0, qreal(m_iconPx), qreal(m_iconPx)},
                 colours.icon);
    }
    const QRectF box(words, face.top(), wide, face.height());
    drawLines(painter, box, label, {colours.text, 1.2, Qt::AlignHCenter | Qt::AlignVCenter});
    if (!m_aside.isEmpty()) {
        const QRectF rest(words + wide + 0.45 * m_labelPx, face.top(), asideRoom, face.height());
        drawFigure(painter, rest, m_aside, {asideFont, colours.text, Qt::AlignLeft});
    }
    if (m_kind == KeyKind::Text) {
        const qreal under = face.center().y() + label.height(1.2) / 2 + 2;
        drawRule(painter, words, words + wide, under, {colours.text, 3});
    }
}

bool Key::hitButton(const QPoint& point) const
{
    return sheet().contains(toDesign(point));
}

void Key::keyPressEvent(QKeyEvent* event)
{
    if ((event->key() == Qt::Key_Return || event->key() == Qt::Key_Enter) &&
        !event->isAutoRepeat()) {
        click();
        return;
    }
    Drawn::keyPressEvent(event);
}

} // namespace hall::kit
