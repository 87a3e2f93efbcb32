// SPDX-License-Identifier: Apache-2.0
#include "ui/kiosk/area_grid.h"

#include <algorithm>

namespace hall::kiosk {

namespace {

constexpr int columns = 3;
constexpr int rowsLeast = 3;
constexpr int gap = 18;
constexpr int tileWidth = 316;
constexpr int tileLeast = 208; ///< height

} // namespace

AreaGrid::AreaGrid(QRect box, bool place, kit::Part* page)
    : QObject(page)
    , m_box(box)
    , m_place(place)
    , m_page(page)
{
}

void AreaGrid::refresh(const Moment& moment, int firstArea)
{
    const int areas = static_cast<int>(moment.view.areas.size());
    const int most = perPage();
    const int shown = std::clamp(areas - firstArea, 0, most);
    const int rows = std::max(rowsLeast, (std::min(areas, most) + columns - 1) / columns);
    while (static_cast<int>(m_tiles.size()) < shown) {
        auto* tile = new AreaTile(tileAt(0, rows), m_place, m_page);
        connect(tile, &kit::Key::clicked, this, [this, tile] { emit areaChosen(tile->area()); });
        m_tiles.push_back(tile);
    }
    for (int i = 0; i < static_cast<int>(m_tiles.size()); ++i) {
        auto* tile = m_tiles[static_cast<std::size_t>(i)];
        tile->setVisible(i < shown);
        if (i < shown) {
            tile->setDesign(tileAt(i, rows));
            tile->show(*(moment.view.areas.begin() + firstArea + i),
                       moment.language,
                       tellsTimes(moment.view));
        }
    }
}

int AreaGrid::perPage() const
{
    const int fourRows = (rowsLeast + 1) * tileLeast + rowsLeast * gap;
    return columns * (m_box.height() >= fourRows ? rowsLeast + 1 : rowsLeast);
}

QRect AreaGrid::tileAt(int index, int rows) const
{
    const int height = (m_box.height() - (rows - 1) * gap) / rows;
    return {m_box.left() + (index % columns) * (tileWidth + gap),
            m_box.top() + (index / columns) * (height + gap),
            tileWidth,
            height};
}

} // namespace hall::kiosk
