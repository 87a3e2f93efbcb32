// SPDX-License-Identifier: Apache-2.0
#include "ui/kiosk/areas_page.h"

#include "ui/kit/text.h"

namespace hall::kiosk {

using kit::Weight;
namespace type = kit::type;

AreasPage::AreasPage(QWidget* parent)
    : Page(parent)
    , m_grid({grid::margin, 268, grid::content, 1300}, true, this)
    , m_pager(this)
{
    connect(&m_grid, &AreaGrid::areaChosen, this, &AreasPage::areaChosen);
    connect(&m_pager, &Pager::backPressed, this, &AreasPage::backPressed);
    connect(&m_pager, &Pager::turned, this, [this] { refresh(Moment(m_moment)); });
}

void AreasPage::refresh(const Moment& moment)
{
    m_moment = moment;
    m_pager.refresh(static_cast<int>(moment.view.areas.size()), AreaGrid::perPage);
    m_grid.refresh(moment, m_pager.first());
    setAccessibleName(tr("您要办什么事？"));
    update();
}

void AreasPage::draw(QPainter& painter)
{
    painter.fillRect(sheet(), kit::colour::paper);
    kit::drawFigure(painter,
                    {grid::margin, grid::header + 24, grid::content, 100},
                    tr("您要办什么事？"),
                    {kit::typeface(type::service, Weight::Bold), kit::colour::ink, Qt::AlignLeft});
    m_pager.drawCount(painter);
}

} // namespace hall::kiosk
