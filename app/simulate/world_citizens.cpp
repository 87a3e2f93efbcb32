// SPDX-License-Identifier: Apache-2.0
#include "app/simulate/world.h"

namespace hall::simulate {

namespace {

using namespace std::chrono_literals;

/// Of the impatient, those who say so at the kiosk; the others just walk out.
constexpr double cancelsWhenLeaving = 0.4;

} // namespace

const Citizen* World::citizenOf(const TicketId& ticket) const
{
    const auto holder = m_holders.find(ticket);
    return holder == m_holders.end() ? nullptr : &m_citizens[holder->second];
}

Citizen* World::holderOf(const TicketId& ticket)
{
    const auto holder = m_holders.find(ticket);
    return holder == m_holders.end() ? nullptr : &m_citizens[holder->second];
}

void World::takeTicket(std::size_t index)
{
    const Citizen& citizen = m_citizens[index];
    const Service& service = m_rules.services[citizen.service];
    TakeTicket take{.service = service.code,
                    .priority = m_rules.classes[citizen.priority].code,
                    .codeHash = {}};
    if (service.identity == Identity::Required || !citizen.visit.empty()) {
        const std::string person = "p" + std::to_string(m_daysDone) + '-' + std::to_string(index);
        take.subject = Subject{.hash = {person}};
    }
    const auto booked = hall().appointments.find(citizen.appointment);
    if (booked != hall().appointments.end() && booked->second.state == AppointmentState::Booked) {
        take.appointment = citizen.appointment;
        take.service = {};
        take.priority = {};
    } else if (!citizen.visit.empty()) {
        take.visit = citizen.visit;
        take.service = {};
    }
    for (Onlooker* onlooker : m_onlookers) {
        onlooker->taking(*this, take);
    }
    press(By::Citizen, index, std::move(take));
}

void World::citizenComes(std::size_t index)
{
    if (index >= m_today.arrivals.size()) {
        return;
    }
    ++m_nextArrival;
    if (m_nextArrival < m_today.arrivals.size()) {
        plan(Due::CitizenComes, m_today.open.front().from + m_today.arrivals[m_nextArrival].at);
    }
    if (!m_citizens[index].staysAway) {
        takeTicket(index);
    }
}

void World::citizenAnswered(std::size_t index, const Open& open)
{
    Citizen& citizen = m_citizens[index];
    if (std::holds_alternative<ReinstateTicket>(open.command.what)) {
        return open.answer.rejection ? takeTicket(index) : void();
    }
    if (!std::holds_alternative<TakeTicket>(open.command.what)) {
        return;
    }
    if (open.answer.rejection) {
        if (*open.answer.rejection == Rejection::TooLate) {
            plan(Due::CitizenReturns, m_now + 3s, index, m_daysDone);
        } else {
            citizen.where = Whereabouts::Gone;
        }
        return;
    }
    const auto* issued = std::get_if<TicketIssued>(&m_node.event(open.answer.to).body);
    if (issued == nullptr) {
        return;
    }
    citizen.ticket = issued->ticket;
    citizen.where = Whereabouts::Waiting;
    m_holders[issued->ticket] = index;
    if (citizen.patience) {
        plan(Due::CitizenLeaves, m_now + *citizen.patience, index, m_daysDone);
    }
}

void World::citizenLeaves(std::size_t index)
{
    Citizen& citizen = m_citizens[index];
    const Ticket* ticket = citizen.ticket ? hall().find(*citizen.ticket) : nullptr;
    if (ticket == nullptr || ticket->state != TicketState::Waiting) {
        return;
    }
    citizen.where = Whereabouts::Gone;
    citizen.hears = false;
    if (m_habits.chance(cancelsWhenLeaving)) {
        press(By::Citizen, index, CancelTicket{.which = {.ticket = ticket->id, .codeHash = {}}});
    }
}

void World::citizenCalled(const TicketId& id)
{
    if (Citizen* citizen = holderOf(id)) {
        citizen->atCounter = m_now + m_habits.between(5s, 40s);
    }
}

void World::citizenMissed(const TicketId& id)
{
    Citizen* citizen = holderOf(id);
    if (citizen != nullptr && citizen->where == Whereabouts::Waiting &&
        m_habits.chance(m_truth.comesBack)) {
        citizen->where = Whereabouts::Away;
        plan(Due::CitizenReturns, m_now + m_habits.between(2min, 25min), m_holders[id], m_daysDone);
    }
}

void World::citizenReturns(std::size_t index)
{
    Citizen& citizen = m_citizens[index];
    citizen.hears = true;
    citizen.where = Whereabouts::Coming;
    const Ticket* missed = citizen.ticket ? hall().find(*citizen.ticket) : nullptr;
    if (missed != nullptr && mayReinstate(hall(), *missed) &&
        m_customs.chance(m_options.customs.scansAgain)) {
        citizen.where = Whereabouts::Waiting;
        return press(By::Citizen, index, ReinstateTicket{.which = {.ticket = missed->id}});
    }
    takeTicket(index);
}

} // namespace hall::simulate
