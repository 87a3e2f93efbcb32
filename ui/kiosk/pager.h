// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "ui/kit/key.h"

namespace hall::kiosk {

/// The last row of a page of tiles: back, and when there is more than one page the turning of
/// pages.
class Pager : public QObject
{
    Q_OBJECT

public:
    explicit Pager(kit::Part* page);

    /// Words anew, for `items` of which `perPage` are shown at once.
    void refresh(int items, int perPage);
    void toStart();

    /// Index of the first item of the page that is shown.
    [[nodiscard]] int first() const
    {
        return m_page * m_perPage;
    }

    /// 第 1 页，共 2 页, between the keys; nothing when there is one page.
    void drawCount(QPainter& painter) const;

signals:
    void backPressed();
    void turned();

private:
    void turn(int by);

    kit::Key m_back;
    kit::Key m_previous;
    kit::Key m_next;
    int m_page = 0;
    int m_pages = 1;
    int m_perPage = 1;
};

} // namespace hall::kiosk
