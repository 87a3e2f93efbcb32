// SPDX-License-Identifier: Apache-2.0
#include "ui/kit/header_bar.h"

#include "ui/kit/text.h"

#include <QFontMetricsF>

namespace hall::kit {

namespace {

constexpr qreal margin = 48;

} // namespace

HeaderBar::HeaderBar(QRect design, QWidget* parent)
    : Drawn(design, parent)
{
}

void HeaderBar::setHall(const Name& hall)
{
    m_hall = hall;
    update();
}

void HeaderBar::setLanguage(Language language)
{
    m_language = language;
    update();
}

void HeaderBar::setNow(std::optional<Time> now)
{
    // Shown to the minute, so repainted by the minute.
    const bool same = now && m_now && clockText(*now) == clockText(*m_now) &&
                      local(*now).date() == local(*m_now).date();
    m_now = now;
    if (!same) {
        update();
    }
}

void HeaderBar::draw(QPainter& painter)
{
    painter.fillRect(sheet(), colour::pine);
    const QRectF row = sheet().adjusted(margin, 0, -margin, 0);
    qreal right = row.right();
    if (m_now) {
        const QFont clockFont = typeface(56, Weight::Bold);
        const QString clock = clockText(*m_now);
        drawFigure(painter, row, clock, {clockFont, colour::surface, Qt::AlignRight});
        right -= QFontMetricsF(clockFont).horizontalAdvance(clock) + 24;
        const QString upper = m_language == Language::Zh ? dateText(*m_now, m_language)
                                                         : weekdayText(*m_now, m_language);
        const QString lower = m_language == Language::Zh ? weekdayText(*m_now, m_language)
                                                         : dateText(*m_now, m_language);
        const QFont small = typeface(type::note);
        const qreal middle = sheet().center().y();
        drawFigure(
            painter, {0, middle - 40, right, 40}, upper, {small, colour::surface, Qt::AlignRight});
        drawFigure(
            painter, {0, middle, right, 40}, lower, {small, colour::surface, Qt::AlignRight});
        const QFontMetricsF metrics(small);
        right -= std::max(metrics.horizontalAdvance(upper), metrics.horizontalAdvance(lower)) + 24;
    }
    const auto hall =
        fitted(nameOf(m_hall, m_language), Weight::Bold, {44, 40, 36, 32}, {right - margin, 2});
    auto spaced = hall;
    if (hall.lines.size() == 1) {
        const QFont wide = typeface(hall.font.pixelSize(), Weight::Bold, 0.02);
        if (QFontMetricsF(wide).horizontalAdvance(hall.lines[0]) <= right - margin) {
            spaced.font = wide;
        }
    }
    drawLines(painter, row, spaced, {colour::surface, 1.2, Qt::AlignLeft | Qt::AlignVCenter});
}

} // namespace hall::kit
