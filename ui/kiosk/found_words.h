// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "ui/kiosk/visit.h"

#include <QCoreApplication>

#include <optional>

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
    bool mayGiveUp = false; ///< it waits: it may be printed again, or given up

    /// Of `reading` in `visit`, and of what the visitor has just done to his ticket.
    static FoundWords of(const Visit& visit);

private:
    static std::optional<FoundWords> ofSigned(protocol::Found found);
    static std::optional<FoundWords> ofPerson(protocol::Found found);
    void addPast(const Visit& visit);
};

/// Held between two steps, while the back office works.
[[nodiscard]] bool isAtOffice(const protocol::TicketAnswer& ticket);

} // namespace hall::kiosk
