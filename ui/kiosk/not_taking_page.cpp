// SPDX-License-Identifier: Apache-2.0
#include "ui/kiosk/not_taking_page.h"

#include "ui/kit/icon.h"
#include "ui/kit/paint.h"
#include "ui/kit/text.h"

namespace hall::kiosk {

using kit::Weight;
using protocol::Taking;
using namespace Qt::StringLiterals;
namespace colour = kit::colour;
namespace type = kit::type;

NotTakingPage::NotTakingPage(QWidget* parent)
    : Page(parent)
{
}

void NotTakingPage::refresh(const Moment& moment)
{
    m_moment = moment;
    setAccessibleName(said().title);
    update();
}

NotTakingPage::Said NotTakingPage::said() const
{
    if (!m_moment.heard) {
        return {u"clock"_s, tr("正在准备"), tr("正在和大厅连接，请稍等。"), {}};
    }
    if (!m_moment.linked) {
        return cutOff();
    }
    const QString holds = tr("已经取的号都在，先后不变。");
    if (m_moment.view.hall.taking == Taking::ClockSuspected) {
        return {u"clock"_s, tr("现在取不了号"), tr("大厅的时间要先核对，所以暂时不发号。"), holds};
    }
    return {u"warning"_s, tr("现在取不了号"), tr("新的号暂时存不下来，所以先不发号。"), holds};
}

NotTakingPage::Said NotTakingPage::cutOff() const
{
    const QString since = kit::durationText(m_moment.silence, m_moment.language);
    const QString why = tr("这台机器和大厅断开 %1，正在重连。").arg(since);
    if (m_moment.visit.asking != Asking::No) {
        return {u"offline"_s,
                tr("还没有收到回答"),
                why,
                tr("您的号可能已经取好。接上后，号码会显示在这里。")};
    }
    return {u"offline"_s, tr("现在取不了号"), why, tr("已经取的号都在，先后不变。")};
}

void NotTakingPage::draw(QPainter& painter)
{
    painter.fillRect(sheet(), colour::paper);
    const Said words = said();
    constexpr qreal left = grid::margin;
    const QColor mark = m_moment.heard ? colour::cinnabar : colour::pine;
    kit::drawIcon(painter, words.icon, {left - 6, 364, 140, 140}, mark);
    const auto title =
        kit::fitted(words.title, Weight::Bold, {120, type::verb, 80}, {grid::content, 2});
    qreal top = 560;
    top += kit::drawLines(painter, {left, top, grid::content, 0}, title, {colour::ink, 1.2}) + 24;
    const auto why = kit::fitted(
        words.why, Weight::Regular, {48, type::key}, {grid::content, 3}, kit::Setting::Filled);
    top += kit::drawLines(painter, {left, top, grid::content, 0}, why, {colour::ink2, 1.4}) + 64;
    if (!m_moment.heard) {
        return;
    }
    kit::drawRule(painter, left, left + grid::content, top, {colour::ink, 3});
    constexpr qreal pitch = 220;
    constexpr qreal icon = 72;
    const std::vector<std::pair<QString, QString>> rows{
        {u"check"_s, words.holds}, {u"guide"_s, tr("请到导办台，工作人员会帮您。")}};
    for (const auto& [drawing, text] : rows) {
        const auto line = kit::fitted(text,
                                      Weight::Bold,
                                      {56, type::lead, type::key},
                                      {grid::content - icon - 36, 3},
                                      kit::Setting::Even);
        kit::drawIcon(painter, drawing, {left, top + (pitch - icon) / 2, icon, icon}, colour::pine);
        kit::drawLines(painter,
                       {left + icon + 36, top, grid::content - icon - 36, pitch},
                       line,
                       {colour::ink, 1.3, Qt::AlignLeft | Qt::AlignVCenter});
        top += pitch;
        kit::drawRule(painter, left, left + grid::content, top, colour::line);
    }
}

} // namespace hall::kiosk
