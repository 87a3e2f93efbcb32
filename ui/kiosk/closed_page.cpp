// SPDX-License-Identifier: Apache-2.0
#include "ui/kiosk/closed_page.h"

#include "ui/kit/icon.h"
#include "ui/kit/paint.h"
#include "ui/kit/text.h"

#include <algorithm>

namespace hall::kiosk {

using kit::Weight;
using namespace Qt::StringLiterals;
namespace colour = kit::colour;
namespace type = kit::type;

namespace {

constexpr int daysAWeek = 7;

std::vector<OpenSpan> spansOf(const std::vector<OpenSpan>& hours, int weekday)
{
    std::vector<OpenSpan> spans;
    for (const OpenSpan& span : hours) {
        if (span.weekday == weekday) {
            spans.push_back({0, span.fromMinute, span.toMinute});
        }
    }
    return spans;
}

} // namespace

ClosedPage::ClosedPage(QWidget* parent)
    : Page(parent)
{
}

void ClosedPage::refresh(const Moment& moment)
{
    m_moment = moment;
    setAccessibleName(opening().when);
    update();
}

std::vector<ClosedPage::Days> ClosedPage::weekOf(const std::vector<OpenSpan>& hours)
{
    std::vector<Days> week;
    for (int weekday = 1; weekday <= daysAWeek; ++weekday) {
        auto spans = spansOf(hours, weekday);
        if (!week.empty() && week.back().spans == spans) {
            week.back().last = weekday;
        } else {
            week.push_back({weekday, weekday, std::move(spans)});
        }
    }
    return week;
}

QString ClosedPage::whyClosed() const
{
    const auto& hours = m_moment.view.hall.hours;
    const int today = kit::local(m_moment.now).date().dayOfWeek();
    if (!hours.empty() && spansOf(hours, today).empty()) {
        return tr("今天休息");
    }
    return tr("今天的服务已经结束");
}

ClosedPage::Opening ClosedPage::opening() const
{
    const auto next = m_moment.view.hall.nextOpening;
    if (!next || *next <= m_moment.now) {
        return {tr("现在没有开门"), tr("还不能取号"), tr("开门后，在这里就能取号")};
    }
    const auto opens = kit::local(*next);
    const auto days = kit::local(m_moment.now).date().daysTo(opens.date());
    const QString time = opens.toString(u"H:mm"_s);
    const QString date = kit::dateText(*next, m_moment.language);
    const QString weekday = kit::weekdayText(*next, m_moment.language);
    const QString fullDate = tr("%1 %2").arg(date, weekday);
    if (days == 0) {
        return {tr("还没有开门"), tr("今天 |%1 开门").arg(time), fullDate};
    }
    if (days == 1) {
        return {whyClosed(), tr("明天 |%1 开门").arg(time), fullDate};
    }
    if (days < daysAWeek) {
        return {whyClosed(), tr("%1 |%2 开门").arg(weekday, time), date};
    }
    return {whyClosed(), tr("%1 |%2 开门").arg(date, time), weekday};
}

void ClosedPage::draw(QPainter& painter)
{
    painter.fillRect(sheet(), colour::night);
    drawTop(painter);
    constexpr qreal left = grid::margin;
    constexpr qreal whenTop = 600;
    kit::drawIcon(painter, u"night"_s, {left - 6, 316, 132, 132}, colour::nightText2);
    const Opening said = opening();
    const auto why =
        kit::fitted(said.why, Weight::Regular, {type::title, type::lead}, {grid::content, 1});
    kit::drawLines(painter, {left, 496, grid::content, 80}, why, {colour::nightText, 1.25});
    auto when = kit::fitted(said.when, Weight::Bold, {148, 136, 120}, {grid::content, 1});
    if (!when.fits) {
        when = kit::fitted(said.when, Weight::Bold, {136, 120, 104}, {grid::content, 2});
    }
    const qreal used =
        kit::drawLines(painter, {left, whenTop, grid::content, 0}, when, {colour::nightText, 1.15});
    kit::drawFigure(painter,
                    {left, whenTop + used + 16, grid::content, 64},
                    said.date,
                    {kit::typeface(48), colour::nightText2, Qt::AlignLeft});
    drawHours(painter, std::max<qreal>(whenTop + used + 168, 960));
}

void ClosedPage::drawTop(QPainter& painter) const
{
    const QRectF row(grid::margin, 36, grid::content, 72);
    const auto hall = kit::fitted(kit::nameOf(m_moment.view.hall.name, m_moment.language),
                                  Weight::Bold,
                                  {type::key, type::label, type::body, type::note},
                                  {720, 2});
    kit::drawLines(painter, row, hall, {colour::nightText, 1.2, Qt::AlignLeft | Qt::AlignVCenter});
    kit::drawFigure(painter,
                    row,
                    kit::clockText(m_moment.now),
                    {kit::typeface(64, Weight::Bold), colour::nightText, Qt::AlignRight});
}

void ClosedPage::drawHours(QPainter& painter, qreal top) const
{
    constexpr qreal left = grid::margin;
    constexpr qreal right = left + grid::content;
    constexpr qreal bottom = grid::ledge - 32;
    if (m_moment.view.hall.hours.empty()) {
        return;
    }
    const auto week = weekOf(m_moment.view.hall.hours);
    const qreal pitch = std::min<qreal>(128, (bottom - top) / static_cast<qreal>(week.size()));
    for (const Days& days : week) {
        kit::drawRule(painter, left, right, top, colour::nightLine);
        drawDays(painter, {left, top, grid::content, pitch}, days);
        top += pitch;
    }
    kit::drawRule(painter, left, right, top, colour::nightLine);
}

void ClosedPage::drawDays(QPainter& painter, const QRectF& row, const Days& days) const
{
    constexpr qreal nameRoom = 400;
    const bool open = !days.spans.empty();
    const QColor ink = open ? colour::nightText : colour::nightText2;
    const QString first = kit::weekdayText(days.first, m_moment.language);
    const QString last = kit::weekdayText(days.last, m_moment.language);
    QString name = first;
    if (days.last == days.first + 1) {
        name = tr("%1、|%2").arg(first, last);
    } else if (days.last != days.first) {
        name = tr("%1至|%2").arg(first, last);
    }
    constexpr qreal gap = 24;
    auto shown = kit::fitted(
        name, Weight::Regular, {type::key, type::label, type::body}, {nameRoom - gap, 1});
    if (!shown.fits) {
        shown = kit::fitted(name, Weight::Regular, {type::body, type::note}, {nameRoom - gap, 2});
    }
    kit::drawLines(painter, row, shown, {ink, 1.2, Qt::AlignLeft | Qt::AlignVCenter});
    const QRectF rest = row.adjusted(nameRoom, 0, 0, 0);
    const QString hours = open ? kit::hoursText(days.spans, 0, m_moment.language) : tr("休息");
    auto times = kit::fitted(hours,
                             Weight::Regular,
                             {type::key, type::label, type::body, type::note},
                             {rest.width(), 1});
    if (!times.fits) {
        times = kit::fitted(hours, Weight::Regular, {type::note}, {rest.width(), 2});
    }
    kit::drawLines(painter, rest, times, {ink, 1.2, Qt::AlignLeft | Qt::AlignVCenter});
}

} // namespace hall::kiosk
