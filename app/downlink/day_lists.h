// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "app/downlink/shelf.h"
#include "app/server/appointment_list.h"
#include "app/sync/posting.h"
#include "app/sync/receipt.h"

#include <QObject>
#include <QTimer>

#include <map>
#include <set>

namespace hall::downlink {

/// Brings the hall's appointments to what the city's lists say, one list after the other.
///
/// Which appointments came of a day's lists is on the shelf before any of them is booked: nothing
/// but their references, which the journal has, too.
class DayLists : public QObject
{
    Q_OBJECT

public:
    DayLists(const Shelf& shelf, server::HallService& service, server::Appointments& appointments);

    /// A list of a day, checked in form, in the place of one that still waits. What the hall or its
    /// disk can't take now is tried again.
    void take(const sync::Posting& posting, std::vector<protocol::AppointmentColumns> rows);
    /// Forgets which appointments came of the lists of a day.
    void forget(const std::string& day);

signals:
    /// A list is done, and all of it on disk.
    void taken(const hall::sync::TakenAppointments& taken);

private:
    struct Waiting
    {
        std::int64_t revision = 0;
        std::vector<protocol::AppointmentColumns> rows;
    };

    void next();
    void work(const std::string& day, const Waiting& list);
    void done(const std::string& day,
              const Waiting& list,
              const Result<server::DayListReport, protocol::Refusal>& report);
    [[nodiscard]] std::vector<AppointmentId> referencesOf(const std::string& day) const;

    const Shelf& m_shelf;
    server::HallService& m_service;
    server::Appointments& m_appointments;
    std::map<std::string, Waiting> m_waiting; ///< by day
    bool m_isAtWork = false;
    QTimer m_again;
};

} // namespace hall::downlink
