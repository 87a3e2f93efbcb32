// SPDX-License-Identifier: Apache-2.0
#include "ui/kiosk/pager.h"

#include "ui/kiosk/page.h"
#include "ui/kit/text.h"

#include <algorithm>

namespace hall::kiosk {

using kit::KeyKind;
using namespace Qt::StringLiterals;

namespace {

constexpr int keyWidth = 280;
constexpr int turnWidth = 248;

QRect keyAt(int left, int width)
{
    return {left, grid::keysTop, width, grid::keyHeight};
}

constexpr int nextLeft = grid::margin + grid::content - turnWidth;
constexpr int previousLeft = nextLeft - 20 - turnWidth;

} // namespace

Pager::Pager(kit::Part* page)
    : QObject(page)
    , m_back(KeyKind::Plain, keyAt(grid::margin, keyWidth), page)
    , m_previous(KeyKind::Plain, keyAt(previousLeft, turnWidth), page)
    , m_next(KeyKind::Plain, keyAt(nextLeft, turnWidth), page)
{
    m_back.setIcon(u"back"_s);
    m_previous.setIcon(u"previous"_s, kit::Key::IconSide::Left, 44);
    m_next.setIcon(u"next"_s, kit::Key::IconSide::Right, 44);
    connect(&m_back, &kit::Key::clicked, this, &Pager::backPressed);
    connect(&m_previous, &kit::Key::clicked, this, [this] { turn(-1); });
    connect(&m_next, &kit::Key::clicked, this, [this] { turn(1); });
}

void Pager::refresh(int items, int perPage)
{
    m_perPage = perPage;
    m_pages = std::max(1, (items + perPage - 1) / perPage);
    m_page = std::min(m_page, m_pages - 1);
    m_back.setLabel(tr("返回"));
    m_previous.setLabel(tr("上一页"), kit::type::label);
    m_next.setLabel(tr("下一页"), kit::type::label);
    m_previous.setVisible(m_page > 0);
    m_next.setVisible(m_page + 1 < m_pages);
}

void Pager::toStart()
{
    m_page = 0;
}

void Pager::drawCount(QPainter& painter) const
{
    if (m_pages < 2) {
        return;
    }
    const int left = grid::margin + keyWidth + 20;
    kit::drawFigure(painter,
                    {qreal(left), grid::keysTop, qreal(previousLeft - left), grid::keyHeight - 8.0},
                    tr("%1 / %2 页").arg(m_page + 1).arg(m_pages),
                    {kit::typeface(kit::type::body), kit::colour::ink2});
}

void Pager::turn(int by)
{
    m_page = std::clamp(m_page + by, 0, m_pages - 1);
    emit turned();
}

} // namespace hall::kiosk
