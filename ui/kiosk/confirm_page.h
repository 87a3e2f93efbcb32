// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "ui/kiosk/take_page.h"

namespace hall::kiosk {

/// A service for which nothing need be read: who waits, how long, where, and what can be promised
/// about paper.
class ConfirmPage : public TakePage
{
    Q_OBJECT

public:
    using TakePage::TakePage;

protected:
    [[nodiscard]] Head head() const override;
    void draw(QPainter& painter) override;
};

} // namespace hall::kiosk
