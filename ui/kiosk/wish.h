// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "app/core/ids.h"
#include "app/core/rules.h"

#include <QJsonObject>
#include <QString>

#include <vector>

/// What a visitor wants of the hall, and how that is said on the wire.
namespace hall::kiosk {

/// A number: for a service or a visit of several, or for a booking by its number or by the ID
/// number alone.
struct TakeWish
{
    ServiceCode service;
    VisitCode visit;
    QString appointment;
    bool checkIn = false;
    QString id;            ///< empty: nobody known. Never write it to a log.
    ClassCode claim;       ///< empty: what he booked, or what his ID number tells
    std::int64_t card = 0; ///< in place of `id`: the reading of his ID card
};

/// A list of what to bring.
struct SheetWish
{
    ServiceCode service;
    std::vector<Choice> choices;
    TicketId ticket; ///< whose number stands on it; empty: none
};

[[nodiscard]] QJsonObject paramsOf(const TakeWish& wish);
[[nodiscard]] QJsonObject paramsOf(const SheetWish& wish);

/// What was typed where a booking is asked for: 18 characters of an ID number's form are one.
[[nodiscard]] TakeWish checkInWish(const QString& typed);

} // namespace hall::kiosk
