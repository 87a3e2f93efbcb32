// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "ui/kiosk/page.h"

namespace hall::kiosk {

/// No number can be taken now: what it is, what holds, what to do.
class NotTakingPage : public Page
{
    Q_OBJECT

public:
    explicit NotTakingPage(QWidget* parent);

    void refresh(const Moment& moment) override;

protected:
    void draw(QPainter& painter) override;

private:
    struct Said
    {
        QString icon;
        QString title;
        QString why;
        QString holds;
    };

    [[nodiscard]] Said said() const;
    [[nodiscard]] Said cutOff() const;

    Moment m_moment;
};

} // namespace hall::kiosk
