// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "ui/kiosk/page.h"
#include "ui/kiosk/pager.h"
#include "ui/kiosk/tiles.h"

#include <vector>

namespace hall::kiosk {

/// The services of an area, eight a page (up to ten where that saves a page); four and fewer each
/// take the whole width.
class ServicesPage : public Page
{
    Q_OBJECT

public:
    static constexpr int perPage = 8;

    explicit ServicesPage(QWidget* parent);

    void refresh(const Moment& moment) override;

signals:
    void serviceChosen(const hall::ServiceCode& service);
    void backPressed();

protected:
    void draw(QPainter& painter) override;

private:
    void showTiles(const protocol::KioskArea& area);

    Moment m_moment;
    std::vector<ServiceTile*> m_tiles;
    Pager m_pager;
    AreaCode m_shown;
};

} // namespace hall::kiosk
