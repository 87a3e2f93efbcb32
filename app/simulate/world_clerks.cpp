// SPDX-License-Identifier: Apache-2.0
#include "app/simulate/world.h"

#include <algorithm>

namespace hall::simulate {

namespace {

using namespace std::chrono_literals;

constexpr Duration betweenRecalls = 20s;
constexpr Duration givesUpAfter = 60s; ///< of the first call
constexpr Duration staysAfterClosing = 75min;
constexpr Duration idleLook = 5min;
constexpr int recallsMost = 3;

bool isIn(const Span& span, Time now)
{
    return span.from <= now && now < span.to;
}

/// The break that a clerk should be on; none: he should work.
const Span* breakAt(const Shift& shift, Time now)
{
    const auto found =
        std::ranges::find_if(shift.breaks, [&](const Span& span) { return isIn(span, now); });
    return found == shift.breaks.end() ? nullptr : &*found;
}

bool hasVanished(const Shift& shift, Time now)
{
    return shift.vanishes && isIn(*shift.vanishes, now);
}

} // namespace

void World::lookAgain(std::size_t index, Time at)
{
    Clerk& clerk = m_clerks[index];
    clerk.idle = false;
    plan(Due::ClerkLooks, at, index, ++clerk.look);
}

void World::clerkPresses(std::size_t index, decltype(Command::what) what)
{
    Clerk& clerk = m_clerks[index];
    clerk.waitsForAnswer = true;
    clerk.idle = false;
    ++clerk.look;
    if (m_habits.chance(clerk.habits.pressesTwice)) {
        pressUnheard(index, what);
    }
    press(By::Clerk, index, std::move(what));
}

/// What the clerk does next follows from what he sees and what time it is, so he may look at any
/// moment, and as often as he likes.
void World::clerkLooks(std::size_t index)
{
    Clerk& clerk = m_clerks[index];
    if (clerk.waitsForAnswer || hall().day != m_today.day) {
        return;
    }
    const CounterNumber counter = clerk.shift.counter;
    if (const Ticket* ticket = hall().at(counter)) {
        return attend(index, *ticket);
    }
    if (const OpenDesk* desk = hall().desk(counter)) {
        return workOn(index, *desk);
    }
    if (hasVanished(clerk.shift, m_now)) {
        return lookAgain(index, clerk.shift.vanishes->to);
    }
    if (m_now < clerk.shift.to) {
        clerkPresses(index, OpenCounter{.counter = counter, .clerk = clerk.shift.clerk});
    }
}

void World::workOn(std::size_t index, const OpenDesk& desk)
{
    Clerk& clerk = m_clerks[index];
    const CounterNumber counter = clerk.shift.counter;
    const bool somebody = hall().nextFor(counter, m_now).ticket != nullptr;
    const bool late = m_now >= clerk.shift.to;
    if (hasVanished(clerk.shift, m_now) ||
        (late && (!somebody || m_now > clerk.shift.to + staysAfterClosing))) {
        return clerkPresses(index, CloseCounter{.counter = counter, .seen = {}});
    }
    const Span* rest = breakAt(clerk.shift, m_now);
    if (rest != nullptr) {
        return desk.paused ? lookAgain(index, rest->to)
                           : clerkPresses(index, PauseCounter{.counter = counter, .seen = {}});
    }
    if (desk.paused) {
        return clerkPresses(index, ResumeCounter{.counter = counter});
    }
    if (lendsHand(index)) {
        return;
    }
    if (somebody) {
        return clerkPresses(index, CallNext{.counter = counter, .seen = {}});
    }
    lookAgain(index, m_now + idleLook);
    clerk.idle = true;
}

/// Somebody who went away is back, or one who missed his call is looked for while nobody waits.
bool World::lendsHand(std::size_t index)
{
    const CounterNumber counter = m_clerks[index].shift.counter;
    if (const Ticket* back = backAt(counter)) {
        clerkPresses(index, ResumeTicket{.counter = counter, .seen = {}, .ticket = back->id});
        return true;
    }
    if (hall().nextFor(counter, m_now).ticket == nullptr &&
        m_customs.chance(m_options.customs.looksAfter)) {
        if (const Ticket* missed = missedAt(counter)) {
            clerkPresses(index, CallTicket{.counter = counter, .seen = {}, .ticket = missed->id});
            return true;
        }
    }
    return false;
}

void World::attend(std::size_t index, const Ticket& ticket)
{
    Clerk& clerk = m_clerks[index];
    if (clerk.attending != ticket.id) {
        clerk.attending = ticket.id;
        clerk.forgets = m_habits.chance(clerk.habits.forgetsStart);
        clerk.recalls = static_cast<int>(m_habits.below(recallsMost + 1));
        clerk.done.reset();
        if (ticket.state == TicketState::Called && m_habits.chance(clerk.habits.callsBack)) {
            return clerkPresses(index, Uncall{.counter = clerk.shift.counter, .seen = ticket.id});
        }
    }
    const Citizen* citizen = citizenOf(ticket.id);
    const bool comes = citizen != nullptr && citizen->hears;
    if (!comes || citizen->atCounter > m_now) {
        return awaitCitizen(index, ticket, comes ? citizen->atCounter : Time::max());
    }
    if (!clerk.done) {
        const double work = toSeconds(citizen->work);
        const bool given = !m_options.arrivals.empty();
        clerk.done = citizen->atCounter + fromSeconds(given ? work : work * clerk.habits.pace);
    }
    const bool mayForget =
        ticket.calls == 1 && hall().rules.policy.nextOnCalled == NextOnCalled::Served;
    if (ticket.state == TicketState::Called && !(clerk.forgets && mayForget)) {
        return clerkPresses(index, StartService{.counter = clerk.shift.counter, .seen = ticket.id});
    }
    const bool serving = ticket.state == TicketState::Serving;
    if (serving && citizen->fetches && m_now < *clerk.done) {
        holderOf(ticket.id)->fetches = false;
        const HoldKind kind{static_cast<int>(m_customs.below(3))};
        return clerkPresses(
            index, HoldTicket{.counter = clerk.shift.counter, .seen = ticket.id, .kind = kind});
    }
    serve(index, ticket);
}

void World::awaitCitizen(std::size_t index, const Ticket& ticket, Time comes)
{
    Clerk& clerk = m_clerks[index];
    const CounterNumber counter = clerk.shift.counter;
    const Time recallDue = ticket.recalledAt - m_slipped + betweenRecalls;
    const Time giveUpDue = std::max(recallDue, ticket.calledAt - m_slipped + givesUpAfter);
    const bool called = ticket.state == TicketState::Called;
    const bool recalls =
        called && ticket.calls <= std::min(clerk.recalls, hall().rules.policy.maxRecalls);
    const Time due = recalls ? recallDue : giveUpDue;
    if (m_now < due) {
        return lookAgain(index, std::min(due, comes));
    }
    if (recalls) {
        return clerkPresses(index, Recall{.counter = counter, .seen = ticket.id});
    }
    if (called) {
        return clerkPresses(index, MarkNoShow{.counter = counter, .seen = ticket.id});
    }
    clerkPresses(index, FinishService{.counter = counter, .seen = ticket.id});
}

void World::serve(std::size_t index, const Ticket& ticket)
{
    Clerk& clerk = m_clerks[index];
    if (m_now < *clerk.done) {
        return lookAgain(index, *clerk.done);
    }
    const CounterNumber counter = clerk.shift.counter;
    if (const auto sending = sendingOn(counter, ticket)) {
        holderOf(ticket.id)->sentOn = false;
        return clerkPresses(index, *sending);
    }
    const bool goes = m_now >= clerk.shift.to || backAt(counter) != nullptr ||
                      hasVanished(clerk.shift, m_now) || breakAt(clerk.shift, m_now) != nullptr;
    const bool serving = ticket.state == TicketState::Serving;
    if (!serving && goes) {
        return clerkPresses(index, StartService{.counter = counter, .seen = ticket.id});
    }
    if (serving && (goes || m_habits.chance(clerk.habits.finishesFirst))) {
        return clerkPresses(index, FinishService{.counter = counter, .seen = ticket.id});
    }
    clerkPresses(index, CallNext{.counter = counter, .seen = ticket.id});
}

void World::wakeClerks(const ServiceCode& service)
{
    const auto place = hall().index.service(service);
    if (!place) {
        return;
    }
    for (std::size_t index = 0; index < m_clerks.size(); ++index) {
        const Clerk& clerk = m_clerks[index];
        if (!clerk.idle) {
            continue;
        }
        const auto& served = hall().index.servedBy(clerk.shift.counter);
        if (std::ranges::find(served, *place) != served.end()) {
            lookAgain(index, m_now + m_habits.between(500ms, 4s));
        }
    }
}

} // namespace hall::simulate
