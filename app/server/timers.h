// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "app/server/hall_service.h"
#include "app/settings/settings.h"

#include <QObject>
#include <QTimer>

#include <map>
#include <vector>

namespace hall::server {

/// What happens in the hall with no key pressed: a called ticket starts by itself or becomes a
/// no-show, what was for a time ends, plans and the day follow the timetable, nobody comes for an
/// appointment, the clock is found suspect. Each sends a
/// command whose id is made from what it is about, so that a restart can't do it twice.
class Timers : public QObject
{
    Q_OBJECT

public:
    static constexpr std::chrono::milliseconds every{500};

    Timers(HallService& service, const Settings& settings);

signals:
    /// Nobody came for it, and that is on disk.
    void appointmentMissed(const hall::AppointmentId& appointment);

private:
    /// A call, by its time, and when its announcement was first seen to be over.
    struct Spoken
    {
        Time calledAt;
        Time at;
    };

    void look();
    void lookAtClock();
    void lookAtCounters(Time now);
    void lookAtBindings(Time now);
    void lookAtAppointments(Time now);
    void lookAtPlans(Time now);
    void lookAtCalendar(Time now);
    [[nodiscard]] Time startsAfter(const Ticket& called, Time now);
    [[nodiscard]] bool isSpokenAt(CounterNumber counter) const;
    void submit(const std::string& about, decltype(Command::what) what, OnReply onReply = {});

    HallService& m_service;
    CalendarSettings m_calendar;
    std::vector<StationSettings> m_stations;
    Duration m_spokenWithin;                    ///< of a call; later nothing is said of it
    std::map<CounterNumber, Spoken> m_spokenAt; ///< calls that are out and were spoken
    std::string m_planned;                      ///< the timetable's change that was seen last
    QTimer m_timer;
};

/// A UUID that is always the same for the same words (RFC 9562 version 8, of a SHA-256).
[[nodiscard]] CommandId commandIdAbout(const std::string& about);

} // namespace hall::server
