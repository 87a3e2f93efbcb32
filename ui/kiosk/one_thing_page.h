// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "ui/kiosk/take_page.h"

namespace hall::kiosk {

/// One thing, once 一件事: what is done on one number, in which order, and how long until the
/// first.
class OneThingPage : public TakePage
{
    Q_OBJECT

public:
    using TakePage::TakePage;

protected:
    [[nodiscard]] Head head() const override;
    void draw(QPainter& painter) override;

private:
    void drawSteps(QPainter& painter, const protocol::KioskVisit& visit, qreal stepsBottom) const;
};

} // namespace hall::kiosk
