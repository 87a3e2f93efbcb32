// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "ui/kiosk/page.h"
#include "ui/kiosk/tiles.h"

#include <QRect>

#include <vector>

namespace hall::kiosk {

/// Areas as tiles, three in a row: nine of a good size, up to twelve lower ones where there is room
/// for four rows. What is more goes to further pages.
class AreaGrid : public QObject
{
    Q_OBJECT

public:
    /// Tiles lie in `box` of `page`; with `place` they also tell where.
    AreaGrid(QRect box, bool place, kit::Part* page);

    void refresh(const Moment& moment, int firstArea = 0);

    [[nodiscard]] int perPage() const;

    void setBox(QRect box)
    {
        m_box = box;
    }

signals:
    void areaChosen(const hall::AreaCode& area);

private:
    [[nodiscard]] QRect tileAt(int index, int rows) const;

    QRect m_box;
    bool m_place;
    kit::Part* m_page;
    std::vector<AreaTile*> m_tiles;
};

} // namespace hall::kiosk
