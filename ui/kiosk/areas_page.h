// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "ui/kiosk/area_grid.h"
#include "ui/kiosk/pager.h"

#include <vector>

namespace hall::kiosk {

/// What have you come for? The areas with where they are; below them 一件事 on keys of the second
/// rank, and who has an appointment.
class AreasPage : public Page
{
    Q_OBJECT

public:
    static constexpr int visitsPerPage = 6;

    explicit AreasPage(QWidget* parent);

    void refresh(const Moment& moment) override;

signals:
    void areaChosen(const hall::AreaCode& area);
    void visitChosen(const hall::VisitCode& visit);
    void appointmentPressed();
    void backPressed();

protected:
    void draw(QPainter& painter) override;

private:
    void place();
    void showVisits();

    AreaGrid m_grid;
    std::vector<VisitTile*> m_visits;
    kit::Key m_appointment;
    Pager m_pager;
    Moment m_moment;
    int m_visitsTop = 0; ///< of their heading
};

} // namespace hall::kiosk
