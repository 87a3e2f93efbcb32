// SPDX-License-Identifier: Apache-2.0
#include "app/server/timers.h"

#include "app/protocol/digest.h"
#include "app/server/calendar.h"

#include <QPointer>

namespace hall::server {

namespace {

/// After closing time a day stays open while somebody waits, is served or is away for a moment, at
/// most so long.
constexpr int lateMinutesMax = 120;

std::string text(Time time)
{
    return std::to_string(time.time_since_epoch().count());
}

/// In line, at a counter, or away for a moment and about to come back.
bool isAnybodyHere(const Hall& hall)
{
    const auto isAway = [&](TicketKey key) {
        const Ticket& ticket = hall.tickets[key];
        return ticket.state == TicketState::Held && ticket.hold != HoldKind::Step;
    };
    return hall.waiting > 0 || std::ranges::any_of(hall.aside, isAway) ||
           std::ranges::any_of(hall.desks,
                               [](const auto& desk) { return desk.second.current.has_value(); });
}

/// Whether a ticket would be given now for an appointment of the day.
bool isSomebodyExpected(const Hall& hall, BusinessDay today, Time now)
{
    return std::ranges::any_of(hall.appointments, [&](const auto& kept) {
        const Appointment& appointment = kept.second;
        return appointment.state == AppointmentState::Booked && appointment.day == today &&
               now >= appointment.from - hall.rules.policy.graceBefore && now < appointment.to;
    });
}

} // namespace

CommandId commandIdAbout(const std::string& about)
{
    std::string hex = protocol::sha256Hex(about);
    hex[12] = '8'; // version
    hex[16] = '8'; // variant
    return CommandId{hex.substr(0, 8) + "-" + hex.substr(8, 4) + "-" + hex.substr(12, 4) + "-" +
                     hex.substr(16, 4) + "-" + hex.substr(20, 12)};
}

Timers::Timers(HallService& service, const Settings& settings)
    : m_service(service)
    , m_calendar(settings.calendar)
    , m_stations(settings.stations)
    , m_spokenWithin(std::chrono::seconds{settings.voice.latestSeconds})
{
    connect(&m_timer, &QTimer::timeout, this, &Timers::look);
    m_timer.start(every);
    look();
}

void Timers::look()
{
    if (m_service.durability() != Durability::Good) {
        return;
    }
    lookAtClock();
    const Time now = m_service.clock().now();
    lookAtCounters(now);
    lookAtBindings(now);
    lookAtAppointments(now);
    if (m_service.hall().clockSuspected) {
        return;
    }
    if (m_calendar.opens == Opens::Timetable) {
        lookAtCalendar(now);
    }
    if (m_calendar.keepHours) {
        lookAtPlans(now);
    }
}

void Timers::submit(const std::string& about, decltype(Command::what) what, OnReply onReply)
{
    Command command{.press = Press{.id = commandIdAbout(about),
                                   .actor = Actor{.role = "node", .id = {}},
                                   .station = StationName{"node"},
                                   .age = Duration{0},
                                   .asked = {}},
                    .what = std::move(what)};
    m_service.submit(
        std::move(command), onReply ? std::move(onReply) : [](const auto& /*reply*/) {});
}

void Timers::lookAtClock()
{
    const Hall& hall = m_service.hall();
    const bool suspected = m_service.clock().isSuspected();
    if (suspected != hall.clockSuspected) {
        submit("clock|" + std::to_string(hall.lastSeq), ReportClock{.suspected = suspected});
    }
}

void Timers::lookAtCounters(Time now)
{
    const Hall& hall = m_service.hall();
    const Policy& policy = hall.rules.policy;
    std::vector<std::pair<CounterNumber, Ticket>> called;
    for (const auto& [counter, desk] : hall.desks) {
        if (desk.current && hall.tickets[*desk.current].state == TicketState::Called) {
            called.emplace_back(counter, hall.tickets[*desk.current]);
        }
    }
    for (const auto& [counter, ticket] : called) {
        const Duration since =
            now - (ticket.calls > 1 ? ticket.recalledAt : startsAfter(ticket, now));
        const std::string about =
            ticket.id.value + "|" + text(ticket.calledAt) + "|" + std::to_string(ticket.calls);
        const bool recalled = ticket.calls > 1;
        if (!recalled && policy.autoStart > Duration{0} && since >= policy.autoStart) {
            submit("auto-start|" + about, StartService{.counter = counter, .seen = ticket.id});
        } else if (recalled && policy.noShowAfter > Duration{0} && since >= policy.noShowAfter) {
            submit("no-show|" + about, MarkNoShow{.counter = counter, .seen = ticket.id});
        }
    }
}

/// Whether a loudspeaker calls to a counter.
bool Timers::isSpokenAt(CounterNumber counter) const
{
    const Hall& hall = m_service.hall();
    const Counter* called = hall.index.counter(hall.rules, counter);
    return called != nullptr && std::ranges::any_of(m_stations, [&](const StationSettings& each) {
               return each.speaker && (each.zone.empty() || each.zone == called->zone) &&
                      hall.deviceIs(each.name, "speaker", "ready");
           });
}

/// A citizen's time to come begins when his call was spoken; where that is not to be expected any
/// more, with the call. After a restart one that was spoken before counts from then on.
Time Timers::startsAfter(const Ticket& called, Time now)
{
    if (!called.counter || !isSpokenAt(*called.counter) ||
        now >= called.calledAt + m_spokenWithin + m_service.hall().rules.policy.autoStart) {
        return called.calledAt;
    }
    if (called.announced < called.calls) {
        return now < called.calledAt + m_spokenWithin ? now : called.calledAt;
    }
    Spoken& spoken = m_spokenAt[*called.counter];
    if (spoken.calledAt != called.calledAt) {
        spoken = {.calledAt = called.calledAt, .at = now};
    }
    return spoken.at;
}

/// Tickets that were one counter's or clerk's for a time, and counters that helped out for a time.
void Timers::lookAtBindings(Time now)
{
    const Hall& hall = m_service.hall();
    std::vector<Ticket> over;
    const auto gather = [&](const auto& lines) {
        for (const auto& [owner, line] : lines) {
            line.first(line.size(), [&](const RankedLine::Entry& entry) {
                const Ticket& ticket = hall.tickets[entry.key];
                if (ticket.bound.until && *ticket.bound.until <= now) {
                    over.push_back(ticket);
                }
            });
        }
    };
    gather(hall.counterLines);
    gather(hall.clerkLines);
    for (const Ticket& ticket : over) {
        submit("release|" + ticket.id.value + "|" + text(*ticket.bound.until),
               ReleaseTicket{.ticket = ticket.id});
    }
    std::vector<std::pair<CounterNumber, Time>> ended;
    for (const auto& [counter, binding] : hall.bindings) {
        if (binding.until && *binding.until <= now) {
            ended.emplace_back(counter, *binding.until);
        }
    }
    for (const auto& [counter, until] : ended) {
        submit("unbind|" + std::to_string(counter.value) + "|" + text(until),
               BindCounter{.counter = counter, .groups = {}});
    }
}

void Timers::lookAtAppointments(Time now)
{
    const Hall& hall = m_service.hall();
    std::vector<AppointmentId> missed;
    for (const auto& [id, appointment] : hall.appointments) {
        if (appointment.state == AppointmentState::Booked &&
            now > appointment.to + hall.rules.policy.graceAfter) {
            missed.push_back(id);
        }
    }
    for (const AppointmentId& id : missed) {
        submit("missed|" + id.value,
               MissAppointment{.appointment = id},
               [self = QPointer<Timers>{this}, id](const auto& reply) {
                   if (reply && self != nullptr) {
                       emit self->appointmentMissed(id);
                   }
               });
    }
}

/// A plan begins and ends at the minutes of its hours; one chosen by hand lasts until the next of
/// those.
void Timers::lookAtPlans(Time now)
{
    const Hall& hall = m_service.hall();
    if (!hall.day) {
        return;
    }
    const LocalMoment local = toLocal(now);
    PlanCode planned;
    int since = 0;
    for (const Plan& plan : hall.rules.plans) {
        for (const OpenSpan& span : plan.hours) {
            if (span.weekday != local.weekday) {
                continue;
            }
            if (local.minute >= span.fromMinute && local.minute < span.toMinute) {
                planned = plan.code;
            }
            for (const int change : {span.fromMinute, span.toMinute}) {
                since = change <= local.minute ? std::max(since, change) : since;
            }
        }
    }
    const std::string about = "plan|" + toText(local.date) + "|" + std::to_string(since);
    if (about != m_planned) {
        // The id is the change's: after a restart it is answered as before, and a choice by hand
        // made since stands.
        m_planned = about;
        submit(about, ChoosePlan{.plan = planned});
    }
}

void Timers::lookAtCalendar(Time now)
{
    const Hall& hall = m_service.hall();
    const BusinessDay today = businessDayOf(now, m_calendar);
    const auto times = openTimes(hall.rules, today);
    const bool isOver = times && now >= times->to;
    const bool begins = times && !isOver && now >= times->from;
    // A day that was closed by hand stays closed.
    if (hall.lastDay != today && (begins || (!isOver && isSomebodyExpected(hall, today, now)))) {
        submit("day-open|" + toText(today), OpenDay{.day = today, .timeConfirmed = false});
        return;
    }
    // A date without hours is open as long as whoever opened it wants.
    const bool isLate =
        hall.day != today || (isOver && now >= times->to + std::chrono::minutes{lateMinutesMax});
    if (hall.day && (isLate || (isOver && !isAnybodyHere(hall)))) {
        submit("day-close|" + toText(*hall.day), CloseDay{});
    }
}

} // namespace hall::server
