// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "app/core/rejection.h"
#include "ui/kiosk/page.h"

#include <QCoreApplication>
#include <QString>

namespace hall::kiosk {

/// What a visitor is told when the hall says no: what it is, what holds, what to do. Two sentences
/// at most, never a code.
class RefusalWords
{
    Q_DECLARE_TR_FUNCTIONS(hall::kiosk::RefusalWords)

public:
    QString heading;
    QString advice;
    bool again = false; ///< whether another press may help
    bool good = false;  ///< nothing is wrong: he has what he needs

    /// What the visitor of that moment was refused. One we don't know leads to the guide desk.
    static RefusalWords of(const Refused& refused, const Moment& moment);
    /// The answer is late: the number may have been given, or the ticket done to what was wished.
    static RefusalWords unanswered(Errand errand = Errand::Take);

private:
    static RefusalWords ofErrand(Errand errand);
    static RefusalWords ofTrouble(const Refused& refused);
    static RefusalWords ofHall(Rejection rejection, const Refused& refused, const Moment& moment);
    /// Of hours and quotas.
    static RefusalWords ofLimit(Rejection rejection, const Refused& refused, const Moment& moment);
    static RefusalWords ofReturn(Rejection rejection);
    static RefusalWords
    ofBooking(Rejection rejection, const Refused& refused, const Moment& moment);
    static QString from(const Refused& refused, const Moment& moment, const QString& otherwise);
};

/// `今天 13:30`, `明天 9:00`, `11月26日星期四 9:00`
class When
{
    Q_DECLARE_TR_FUNCTIONS(hall::kiosk::When)

public:
    static QString text(Time then, Time now, kit::Language language);
};

} // namespace hall::kiosk
