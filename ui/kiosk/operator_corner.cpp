// SPDX-License-Identifier: Apache-2.0
#include "ui/kiosk/operator_corner.h"

#include "ui/kiosk/page.h"

#include <QCoreApplication>
#include <QMouseEvent>

namespace hall::kiosk {

OperatorCorner::OperatorCorner(QWidget& face, std::chrono::milliseconds hold)
    : QObject(&face)
    , m_face(face)
{
    m_hold.setSingleShot(true);
    m_hold.setInterval(hold);
    connect(&m_hold, &QTimer::timeout, this, &OperatorCorner::held);
    QCoreApplication::instance()->installEventFilter(this);
}

/// The page is scaled and centred in the face.
bool OperatorCorner::isInCorner(QPointF global) const
{
    const QSizeF size = m_face.size();
    const qreal scale = std::min(size.width() / grid::width, size.height() / grid::height);
    const qreal right = (size.width() + grid::width * scale) / 2;
    const qreal top = (size.height() - grid::height * scale) / 2;
    const QPointF point = m_face.mapFromGlobal(global);
    return QRectF(right - side * scale, top, side * scale, side * scale).contains(point);
}

bool OperatorCorner::eventFilter(QObject* watched, QEvent* event)
{
    const auto* widget = qobject_cast<QWidget*>(watched);
    if (widget == nullptr || (widget != &m_face && !m_face.isAncestorOf(widget))) {
        return false;
    }
    if (event->type() == QEvent::MouseButtonRelease) {
        m_hold.stop();
    } else if (event->type() == QEvent::MouseButtonPress ||
               (event->type() == QEvent::MouseMove && m_hold.isActive())) {
        const bool inside = isInCorner(static_cast<QMouseEvent*>(event)->globalPosition());
        if (!inside) {
            m_hold.stop();
        } else if (!m_hold.isActive()) {
            m_hold.start();
        }
    }
    return false;
}

} // namespace hall::kiosk
