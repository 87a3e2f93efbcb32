// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "ui/kiosk/page.h"
#include "ui/kit/key.h"

#include <QTimer>

namespace hall::kiosk {

/// The number, as large as it goes, with what to do next. The paper is on its way.
class TicketPage : public Page
{
    Q_OBJECT

public:
    explicit TicketPage(QWidget* parent);

    void refresh(const Moment& moment) override;
    /// Seconds until the page ends by itself, on its key.
    void showSecondsLeft(int seconds);

signals:
    void donePressed();
    void printPressed();

protected:
    void draw(QPainter& painter) override;
    void showEvent(QShowEvent* event) override;

private:
    void drawFactsOf(QPainter& painter, const protocol::TicketAnswer& ticket) const;
    void drawStepsOf(QPainter& painter,
                     const protocol::TicketAnswer& ticket,
                     std::vector<protocol::StepLine> steps) const;
    void placeKeys();
    void drawNextStep(QPainter& painter, const protocol::TicketAnswer& ticket) const;
    void drawSlot(QPainter& painter) const;
    [[nodiscard]] PaperOutlook outlook() const;

    Moment m_moment;
    kit::Key m_done;
    kit::Key m_print;
    int m_secondsLeft = 0;
    QTimer m_beat; ///< the arrow to the slot moves, three times
    int m_beatsLeft = 0;
};

} // namespace hall::kiosk
