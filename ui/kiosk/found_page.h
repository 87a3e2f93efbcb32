// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "ui/kiosk/facts.h"
#include "ui/kiosk/found_words.h"
#include "ui/kiosk/page.h"
#include "ui/kit/key.h"
#include "ui/kit/paint.h"

namespace hall::kiosk {

/// What became of the ticket whose code the visitor showed: its state, its place in line, where to
/// go; printed again or given up where he wishes. Of any other code why it is of no use here, and
/// the way on.
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
    /// The missed ticket shall come back into the line.
    void returnPressed();
    /// He is asked before either is done.
    void reprintPressed();
    void cancelPressed();

protected:
    void draw(QPainter& painter) override;

private:
    void drawTicket(QPainter& painter, const protocol::TicketAnswer& ticket) const;
    void drawFactsOf(QPainter& painter, const protocol::TicketAnswer& ticket) const;
    void drawStepsOf(QPainter& painter, const protocol::TicketAnswer& ticket) const;
    void drawAdvice(QPainter& painter) const;
    [[nodiscard]] std::optional<kit::HintWords> paperNews() const;
    void placeLesserKeys(const FoundWords& words);
    [[nodiscard]] bool prints() const;
    [[nodiscard]] QRectF advice() const;
    [[nodiscard]] FoundWords words() const;
    [[nodiscard]] std::vector<Fact> placeOf(const protocol::TicketAnswer& ticket) const;
    void drawReason(QPainter& painter) const;

    Moment m_moment;
    kit::Key m_done;
    kit::Key m_take; ///< or brings back
    kit::Key m_reprint;
    kit::Key m_cancel;
    bool m_returns = false;
    int m_secondsLeft = 0;
};

} // namespace hall::kiosk
