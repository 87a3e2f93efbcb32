// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "ui/kiosk/area_grid.h"
#include "ui/kiosk/pager.h"

namespace hall::kiosk {

/// What have you come for? The areas with where they are.
class AreasPage : public Page
{
    Q_OBJECT

public:
    explicit AreasPage(QWidget* parent);

    void refresh(const Moment& moment) override;

signals:
    void areaChosen(const hall::AreaCode& area);
    void backPressed();

protected:
    void draw(QPainter& painter) override;

private:
    AreaGrid m_grid;
    Pager m_pager;
    Moment m_moment;
};

} // namespace hall::kiosk
