// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "ui/kiosk/page.h"
#include "ui/kit/key.h"
#include "ui/kit/paint.h"

namespace hall::kiosk {

/// Take this number? The service, who waits, where, and what can be promised about paper. From the
/// press to the answer 取号 is deaf, so that two presses never ask twice.
class ConfirmPage : public Page
{
    Q_OBJECT

public:
    explicit ConfirmPage(QWidget* parent);

    void refresh(const Moment& moment) override;

signals:
    void takePressed();
    void backPressed();

protected:
    void draw(QPainter& painter) override;

private:
    struct Notice
    {
        kit::Hint hint = kit::Hint::Note;
        QString icon;
        QString heading;
        QString text;
    };

    [[nodiscard]] Notice notice() const;
    [[nodiscard]] Notice paperNotice() const;
    void drawService(QPainter& painter) const;

    Moment m_moment;
    kit::Key m_back;
    kit::Key m_take;
};

} // namespace hall::kiosk
