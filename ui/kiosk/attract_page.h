// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "ui/kiosk/area_grid.h"

namespace hall::kiosk {

/// What people see who haven't come yet: what this machine does, when it is open, who waits. The
/// tiles live already; a press elsewhere asks what one has come for.
class AttractPage : public Page
{
    Q_OBJECT

public:
    explicit AttractPage(QWidget* parent);

    void refresh(const Moment& moment) override;

signals:
    void areaChosen(const hall::AreaCode& area);
    void pressed();

protected:
    void draw(QPainter& painter) override;
    void mouseReleaseEvent(QMouseEvent* event) override;

private:
    void place();
    void drawInvitation(QPainter& painter) const;
    void drawHeading(QPainter& painter) const;

    Moment m_moment;
    AreaGrid m_grid;
    kit::Key m_more;
};

} // namespace hall::kiosk
