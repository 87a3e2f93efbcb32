// SPDX-License-Identifier: Apache-2.0
#include "app/simulate/world.h"

#include <algorithm>

/// What people do beside waiting and being served.
namespace hall::simulate {

namespace {

using namespace std::chrono_literals;

constexpr int slotMinutes = 30;
constexpr std::uint64_t matterOfCustoms = 30;

} // namespace

Customs Customs::many()
{
    return {.fetches = 0.06,
            .sentOn = 0.05,
            .scansAgain = 0.7,
            .visits = 0.05,
            .books = 0.3,
            .stayAway = 0.1,
            .slips = 0.02,
            .looksAfter = 0.1,
            .bindingsPerDay = 4.0,
            .plansPerDay = 3.0};
}

void World::drawCustoms()
{
    const Customs& customs = m_options.customs;
    Draw draw = Draw::of(m_options.seed, matterOfCustoms, static_cast<std::uint64_t>(m_daysDone));
    for (std::size_t index = 0; index < m_citizens.size(); ++index) {
        Citizen& citizen = m_citizens[index];
        citizen.fetches = draw.chance(customs.fetches);
        citizen.sentOn = draw.chance(customs.sentOn);
        if (!m_rules.visits.empty() && draw.chance(customs.visits)) {
            citizen.visit = m_rules.visits[draw.below(m_rules.visits.size())].code;
        } else if (m_rules.services[citizen.service].slotPlaces > 0 && draw.chance(customs.books)) {
            citizen.appointment = {"b" + std::to_string(m_daysDone) + '-' + std::to_string(index)};
            citizen.staysAway = draw.chance(customs.stayAway);
        }
    }
}

/// For the day that was just opened, each for the half-hour in which the citizen will come.
void World::bookAppointments()
{
    for (std::size_t index = 0; index < m_citizens.size(); ++index) {
        if (!m_citizens[index].appointment.empty()) {
            book(index, m_today.arrivals[index]);
        }
    }
}

void World::book(std::size_t index, const Arrival& arrival)
{
    const TimeZone& zone = m_options.zone;
    const Citizen& citizen = m_citizens[index];
    const int minute = zone.minuteOf(m_today.day, m_today.open.front().from + arrival.at);
    const MinuteSpan slot{.from = minute / slotMinutes * slotMinutes,
                          .to = (minute / slotMinutes + 1) * slotMinutes};
    const Time to = zone.moment(m_today.day, slot.to);
    hallPresses("book-" + citizen.appointment.value,
                BookAppointment{.appointment = citizen.appointment,
                                .service = m_rules.services[citizen.service].code,
                                .day = m_today.day,
                                .from = zone.moment(m_today.day, slot.from),
                                .to = to,
                                .priority = {},
                                .slot = slot,
                                .weekday = weekdayOf(m_today.day)});
    plan(Due::NobodyCame, to + m_rules.policy.graceAfter + 1s, index, m_daysDone);
}

void World::nobodyCame(std::size_t index)
{
    const AppointmentId& id = m_citizens[index].appointment;
    const auto kept = hall().appointments.find(id);
    if (kept != hall().appointments.end() && kept->second.state == AppointmentState::Booked) {
        hallPresses("missed-" + id.value, MissAppointment{.appointment = id});
    }
}

void World::citizenIsBack(std::size_t index)
{
    const Ticket* ticket =
        m_citizens[index].ticket ? hall().find(*m_citizens[index].ticket) : nullptr;
    if (ticket != nullptr && ticket->state == TicketState::Held) {
        m_back.push_back(ticket->id);
        wakeEverybody();
    }
}

void World::officeIsDone(std::size_t index)
{
    const auto& id = m_citizens[index].ticket;
    const Ticket* ticket = id ? hall().find(*id) : nullptr;
    if (ticket != nullptr && ticket->state == TicketState::Held) {
        hallPresses("office-" + id->value + '-' + std::to_string(ticket->step),
                    ContinueVisit{.ticket = *id});
    }
}

void World::boundEnds(std::size_t index)
{
    const auto& id = m_citizens[index].ticket;
    const Ticket* ticket = id ? hall().find(*id) : nullptr;
    if (ticket != nullptr && ticket->state == TicketState::Waiting && !ticket->bound.isFree()) {
        hallPresses("release-" + id->value + '-' + std::to_string(hall().lastSeq),
                    ReleaseTicket{.ticket = *id});
    }
}

void World::planChanges()
{
    const std::size_t choice = m_customs.below(m_rules.plans.size() + 1);
    const PlanCode code = choice < m_rules.plans.size() ? m_rules.plans[choice].code : PlanCode{};
    hallPresses("plan-" + std::to_string(hall().lastSeq), ChoosePlan{.plan = code});
}

void World::counterBound()
{
    const CounterNumber counter = m_clerks[m_customs.below(m_clerks.size())].shift.counter;
    const GroupCode group = m_rules.groups[m_customs.below(m_rules.groups.size())].code;
    constexpr Duration lasts = 30min;
    hallPresses("bind-" + std::to_string(hall().lastSeq),
                BindCounter{.counter = counter, .groups = {group}, .until = now() + lasts});
    plan(Due::BindingEnds, m_now + lasts, static_cast<std::size_t>(counter.value), m_daysDone);
}

void World::bindingEnds(CounterNumber counter)
{
    hallPresses("unbind-" + std::to_string(hall().lastSeq),
                BindCounter{.counter = counter, .groups = {}});
}

/// Somebody who can go on at a counter; null: nobody.
const Ticket* World::backAt(CounterNumber counter) const
{
    for (const TicketId& id : m_back) {
        const Ticket* ticket = hall().find(id);
        if (ticket != nullptr && mayResume(hall(), *ticket, counter)) {
            return ticket;
        }
    }
    return nullptr;
}

const Ticket* World::missedAt(CounterNumber counter) const
{
    const auto found = std::ranges::find_if(hall().aside, [&](TicketKey key) {
        const Ticket& ticket = hall().tickets[key];
        return ticket.state == TicketState::NoShow && hall().serves(counter, ticket.service);
    });
    const bool counts = hall().rules.policy.missed != MissedRule::Void;
    return counts && found != hall().aside.end() ? &hall().tickets[*found] : nullptr;
}

/// Where a citizen is sent at the end of his service; none: home.
std::optional<TransferTicket> World::sendingOn(CounterNumber counter, const Ticket& ticket) const
{
    const Citizen* citizen = citizenOf(ticket.id);
    if (citizen == nullptr || !citizen->sentOn || ticket.state != TicketState::Serving) {
        return std::nullopt;
    }
    TransferTicket sending{.counter = counter, .seen = ticket.id};
    const auto other =
        std::ranges::find_if(hall().desks, [&](const auto& desk) { return desk.first != counter; });
    const std::size_t kinds = other == hall().desks.end() ? 1 : 3;
    switch (citizen->service % kinds) {
    case 1:
        sending.toCounter = other->first;
        break;
    case 2:
        sending.toClerk = other->second.clerk;
        break;
    default:
        sending.service = m_rules.services[(citizen->service + 1) % m_rules.services.size()].code;
    }
    return sending;
}

void World::wakeCounter(CounterNumber counter)
{
    for (std::size_t index = 0; index < m_clerks.size(); ++index) {
        if (m_clerks[index].idle && m_clerks[index].shift.counter == counter) {
            lookAgain(index, m_now + 1s);
        }
    }
}

void World::wakeEverybody()
{
    for (std::size_t index = 0; index < m_clerks.size(); ++index) {
        if (m_clerks[index].idle) {
            lookAgain(index, m_now + 1s);
        }
    }
}

std::optional<std::size_t> World::holder(const TicketId& ticket) const
{
    const auto found = m_holders.find(ticket);
    return found == m_holders.end() ? std::nullopt : std::optional{found->second};
}

/// A ticket that comes to a counter a second time is attended to anew.
void World::attendAnew(CounterNumber counter)
{
    for (Clerk& clerk : m_clerks) {
        if (clerk.shift.counter == counter) {
            clerk.attending = {};
        }
    }
}

void World::follow(const DayOpened& /*opened*/)
{
    bookAppointments();
}

void World::follow(const TicketCalled& called)
{
    attendAnew(called.counter);
}

void World::follow(const TicketHeld& held)
{
    if (const auto who = holder(held.ticket)) {
        plan(Due::CitizenIsBack, m_now + m_customs.between(3min, 25min), *who, m_daysDone);
    }
}

void World::follow(const TicketResumed& resumed)
{
    std::erase(m_back, resumed.ticket);
    attendAnew(resumed.counter);
}

void World::follow(const VisitContinued& continued)
{
    const auto who = holder(continued.ticket);
    if (continued.backOffice && who) {
        plan(Due::OfficeIsDone, m_now + m_customs.between(5min, 30min), *who, m_daysDone);
    }
    wakeClerks(continued.service);
}

void World::follow(const TicketTransferred& sent)
{
    wakeClerks(sent.to);
    if (sent.bound.counter) {
        wakeCounter(*sent.bound.counter);
    } else if (!sent.bound.clerk.empty()) {
        wakeEverybody();
    }
}

void World::follow(const TicketReinstated& again)
{
    if (const auto who = holder(again.ticket); who && again.bound.until) {
        plan(Due::BoundEnds, *again.bound.until - m_slipped, *who, m_daysDone);
    }
    wakeClerks(again.service);
}

void World::follow(const TicketReleased& released)
{
    wakeClerks(released.service);
}

void World::follow(const TicketRestored& restored)
{
    if (restored.life->counter) {
        attendAnew(*restored.life->counter);
    }
    wakeClerks(restored.life->service);
}

void World::follow(const PlanChosen& /*chosen*/)
{
    wakeEverybody();
}

void World::follow(const CounterBound& /*bound*/)
{
    wakeEverybody();
}

void World::followCustoms(const Event& event)
{
    std::visit(
        [this](const auto& body) {
            if constexpr (requires { follow(body); }) {
                follow(body);
            }
        },
        event.body);
}

} // namespace hall::simulate
