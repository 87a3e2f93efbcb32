// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "app/core/time.h" // moc trips when <concepts> comes first, as in app/core/ids.h
#include "ui/counter/panel_plan.h"

#include <QAbstractButton>
#include <QRectF>

namespace hall::counter {

/// A key of the clerk's panel with the name of its key on the keyboard. One that can't be pressed
/// now looks so, but still takes the press: a clerk who presses is told why nothing happened.
class DeskKey : public QAbstractButton
{
    Q_OBJECT

public:
    enum class Rank { Primary, Plain };

    DeskKey(Rank rank, QWidget* parent);

    void setPlan(const KeyPlan& plan);
    /// `place` is the key itself; the widget is larger by the room of its focus ring.
    void setPlace(const QRectF& place);

    [[nodiscard]] const KeyPlan& plan() const
    {
        return m_plan;
    }

    [[nodiscard]] bool canBePressed() const
    {
        return m_plan.hindrance.isEmpty();
    }

    /// Whether its words fit it; a test asks.
    [[nodiscard]] bool fits() const;

protected:
    void paintEvent(QPaintEvent* event) override;
    void keyPressEvent(QKeyEvent* event) override;
    [[nodiscard]] bool hitButton(const QPoint& point) const override;

private:
    [[nodiscard]] QRectF place() const;
    [[nodiscard]] int labelPx() const;
    [[nodiscard]] qreal padding() const;
    [[nodiscard]] QString keyName() const;
    void drawBody(QPainter& painter, const QRectF& face) const;
    qreal drawKeyName(QPainter& painter, const QRectF& face, const QColor& ink) const;

    Rank m_rank;
    KeyPlan m_plan;
};

} // namespace hall::counter
