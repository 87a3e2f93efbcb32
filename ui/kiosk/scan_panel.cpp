// SPDX-License-Identifier: Apache-2.0
#include "ui/kiosk/scan_panel.h"

#include "ui/kit/icon.h"
#include "ui/kit/paint.h"
#include "ui/kit/text.h"

#include <QPainter>

namespace hall::kiosk {

using kit::Weight;
using namespace Qt::StringLiterals;
namespace colour = kit::colour;
namespace type = kit::type;

void ScanPanel::draw(QPainter& painter, const QRectF& box)
{
    constexpr qreal icon = 96;
    constexpr qreal side = 40;
    constexpr qreal arrow = 120;
    kit::drawPanel(painter, box, colour::pineTint);
    kit::drawIcon(painter,
                  u"code"_s,
                  {box.left() + side, box.center().y() - icon / 2, icon, icon},
                  colour::pine);
    const QRectF words = box.adjusted(side + icon + side, 0, -arrow, 0);
    const auto head = kit::fitted(tr("已经取过号？|扫票上的码"),
                                  Weight::Bold,
                                  {48, type::key, type::label},
                                  {words.width(), 1});
    const auto line = kit::fitted(tr("看排到哪里。|扫码口在屏幕下方"),
                                  Weight::Regular,
                                  {type::body, type::note},
                                  {words.width(), 1});
    constexpr qreal headHeight = 68;
    constexpr qreal lineHeight = 56;
    const qreal top = box.center().y() - (headHeight + lineHeight) / 2;
    kit::drawLines(painter,
                   {words.left(), top, words.width(), headHeight},
                   head,
                   {colour::pine, 1.2, Qt::AlignLeft | Qt::AlignVCenter});
    kit::drawLines(painter,
                   {words.left(), top + headHeight, words.width(), lineHeight},
                   line,
                   {colour::ink, 1.2, Qt::AlignLeft | Qt::AlignVCenter});
    painter.setPen(QPen(colour::pine, 8, Qt::SolidLine, Qt::RoundCap, Qt::RoundJoin));
    painter.setBrush(Qt::NoBrush);
    const qreal x = box.right() - arrow / 2 - 4;
    const qreal tip = box.center().y() + 50;
    painter.drawLine(QPointF(x, tip - 100), QPointF(x, tip));
    painter.drawPolyline(
        QList<QPointF>{QPointF(x - 26, tip - 28), QPointF(x, tip), QPointF(x + 26, tip - 28)});
}

} // namespace hall::kiosk
