// SPDX-License-Identifier: Apache-2.0
#include "app/core/decide_context.h"
#include "app/core/numbering.h"
#include "app/core/opening.h"

#include <algorithm>
#include <charconv>

namespace hall::deciding {

namespace {

const PriorityClass* classOf(const Rules& rules, const ClassCode& code)
{
    if (code.empty()) {
        return &rules.classes.front();
    }
    const auto found = std::ranges::find(rules.classes, code, &PriorityClass::code);
    return found == rules.classes.end() ? nullptr : &*found;
}

/// The next number of a queue; draws a new run first when the last one is used up.
int drawNumber(Story& story, const Queue& queue)
{
    const auto run = story.hall.runs.find(queue.prefix);
    if (run != story.hall.runs.end() && run->second.next <= run->second.to) {
        return run->second.next;
    }
    const int from = run == story.hall.runs.end() ? queue.start : run->second.to + 1;
    story.tell(NumbersLeased{.queue = queue.prefix,
                             .day = *story.hall.day,
                             .from = from,
                             .to = from + queue.run - 1,
                             .station = nodeStation});
    return from;
}

/// The number on a slip that was written by hand: numbering goes on above it.
Result<int, Rejection> bookNumber(Story& story, const Queue& queue, const std::string& number)
{
    int ordinal = 0;
    const char* const end = number.data() + number.size();
    const bool fits =
        number.starts_with(queue.prefix.value) &&
        std::from_chars(number.data() + queue.prefix.value.size(), end, ordinal).ptr == end &&
        ordinal > 0 && numberText(queue, ordinal) == number;
    if (!fits) {
        return failure(Rejection::NumberNotOfService);
    }
    if (story.hall.numbersGiven.contains(number)) {
        return failure(Rejection::NumberTaken);
    }
    const auto run = story.hall.runs.find(queue.prefix);
    if (run == story.hall.runs.end() || ordinal > run->second.to) {
        story.tell(NumbersLeased{.queue = queue.prefix,
                                 .day = *story.hall.day,
                                 .from = ordinal,
                                 .to = ordinal + queue.run - 1,
                                 .station = nodeStation});
    }
    return ordinal;
}

/// What a ticket is to be for, before its number is drawn.
struct Intended
{
    std::size_t service = 0; ///< that it waits for first
    const PriorityClass* priority = nullptr;
    Lane lane = {};
    Time from; ///< its rank before credit
    const Visit* visit = nullptr;
    int step = 0;
};

/// An appointment's place, as far as the citizen came in time.
Verdict checkIn(const Story& story, const AppointmentId& id, Intended& plan)
{
    const Hall& hall = story.hall;
    const Policy& policy = hall.rules.policy;
    const auto kept = hall.appointments.find(id);
    if (kept == hall.appointments.end()) {
        return failure(Rejection::UnknownAppointment);
    }
    const Appointment& appointment = kept->second;
    const auto service = hall.index.service(appointment.service);
    if (!service) {
        return failure(Rejection::UnknownService);
    }
    plan.service = *service;
    if (appointment.state == AppointmentState::Used) {
        return failure(Rejection::AppointmentUsed);
    }
    if (appointment.state == AppointmentState::Cancelled) {
        return failure(Rejection::UnknownAppointment);
    }
    if (appointment.day != hall.day) {
        return failure(Rejection::AppointmentOtherDay);
    }
    if (story.now < appointment.from - policy.graceBefore) {
        return failure(Rejection::AppointmentTooEarly);
    }
    const bool late = story.now > appointment.to + policy.graceAfter ||
                      appointment.state == AppointmentState::Missed;
    if (late && policy.late == LateRule::Refuse) {
        return failure(Rejection::AppointmentTooLate);
    }
    if (!late) {
        plan.lane.value |= Lane::appointmentBit;
        plan.from = appointment.from;
    }
    return {};
}

Verdict chooseService(const Story& story, const TakeTicket& command, Intended& plan)
{
    const Hall& hall = story.hall;
    if (!command.appointment.empty()) {
        return checkIn(story, command.appointment, plan);
    }
    if (!command.visit.empty()) {
        const auto visit = std::ranges::find(hall.rules.visits, command.visit, &Visit::code);
        if (visit == hall.rules.visits.end()) {
            return failure(Rejection::UnknownVisit);
        }
        plan.visit = &*visit;
        plan.step = nextStep(hall, stepsOf(*visit), visit->order, command.waits).value_or(0);
    }
    const ServiceCode& code = plan.visit == nullptr
                                  ? command.service
                                  : plan.visit->steps[static_cast<std::size_t>(plan.step)].service;
    const auto service = hall.index.service(code);
    if (!service) {
        return failure(Rejection::UnknownService);
    }
    plan.service = *service;
    return {};
}

Verdict chooseClass(const Story& story, const TakeTicket& command, Intended& plan)
{
    const auto kept = story.hall.appointments.find(command.appointment);
    const bool asBooked = command.priority.empty() && kept != story.hall.appointments.end();
    plan.priority = classOf(story.hall.rules, asBooked ? kept->second.priority : command.priority);
    if (plan.priority == nullptr) {
        return failure(Rejection::UnknownClass);
    }
    if (plan.priority != story.hall.rules.classes.data()) {
        plan.lane.value |= Lane::priorityBit;
    }
    return {};
}

/// Limits on a service, whoever comes. Who comes in time for his appointment is expected at that
/// hour.
Verdict checkService(const Story& story, const TakeTicket& command, const Intended& plan)
{
    const Hall& hall = story.hall;
    const Service& service = hall.rules.services[plan.service];
    const bool isExpected = (plan.lane.value & Lane::appointmentBit) != 0;
    if (hall.waiting >= static_cast<std::size_t>(hall.rules.policy.waitingMax)) {
        return failure(Rejection::HallFull);
    }
    if (story.local() && !isExpected) {
        switch (admission(hall.rules, service, *story.local())) {
        case Admission::Open:
            break;
        case Admission::Closed:
            return failure(Rejection::OutsideHours);
        case Admission::CutOff:
            return failure(Rejection::CutOff);
        }
    }
    if (service.dayQuota > 0 && hall.issuedToday[plan.service] >= service.dayQuota &&
        command.appointment.empty()) {
        return failure(Rejection::QuotaUsed);
    }
    return {};
}

/// A visit asks who comes if any of its steps does; its other limits are those of the first.
bool asksWho(const Hall& hall, const Intended& plan)
{
    const auto asks = [&](std::size_t service) {
        return hall.rules.services[service].identity == Identity::Required;
    };
    return asks(plan.service) ||
           (plan.visit != nullptr &&
            std::ranges::any_of(plan.visit->steps, [&](const VisitStep& step) {
                const auto service = hall.index.service(step.service);
                return service && asks(*service);
            }));
}

/// Limits on a subject, and on tickets for nobody known.
Verdict checkSubject(const Story& story, const TakeTicket& command, const Intended& plan)
{
    const Hall& hall = story.hall;
    const Policy& policy = hall.rules.policy;
    const Service& service = hall.rules.services[plan.service];
    if (!command.subject) {
        // Elsewhere a guide asks: for whoever has no number that could be typed.
        if (asksWho(hall, plan) && command.appointment.empty() &&
            hall.index.hasStation(story.station())) {
            return failure(Rejection::IdentityRequired);
        }
        if (policy.unboundPerMinute > 0 && command.appointment.empty() &&
            unboundSince(hall, story.station(), story.now - std::chrono::minutes{1}) >=
                policy.unboundPerMinute) {
            return failure(Rejection::TooManyUnbound);
        }
        return {};
    }
    if (policy.oneLiveTicket && hall.liveTicket(command.subject->hash, service.code) != nullptr) {
        return failure(Rejection::LiveTicket);
    }
    const auto known = hall.bySubject.find(command.subject->hash);
    if (service.subjectQuota > 0 && known != hall.bySubject.end()) {
        const auto taken = std::ranges::count_if(
            known->second, [&](TicketKey key) { return hall.tickets[key].taken == service.code; });
        if (taken >= service.subjectQuota) {
            return failure(Rejection::SubjectQuotaUsed);
        }
    }
    return {};
}

std::optional<WaitRange> waitFor(const std::vector<ServiceWait>& waits, const ServiceCode& service)
{
    const auto found = std::ranges::find(waits, service, &ServiceWait::service);
    return found == waits.end() ? std::nullopt : std::optional{found->wait};
}

void issue(Story& story, const TakeTicket& command, const Intended& plan, int ordinal)
{
    const Hall& hall = story.hall;
    const Service& service = hall.rules.services[plan.service];
    const Queue& queue = hall.rules.queues[hall.index.queueOf(plan.service)];
    const StationName& station = issuingStation(story);
    const std::int64_t running = runningCount(hall, station);
    const Rank rank{.time = plan.from - plan.priority->credit, .tie = story.nextSeq()};
    story.tell(TicketIssued{.ticket = TicketId{station.value + "-" + std::to_string(running)},
                            .running = running,
                            .number = numberText(queue, ordinal),
                            .queue = queue.prefix,
                            .ordinal = ordinal,
                            .service = service.code,
                            .priority = plan.priority->code,
                            .credit = plan.priority->credit,
                            .rank = rank,
                            .ahead = hall.ahead(plan.service, rank),
                            .codeHash = command.codeHash,
                            .lane = plan.lane,
                            .wait = waitFor(command.waits, service.code),
                            .subject = command.subject ? command.subject->hash : SubjectHash{},
                            .agent = command.subject ? command.subject->agent : SubjectHash{},
                            .appointment = command.appointment,
                            .visit = command.visit,
                            .steps = plan.visit == nullptr ? std::vector<TicketStep>{}
                                                           : stepsOf(*plan.visit),
                            .step = plan.step,
                            .byHand = !command.byHand.empty()});
}

} // namespace

Verdict on(Story& story, const TakeTicket& command)
{
    const Hall& hall = story.hall;
    if (!hall.day) {
        return failure(Rejection::DayNotOpen);
    }
    Intended plan;
    plan.from = story.now;
    if (const auto chosen = chooseService(story, command, plan); !chosen) {
        return chosen;
    }
    if (const auto chosen = chooseClass(story, command, plan); !chosen) {
        return chosen;
    }
    const Queue& queue = hall.rules.queues[hall.index.queueOf(plan.service)];
    if (command.byHand.empty()) {
        if (const auto within = checkService(story, command, plan); !within) {
            return within;
        }
        if (const auto within = checkSubject(story, command, plan); !within) {
            return within;
        }
        issue(story, command, plan, drawNumber(story, queue));
    } else {
        const auto ordinal = bookNumber(story, queue, command.byHand);
        if (!ordinal) {
            return failure(ordinal.error());
        }
        issue(story, command, plan, *ordinal);
    }
    lookForRush(story, command);
    return {};
}

} // namespace hall::deciding
