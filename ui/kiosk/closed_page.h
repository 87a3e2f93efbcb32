// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "ui/kiosk/page.h"

namespace hall::kiosk {

/// At night: when the hall opens next is the largest line, then the hours of the week.
class ClosedPage : public Page
{
    Q_OBJECT

public:
    explicit ClosedPage(QWidget* parent);

    void refresh(const Moment& moment) override;

protected:
    void draw(QPainter& painter) override;

private:
    struct Opening
    {
        QString why;
        QString when;
        QString date;
    };

    /// Days in a row that keep the same hours.
    struct Days
    {
        int first = 1;
        int last = 1;
        std::vector<OpenSpan> spans;
    };

    [[nodiscard]] Opening opening() const;
    [[nodiscard]] QString whyClosed() const;
    [[nodiscard]] static std::vector<Days> weekOf(const std::vector<OpenSpan>& hours);
    void drawTop(QPainter& painter) const;
    void drawHours(QPainter& painter, qreal top) const;
    void drawDays(QPainter& painter, const QRectF& row, const Days& days) const;

    Moment m_moment;
};

} // namespace hall::kiosk
