// SPDX-License-Identifier: Apache-2.0
#include "ui/kiosk/attract_page.h"

#include "ui/kiosk/facts.h"
#include "ui/kiosk/scan_panel.h"
#include "ui/kit/paint.h"
#include "ui/kit/text.h"

#include <QMouseEvent>

namespace hall::kiosk {

using kit::Weight;
using namespace Qt::StringLiterals;
namespace colour = kit::colour;
namespace type = kit::type;

namespace {

constexpr int bandHeight = 612;
constexpr int headingTop = bandHeight + 36;
constexpr int tilesTop = 732;
constexpr int tilesBottom = 1744;
constexpr QRectF scanPanel{grid::margin, 1568, grid::content, 180};
constexpr QSize moreSize{grid::content, 108};
constexpr int between = 24;

/// Times are told as estimates where any is told.
QString waitingInAll(const protocol::KioskView& view)
{
    const QString people =
        view.waiting == 0 ? Facts::waitingText(0) : AttractPage::tr("共 %1 人").arg(view.waiting);
    return tellsTimes(view) ? AttractPage::tr("%1，时间为预计").arg(people) : people;
}

QRectF row(qreal top, qreal height)
{
    return {grid::margin, top, grid::content, height};
}

} // namespace

AttractPage::AttractPage(QWidget* parent)
    : Page(parent)
    , m_grid({grid::margin, tilesTop, grid::content, tilesBottom - tilesTop}, false, this)
    , m_more(kit::KeyKind::Plain, QRect(QPoint(0, 0), moreSize), this)
{
    m_more.setIcon(u"list"_s);
    connect(&m_more, &kit::Key::clicked, this, &AttractPage::pressed);
    connect(&m_grid, &AreaGrid::areaChosen, this, &AttractPage::areaChosen);
}

void AttractPage::refresh(const Moment& moment)
{
    m_moment = moment;
    place();
    m_grid.refresh(moment);
    setAccessibleName(tr("取号办事。点您要办的事，就能取号"));
    update();
}

/// What is no area lies on the next page: the key to it says what that is.
void AttractPage::place()
{
    int end = m_moment.scanner ? qRound(scanPanel.top()) - between : tilesBottom;
    const bool visits = !m_moment.view.visits.empty();
    const bool booked = hasAppointments(m_moment.view);
    m_more.setVisible(visits || booked);
    if (visits || booked) {
        m_more.setDesign({QPoint(grid::margin, end - moreSize.height()), moreSize});
        m_more.setLabel(!booked   ? tr("一件事，一次办")
                        : !visits ? tr("预约取号")
                                  : tr("预约取号、一件事一次办"));
        end -= moreSize.height() + between;
    }
    m_grid.setBox({grid::margin, tilesTop, grid::content, end - tilesTop});
}

void AttractPage::draw(QPainter& painter)
{
    painter.fillRect(sheet(), colour::paper);
    painter.fillRect(QRectF(0, 0, grid::width, bandHeight), colour::pine);
    drawInvitation(painter);
    drawHeading(painter);
    if (m_moment.scanner) {
        ScanPanel::draw(painter, scanPanel);
    }
}

void AttractPage::drawInvitation(QPainter& painter) const
{
    const auto language = m_moment.language;
    const QString name = kit::nameOf(m_moment.view.hall.name, language);
    auto hall = kit::fitted(name, Weight::Bold, {type::key, type::label}, {760, 1});
    if (!hall.fits) {
        hall = kit::fitted(name, Weight::Bold, {type::body, type::note}, {760, 2});
    }
    const QRectF top = row(28, 84);
    kit::drawLines(painter, top, hall, {colour::surface, 1.2, Qt::AlignLeft | Qt::AlignVCenter});
    kit::drawFigure(painter,
                    top,
                    kit::clockText(m_moment.now),
                    {kit::typeface(64, Weight::Bold), colour::surface, Qt::AlignRight});
    const int weekday = kit::local(m_moment.now).date().dayOfWeek();
    QString today =
        tr("%1 %2").arg(kit::dateText(m_moment.now, language), kit::weekdayText(weekday, language));
    if (const QString hours = kit::hoursText(m_moment.view.hall.hours, weekday, language);
        !hours.isEmpty()) {
        today += u"　"_s + tr("今天 %1").arg(hours);
    }
    const auto day = kit::fitted(today, Weight::Regular, {type::note}, {grid::content, 1});
    kit::drawLines(painter, row(120, 48), day, {colour::surface});
    const auto invitation = kit::fitted(tr("取号办事"),
                                        Weight::Bold,
                                        {type::invitation, 200, 176, 160, 152, 144, 136, 120},
                                        {grid::content, 1});
    kit::drawFigure(painter,
                    row(184, 256),
                    invitation.lines.front(),
                    {invitation.font, colour::surface, Qt::AlignLeft});
    kit::drawFigure(painter,
                    row(462, 60),
                    tr("点下面您要办的事，就能取号"),
                    {kit::typeface(type::lead), colour::surface, Qt::AlignLeft});
    kit::drawFigure(painter,
                    row(528, 48),
                    tr("Touch a topic below to take a number", "in the other language"),
                    {kit::typeface(type::label), colour::surface, Qt::AlignLeft});
}

void AttractPage::drawHeading(QPainter& painter) const
{
    kit::drawFigure(painter,
                    row(headingTop, 60),
                    tr("现在等候"),
                    {kit::typeface(48, Weight::Bold), colour::ink, Qt::AlignLeft});
    kit::drawFigure(painter,
                    row(headingTop, 60),
                    waitingInAll(m_moment.view),
                    {kit::typeface(type::body), colour::ink2, Qt::AlignRight});
}

void AttractPage::mouseReleaseEvent(QMouseEvent* event)
{
    if (event->button() == Qt::LeftButton) {
        emit pressed();
    }
}

} // namespace hall::kiosk
