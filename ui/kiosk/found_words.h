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
    bool mayTake = false; ///< a new number is the way on

    /// Of a reading with Found::Ticket only `found` and the ticket's state are looked at.
    static FoundWords of(const protocol::ReadingView& reading);
};

} // namespace hall::kiosk
