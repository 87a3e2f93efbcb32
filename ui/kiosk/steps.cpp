// SPDX-License-Identifier: Apache-2.0
#include "ui/kiosk/steps.h"

#include "ui/kit/icon.h"
#include "ui/kit/paint.h"
#include "ui/kit/text.h"

#include <QFontMetricsF>
#include <QPainter>

#include <algorithm>

namespace hall::kiosk {

using kit::Weight;
using namespace Qt::StringLiterals;
namespace colour = kit::colour;
namespace type = kit::type;

namespace {

constexpr qreal pitchLeast = 80;

} // namespace

void drawRingNumber(QPainter& painter, const QRectF& box, int number, bool filled)
{
    painter.setPen(QPen(colour::pine, 3));
    painter.setBrush(filled ? QBrush(colour::pine) : Qt::NoBrush);
    painter.drawEllipse(box.adjusted(1.5, 1.5, -1.5, -1.5));
    const int px = box.height() >= 60 ? type::label : type::note;
    kit::drawFigure(painter,
                    box,
                    QString::number(number),
                    {kit::typeface(px, Weight::Bold), filled ? colour::surface : colour::pine});
}

Steps::Row Steps::shown(qreal height, qreal pitchMost) const
{
    const auto all = static_cast<qsizetype>(lines.size());
    const auto most = std::max<qsizetype>(2, static_cast<qsizetype>(height / pitchLeast));
    if (all <= most) {
        return {.first = 0,
                .count = all,
                .pitch =
                    std::min(pitchMost, height / static_cast<qreal>(std::max<qsizetype>(1, all)))};
    }
    // One line is left for those that aren't shown; the step that is next stays in sight.
    const qsizetype count = most - 1;
    const auto now = std::ranges::find_if(lines, &protocol::StepLine::now) - lines.begin();
    const qsizetype first = now == all ? 0 : std::clamp<qsizetype>(now - count / 2, 0, all - count);
    return {.first = first, .count = count, .pitch = pitchLeast};
}

QString Steps::noteOf(qsizetype at) const
{
    const protocol::StepLine& line = lines.at(static_cast<std::size_t>(at));
    const bool before = at > 0 && lines.at(static_cast<std::size_t>(at - 1)).backOffice;
    if (line.done) {
        return tr("办好了");
    }
    if (line.now) {
        return atOffice && before ? tr("等后台办好")
                                  : (at == 0 ? tr("先办这件") : tr("接着办这件"));
    }
    return line.backOffice ? tr("办完后，后台接着办") : QString();
}

void Steps::drawRing(QPainter& painter, const QRectF& box, qsizetype at) const
{
    const protocol::StepLine& line = lines.at(static_cast<std::size_t>(at));
    if (line.done) {
        kit::drawIcon(painter, u"done"_s, box, colour::pine);
        return;
    }
    if (order == StepOrder::Any && !line.now) {
        painter.setPen(Qt::NoPen);
        painter.setBrush(colour::pine);
        painter.drawEllipse(box.center(), 8, 8);
        return;
    }
    drawRingNumber(painter, box, static_cast<int>(at) + 1, line.now && !atOffice);
}

void Steps::drawLine(QPainter& painter, const QRectF& row, qsizetype at) const
{
    const protocol::StepLine& line = lines.at(static_cast<std::size_t>(at));
    const qreal ring = row.height() >= 110 ? 68 : 52;
    drawRing(painter, {row.left(), row.center().y() - ring / 2, ring, ring}, at);
    const QFont small = kit::typeface(type::body, line.now ? Weight::Bold : Weight::Regular);
    const QString note = noteOf(at);
    const qreal noteWidth = QFontMetricsF(small).horizontalAdvance(note);
    const QRectF words = row.adjusted(ring + 28, 0, note.isEmpty() ? 0 : -noteWidth - 24, 0);
    const bool high = row.height() >= 110;
    const auto name = kit::fitted(kit::nameOf(line.service, language),
                                  line.now || line.done || high ? Weight::Bold : Weight::Regular,
                                  high ? std::vector<int>{48, type::key, type::label, type::body}
                                       : std::vector<int>{type::label, type::body, type::note},
                                  {words.width(), 2});
    kit::drawLines(
        painter,
        words,
        name,
        {line.done ? colour::ink2 : colour::ink, 1.15, Qt::AlignLeft | Qt::AlignVCenter});
    kit::drawFigure(
        painter, row, note, {small, line.now ? colour::pine : colour::ink2, Qt::AlignRight});
}

void Steps::draw(QPainter& painter, const QRectF& box, qreal pitchMost) const
{
    const Row rows = shown(box.height(), pitchMost);
    qreal top = box.top();
    for (qsizetype i = 0; i < rows.count; ++i) {
        drawLine(painter, {box.left(), top, box.width(), rows.pitch}, rows.first + i);
        top += rows.pitch;
        kit::drawRule(painter, box.left(), box.right(), top, colour::line);
    }
    const auto rest = static_cast<qsizetype>(lines.size()) - rows.count;
    if (rest > 0) {
        kit::drawFigure(painter,
                        {box.left(), top, box.width(), rows.pitch},
                        tr("还有 %1 件，票上都有").arg(rest),
                        {kit::typeface(type::body), colour::ink2, Qt::AlignLeft});
    }
}

} // namespace hall::kiosk
