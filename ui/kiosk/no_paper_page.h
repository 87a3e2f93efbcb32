// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "ui/kiosk/page.h"
#include "ui/kit/key.h"

namespace hall::kiosk {

/// The number is taken, but there is no paper, or perhaps none: how to keep it, and that the place
/// in the queue doesn't depend on paper.
class NoPaperPage : public Page
{
    Q_OBJECT

public:
    explicit NoPaperPage(QWidget* parent);

    void refresh(const Moment& moment) override;

signals:
    void donePressed();

protected:
    void draw(QPainter& painter) override;

private:
    void drawNotice(QPainter& painter) const;
    void drawWays(QPainter& painter) const;
    void drawPlace(QPainter& painter) const;

    Moment m_moment;
    kit::Key m_done;
};

} // namespace hall::kiosk
