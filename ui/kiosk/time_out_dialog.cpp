// SPDX-License-Identifier: Apache-2.0
#include "ui/kiosk/time_out_dialog.h"

#include "ui/kit/paint.h"
#include "ui/kit/text.h"

#include <QFontMetricsF>

namespace hall::kiosk {

using kit::KeyKind;
using kit::Weight;
using namespace Qt::StringLiterals;
namespace colour = kit::colour;
namespace type = kit::type;

namespace {

constexpr QRect box{64, 520, 952, 920};
constexpr int inset = 64;
constexpr QRect stayKey{box.left() + inset, 1112, box.width() - 2 * inset, 172};
constexpr QRect leaveKey{box.left() + inset, 1308, box.width() - 2 * inset, 108};

} // namespace

TimeOutDialog::TimeOutDialog(QWidget* parent)
    : Drawn(grid::page, parent)
    , m_stay(KeyKind::Primary, stayKey, this)
    , m_leave(KeyKind::Text, leaveKey, this)
{
    hide();
    connect(&m_stay, &kit::Key::clicked, this, &TimeOutDialog::stayPressed);
    connect(&m_leave, &kit::Key::clicked, this, &TimeOutDialog::leavePressed);
}

void TimeOutDialog::refresh(const Moment& moment)
{
    m_language = moment.language;
    m_stay.setLabel(tr("我还在，继续办"), type::title);
    m_leave.setLabel(tr("不办了，回到首页"), type::label);
    setAccessibleName(tr("还需要时间吗？"));
    update();
}

void TimeOutDialog::showSecondsLeft(int seconds, int of)
{
    m_secondsLeft = seconds;
    m_secondsAll = of;
    update();
}

void TimeOutDialog::draw(QPainter& painter)
{
    painter.fillRect(sheet(), colour::veil);
    const QRectF surface(box);
    kit::drawPanel(painter, surface, colour::surface, kit::measure::radiusFrame);
    const QRectF inner = surface.adjusted(inset, 0, -inset, 0);
    const auto title = kit::fitted(tr("还需要时间吗？"),
                                   Weight::Bold,
                                   {type::service, type::title, type::lead},
                                   {inner.width(), 1});
    kit::drawLines(painter,
                   {inner.left(), 596, inner.width(), 100},
                   title,
                   {colour::ink, 1.2, Qt::AlignHCenter | Qt::AlignVCenter});
    const auto text = kit::fitted(tr("没有人操作，就会回到首页。"),
                                  Weight::Regular,
                                  {type::key, type::label},
                                  {inner.width(), 2});
    kit::drawLines(painter,
                   {inner.left(), 716, inner.width(), 120},
                   text,
                   {colour::ink, 1.4, Qt::AlignHCenter | Qt::AlignTop});
    const kit::Runs seconds{
        {QString::number(m_secondsLeft), kit::typeface(136, Weight::Bold), colour::ink},
        {u" "_s + tr("秒"), kit::typeface(type::key), colour::ink}};
    kit::drawRuns(painter, {inner.center().x() - kit::widthOf(seconds) / 2, 968}, seconds);
    constexpr qreal barTop = 1024;
    constexpr qreal barHeight = 16;
    const qreal part = qreal(m_secondsLeft) / m_secondsAll;
    kit::drawPanel(
        painter, {inner.left(), barTop, inner.width(), barHeight}, colour::line, barHeight / 2);
    kit::drawPanel(painter,
                   {inner.left(), barTop, std::max(barHeight, inner.width() * part), barHeight},
                   colour::pine,
                   barHeight / 2);
}

} // namespace hall::kiosk
