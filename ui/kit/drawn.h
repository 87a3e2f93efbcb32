// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <QPaintEvent>
#include <QPainter>
#include <QRect>
#include <QWidget>

namespace hall::kit {

/// What can be shown larger or smaller than its design.
class Scalable
{
public:
    Scalable() = default;
    Scalable(const Scalable&) = delete;
    Scalable& operator=(const Scalable&) = delete;
    virtual ~Scalable() = default;

    [[nodiscard]] virtual qreal scale() const = 0;

    /// Places and paints this and everything in it at `scale` times the design.
    virtual void setScale(qreal scale) = 0;
};

/// A widget that lies and paints in the pixels of its design. Faces are drawn for one size of
/// screen; on another the whole page is scaled, text included, so that nothing ever reflows.
template <class Base>
class Drawn : public Base, public Scalable
{
public:
    /// `design` is where it lies within its parent's design; `margin` is room around it for what is
    /// painted outside (a focus ring).
    Drawn(QRect design, QWidget* parent, int margin = 0)
        : Base(parent)
        , m_design(design)
        , m_margin(margin)
    {
        if (const auto* scalable = dynamic_cast<const Scalable*>(parent)) {
            m_scale = scalable->scale();
        }
        place();
    }

    [[nodiscard]] QRect design() const
    {
        return m_design;
    }

    /// Size of the design with its corner at (0, 0): what `draw` fills.
    [[nodiscard]] QRectF sheet() const
    {
        return {QPointF(0, 0), QSizeF(m_design.size())};
    }

    void setDesign(QRect design)
    {
        m_design = design;
        place();
        this->update();
    }

    [[nodiscard]] qreal scale() const override
    {
        return m_scale;
    }

    void setScale(qreal scale) override
    {
        m_scale = scale;
        place();
        for (auto* child : this->children()) {
            if (auto* scalable = dynamic_cast<Scalable*>(child)) {
                scalable->setScale(scale);
            }
        }
        this->update();
    }

protected:
    virtual void draw(QPainter& painter) = 0;

    void paintEvent(QPaintEvent* /*event*/) override
    {
        QPainter painter(this);
        painter.setRenderHints(QPainter::Antialiasing | QPainter::TextAntialiasing);
        painter.scale(m_scale, m_scale);
        painter.translate(m_margin, m_margin);
        draw(painter);
    }

    /// A point of this widget in design pixels.
    [[nodiscard]] QPointF toDesign(QPointF point) const
    {
        return point / m_scale - QPointF(m_margin, m_margin);
    }

private:
    void place()
    {
        const QRectF outer = QRectF(m_design).adjusted(-m_margin, -m_margin, m_margin, m_margin);
        this->setGeometry(
            QRectF(outer.topLeft() * m_scale, outer.size() * m_scale).toAlignedRect());
    }

    QRect m_design;
    int m_margin = 0;
    qreal m_scale = 1;
};

using Part = Drawn<QWidget>;

} // namespace hall::kit
