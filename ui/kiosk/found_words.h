// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "app/protocol/views.h"

#include <QCoreApplication>

namespace hall::kiosk {

/// What a visitor is told of the code he showed, and what he may do.
struct FoundWords
{
    Q_DECLARE_TR_FUNCTIONS(hall::kiosk::FoundWords)

public:
    QString heading;
    QString advice;
    bool mayTake = false;   ///< a new number is the way on
    bool mayReturn = false; ///< a missed ticket may come back into the line

    /// `returned`: the visitor has just brought his ticket back.
    static FoundWords of(const protocol::ReadingView& reading, bool returned = false);
};

/// Held between two steps, while the back office works.
[[nodiscard]] bool isAtOffice(const protocol::TicketAnswer& ticket);

} // namespace hall::kiosk
