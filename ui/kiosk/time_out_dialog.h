// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "ui/kiosk/page.h"
#include "ui/kit/key.h"

namespace hall::kiosk {

/// Do you need more time? Over the page, which goes back to the start when nobody answers. The
/// ledge stays free and usable.
class TimeOutDialog : public kit::Part
{
    Q_OBJECT

public:
    explicit TimeOutDialog(QWidget* parent);

    void refresh(const Moment& moment);
    void showSecondsLeft(int seconds, int of);

signals:
    void stayPressed();
    void leavePressed();

protected:
    void draw(QPainter& painter) override;

private:
    kit::Key m_stay;
    kit::Key m_leave;
    kit::Language m_language = kit::Language::Zh;
    int m_secondsLeft = 0;
    int m_secondsAll = 1;
};

} // namespace hall::kiosk
