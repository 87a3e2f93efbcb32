// SPDX-License-Identifier: Apache-2.0
#include "ui/counter/desk_key.h"

#include "ui/kit/flat.h"
#include "ui/kit/paint.h"

#include <QKeyEvent>
#include <QKeySequence>
#include <QPainter>

namespace hall::counter {

using namespace Qt::StringLiterals;
using kit::KeyKind;
using kit::KeyState;
using kit::Weight;

namespace {

constexpr int ringRoom = 5;
constexpr qreal base = 3;
constexpr qreal radius = 8;
constexpr int namePx = 13;

} // namespace

DeskKey::DeskKey(Rank rank, QWidget* parent)
    : QAbstractButton(parent)
    , m_rank(rank)
{
    setFocusPolicy(Qt::StrongFocus);
}

void DeskKey::setPlan(const KeyPlan& plan)
{
    if (plan == m_plan) {
        return;
    }
    m_plan = plan;
    setText(plan.label);
    setAccessibleName(u"%1, %2"_s.arg(
        plan.note.isEmpty() ? plan.label : u"%1, %2"_s.arg(plan.label, plan.note), keyName()));
    setAccessibleDescription(plan.hindrance);
    setToolTip(plan.hindrance);
    update();
}

void DeskKey::setPlace(const QRectF& place)
{
    setGeometry(place.toAlignedRect().adjusted(-ringRoom, -ringRoom, ringRoom, ringRoom));
}

QRectF DeskKey::place() const
{
    return QRectF(rect()).adjusted(ringRoom, ringRoom, -ringRoom, -ringRoom);
}

int DeskKey::labelPx() const
{
    return m_rank == Rank::Primary ? 22 : 16;
}

qreal DeskKey::padding() const
{
    return m_rank == Rank::Primary ? 18 : 12;
}

QString DeskKey::keyName() const
{
    return QKeySequence(m_plan.key).toString(QKeySequence::NativeText);
}

bool DeskKey::fits() const
{
    const auto weight = m_rank == Rank::Primary ? Weight::Bold : Weight::Regular;
    const QString& aside = m_plan.aside.isEmpty() ? keyName() : m_plan.aside;
    constexpr qreal chipPadding = 14;
    const qreal note =
        m_plan.note.isEmpty() ? 0 : kit::flat::widthOf(m_plan.note, namePx, Weight::Regular) + 10;
    return note + kit::flat::widthOf(m_plan.label, labelPx(), weight) +
               kit::flat::widthOf(aside, namePx, Weight::Regular) + chipPadding + 6 +
               (2 * padding()) <=
           place().width();
}

void DeskKey::drawBody(QPainter& painter, const QRectF& face) const
{
    const bool primary = m_rank == Rank::Primary;
    const KeyState state = !canBePressed() ? KeyState::Disabled
                           : isDown()      ? KeyState::Pressed
                                           : KeyState::Normal;
    const auto colours = kit::keyColours(primary ? KeyKind::Primary : KeyKind::Plain, state);
    const bool raised = state != KeyState::Pressed;
    const QColor below = primary || state == KeyState::Disabled ? colours.base : kit::colour::edge;
    if (raised) {
        kit::drawPanel(painter, face.adjusted(0, base, 0, base), below, radius);
    }
    kit::drawFrame(painter,
                   face,
                   {colours.fill,
                    primary && state != KeyState::Disabled ? colours.fill : colours.edge,
                    1,
                    radius});
    const QRectF words = face.adjusted(padding(), 0, -padding(), 0);
    kit::drawFigure(painter,
                    words,
                    m_plan.label,
                    {kit::typeface(labelPx(), primary ? Weight::Bold : Weight::Regular),
                     colours.text,
                     Qt::AlignLeft});
    if (m_plan.aside.isEmpty()) {
        const qreal left = drawKeyName(painter, words, colours.text);
        kit::drawFigure(painter,
                        QRectF(words.topLeft(), QPointF(left - 10, words.bottom())),
                        m_plan.note,
                        {kit::typeface(namePx), colours.text, Qt::AlignRight});
    } else {
        kit::drawFigure(
            painter, words, m_plan.aside, {kit::typeface(namePx), colours.text, Qt::AlignRight});
    }
}

/// Gives its left edge.
qreal DeskKey::drawKeyName(QPainter& painter, const QRectF& face, const QColor& ink) const
{
    const QString name = keyName();
    const qreal width = kit::flat::widthOf(name, namePx, Weight::Regular) + 14;
    const QRectF chip(face.right() - width, face.center().y() - 10, width, 20);
    kit::drawFrame(painter, chip, {QColor(Qt::transparent), ink, 1, 4});
    kit::drawFigure(painter, chip, name, {kit::typeface(namePx), ink});
    return chip.left();
}

void DeskKey::paintEvent(QPaintEvent* /*event*/)
{
    QPainter painter(this);
    painter.setRenderHints(QPainter::Antialiasing | QPainter::TextAntialiasing);
    const QRectF place = this->place();
    const bool pressed = isDown() && canBePressed();
    const QRectF face = pressed ? place.adjusted(0, base, 0, 0) : place.adjusted(0, 0, 0, -base);
    drawBody(painter, face);
    if (hasFocus()) {
        painter.setBrush(Qt::NoBrush);
        painter.setPen(QPen(kit::colour::sky, 2));
        painter.drawRoundedRect(place.adjusted(-4, -4, 4, 4), radius + 4, radius + 4);
    }
}

void DeskKey::keyPressEvent(QKeyEvent* event)
{
    const bool enter = event->key() == Qt::Key_Return || event->key() == Qt::Key_Enter;
    if (enter && !event->isAutoRepeat()) {
        click();
        return;
    }
    QAbstractButton::keyPressEvent(event);
}

bool DeskKey::hitButton(const QPoint& point) const
{
    return place().contains(point);
}

} // namespace hall::counter
