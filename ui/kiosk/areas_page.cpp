// SPDX-License-Identifier: Apache-2.0
#include "ui/kiosk/areas_page.h"

#include "ui/kit/text.h"

#include <QFontMetricsF>

#include <algorithm>

namespace hall::kiosk {

using kit::KeyKind;
using kit::Weight;
using namespace Qt::StringLiterals;
namespace colour = kit::colour;
namespace type = kit::type;

namespace {

constexpr int top = 268;
constexpr int bottom = 1568;
constexpr int gap = 18;
constexpr int between = 36; ///< parts of the page
constexpr int columns = 3;
constexpr QSize visitSize{316, 104};
constexpr int headingHeight = 68;
constexpr QRect appointmentKey{grid::margin, bottom - 120, grid::content, 120};

int visitRows(std::size_t visits)
{
    const auto shown = std::min<std::size_t>(visits, AreasPage::visitsPerPage);
    return static_cast<int>((shown + columns - 1) / columns);
}

} // namespace

AreasPage::AreasPage(QWidget* parent)
    : Page(parent)
    , m_grid({grid::margin, top, grid::content, bottom - top}, true, this)
    , m_appointment(KeyKind::Plain, appointmentKey, this)
    , m_pager(this)
{
    m_appointment.setIcon(u"calendar"_s);
    connect(&m_grid, &AreaGrid::areaChosen, this, &AreasPage::areaChosen);
    connect(&m_appointment, &kit::Key::clicked, this, &AreasPage::appointmentPressed);
    connect(&m_pager, &Pager::backPressed, this, &AreasPage::backPressed);
    connect(&m_pager, &Pager::turned, this, [this] { refresh(Moment(m_moment)); });
}

/// From below: who has an appointment, 一件事, and the areas in what is left.
void AreasPage::place()
{
    int end = bottom;
    m_appointment.setVisible(hasAppointments(m_moment.view));
    m_appointment.setLabel(tr("预约取号"), 48);
    m_appointment.setAside(tr("约好了，就点这里"));
    if (hasAppointments(m_moment.view)) {
        end = appointmentKey.top() - between;
    }
    if (const int rows = visitRows(m_moment.view.visits.size()); rows > 0) {
        m_visitsTop = end - headingHeight - rows * (visitSize.height() + gap) + gap;
        end = m_visitsTop - between + 8;
    }
    m_grid.setBox({grid::margin, top, grid::content, end - top});
}

void AreasPage::refresh(const Moment& moment)
{
    m_moment = moment;
    place();
    const auto pagesOf = [](std::size_t items, int perPage) {
        return (static_cast<int>(items) + perPage - 1) / perPage;
    };
    m_pager.refresh(std::max(pagesOf(moment.view.areas.size(), m_grid.perPage()),
                             pagesOf(moment.view.visits.size(), visitsPerPage)),
                    1);
    m_grid.refresh(moment, m_pager.first() * m_grid.perPage());
    showVisits();
    setAccessibleName(tr("您要办什么事？"));
    update();
}

void AreasPage::showVisits()
{
    const int first = m_pager.first() * visitsPerPage;
    const int shown =
        std::clamp(static_cast<int>(m_moment.view.visits.size()) - first, 0, visitsPerPage);
    while (static_cast<int>(m_visits.size()) < shown) {
        auto* tile = new VisitTile(QRect(QPoint(0, 0), visitSize), this);
        connect(tile, &kit::Key::clicked, this, [this, tile] { emit visitChosen(tile->visit()); });
        m_visits.push_back(tile);
    }
    for (int i = 0; i < static_cast<int>(m_visits.size()); ++i) {
        auto* tile = m_visits[static_cast<std::size_t>(i)];
        tile->setVisible(i < shown);
        if (i < shown) {
            const QPoint at(grid::margin + (i % columns) * (visitSize.width() + gap),
                            m_visitsTop + headingHeight +
                                (i / columns) * (visitSize.height() + gap));
            tile->setDesign({at, visitSize});
            tile->show(*(m_moment.view.visits.begin() + first + i), m_moment.language);
        }
    }
}

void AreasPage::draw(QPainter& painter)
{
    painter.fillRect(sheet(), colour::paper);
    kit::drawFigure(painter,
                    {grid::margin, grid::header + 24, grid::content, 100},
                    tr("您要办什么事？"),
                    {kit::typeface(type::service, Weight::Bold), colour::ink, Qt::AlignLeft});
    if (!m_moment.view.visits.empty()) {
        const QRectF heading(grid::margin, m_visitsTop, grid::content, headingHeight - 12);
        const QFont bold = kit::typeface(type::key, Weight::Bold);
        const QString title = tr("一件事，一次办");
        kit::drawFigure(painter, heading, title, {bold, colour::ink, Qt::AlignLeft});
        const qreal used = QFontMetricsF(bold).horizontalAdvance(title) + 24;
        const auto rest = kit::fitted(tr("几个部门的事，取一个号就行"),
                                      Weight::Regular,
                                      {type::body, type::note},
                                      {heading.width() - used, 1});
        kit::drawLines(
            painter, heading, rest, {colour::ink2, 1.2, Qt::AlignRight | Qt::AlignVCenter});
    }
    m_pager.drawCount(painter);
}

} // namespace hall::kiosk
