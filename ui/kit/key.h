// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "ui/kit/drawn.h"
#include "ui/kit/paint.h"

#include <QAbstractButton>
#include <QString>

namespace hall::kit {

/// What can be pressed. At the press it takes its pressed colours and moves down by 6 px at once.
///
/// The keyboard ring is shown on Tab focus only: a finger leaves none. Space and Enter press it,
/// arrows go on to the next key. The accessible name is the label unless one is set.
class Key : public Drawn<QAbstractButton>
{
    Q_OBJECT

public:
    enum class IconSide { Left, Right, Above };

    Key(KeyKind kind, QRect design, QWidget* parent);

    /// Text of the key, `|` where it may break; 44 px bold by default.
    void setLabel(const QString& label, int px = type::key);
    void setIcon(const QString& name, IconSide side = IconSide::Left, int px = 56);
    /// A lesser word behind the label: seconds left, a key of the keyboard.
    void setAside(const QString& aside);
    void setBase(qreal base);
    void setKind(KeyKind kind);

    [[nodiscard]] KeyKind kind() const
    {
        return m_kind;
    }

    [[nodiscard]] KeyState state() const;

protected:
    void draw(QPainter& painter) override;
    /// The words of the key; `face` is what remains without the base edge.
    virtual void drawContent(QPainter& painter, const QRectF& face, const KeyColours& colours);

    [[nodiscard]] bool hitButton(const QPoint& point) const override;
    void keyPressEvent(QKeyEvent* event) override;

private:
    [[nodiscard]] qreal iconGap() const;
    void drawAbove(QPainter& painter, const QRectF& face, const KeyColours& colours);
    void drawBeside(QPainter& painter, const QRectF& face, const KeyColours& colours);

    KeyKind m_kind;
    QString m_label;
    int m_labelPx = type::key;
    QString m_icon;
    IconSide m_iconSide = IconSide::Left;
    int m_iconPx = 56;
    QString m_aside;
    qreal m_base = measure::keyBase;
};

} // namespace hall::kit
