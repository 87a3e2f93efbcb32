// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "ui/kiosk/page.h"
#include "ui/kit/key.h"

namespace hall::kiosk {

/// What became of the ticket whose code the visitor showed: its state, its place in line, where to
/// go. Of any other code why it is of no use here, and the way on.
class FoundPage : public Page
{
    Q_OBJECT

public:
    explicit FoundPage(QWidget* parent);

    void refresh(const Moment& moment) override;
    /// Seconds until the page ends by itself, on its key.
    void showSecondsLeft(int seconds);

signals:
    void donePressed();
    void takePressed();

protected:
    void draw(QPainter& painter) override;

private:
    void drawTicket(QPainter& painter, const protocol::TicketAnswer& ticket) const;
    void drawFactsOf(QPainter& painter, const protocol::TicketAnswer& ticket) const;
    void drawReason(QPainter& painter) const;

    Moment m_moment;
    kit::Key m_done;
    kit::Key m_take;
    int m_secondsLeft = 0;
};

} // namespace hall::kiosk
