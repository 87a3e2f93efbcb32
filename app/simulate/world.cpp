// SPDX-License-Identifier: Apache-2.0
#include "app/simulate/world.h"

#include "app/core/assert.h"

#include <algorithm>

namespace hall::simulate {

namespace {

using namespace std::chrono_literals;

constexpr Duration opensBefore = 30min;
constexpr Duration staysOpen = 90min; ///< at most, while somebody still waits
constexpr Duration looksAgain = 5min;
constexpr int shutMax = 400; ///< days; a hall without opening hours isn't simulated

enum Matter : std::uint64_t { Factors = 10, Coming, Shifts, Habit, Trouble, TroubleOfDay, Custom };

std::vector<CounterNumber> staffedOf(const WorldOptions& options, const Rules& rules)
{
    return options.staffed ? *options.staffed : countersWithClerk(rules);
}

} // namespace

Faults Faults::many()
{
    return {.pressLost = 0.004,
            .answerLost = 0.004,
            .pressLate = 0.002,
            .fallsPerDay = 4.0,
            .doubtsPerDay = 0.7,
            .slipsPerDay = 2.0,
            .vanishingPerDay = 0.7,
            .forgottenCloses = 0.15};
}

World::World(Rules rules, WorldOptions options)
    : m_options(std::move(options))
    , m_rules(std::move(rules))
    , m_truth(m_options.truth ? *m_options.truth
                              : likelyTruth(m_rules, m_options.seed, m_options.load))
    , m_node(m_onlookers)
    , m_customs(Draw::of(m_options.seed, Custom))
    , m_habits(Draw::of(m_options.seed, Habit))
    , m_trouble(Draw::of(m_options.seed, Trouble))
{
}

void World::watch(Onlooker& onlooker)
{
    m_onlookers.push_back(&onlooker);
}

void World::plan(Due due, Time at, std::size_t who, std::int64_t stamp)
{
    m_agenda.plan({.at = std::max(at, m_now), .due = due, .who = who, .stamp = stamp, .order = 0});
}

BusinessDay World::nextOpenDay(BusinessDay from) const
{
    for (int tries = 0; tries < shutMax; ++tries) {
        if (!openSpans(m_rules, m_options.zone, from).empty()) {
            break;
        }
        from = nextDate(from);
    }
    return from;
}

void World::layOutDay(BusinessDay day)
{
    const auto number = static_cast<std::uint64_t>(m_daysDone);
    const std::uint64_t seed = m_options.seed;
    Draw factors = Draw::of(seed, Factors, number);
    Draw shifts = Draw::of(seed, Shifts, number);
    Draw coming = Draw::of(seed, Coming, number);
    m_today = {};
    m_today.day = day;
    m_today.open = openSpans(m_rules, m_options.zone, day);
    m_today.factors = drawFactors(m_truth, factors);
    m_today.shifts = drawShifts(
        staffedOf(m_options, m_rules), m_today.open, m_options.faults.vanishingPerDay, shifts);
    if (m_options.arrivals.empty()) {
        const Opening opening{.day = day, .spans = m_today.open, .zone = m_options.zone};
        m_today.arrivals = drawArrivals(m_truth, m_today.factors, opening, coming);
    } else if (number < m_options.arrivals.size()) {
        m_today.arrivals = m_options.arrivals[number];
    }
    m_citizens.clear();
    for (const Arrival& arrival : m_today.arrivals) {
        Citizen citizen;
        citizen.service = arrival.service;
        citizen.priority = arrival.priority;
        citizen.work = arrival.work;
        citizen.hears = !coming.chance(m_truth.missesCall);
        if (coming.chance(m_truth.impatient)) {
            citizen.patience = fromSeconds(coming.exponential(m_truth.patienceMeanSeconds));
        }
        m_citizens.push_back(std::move(citizen));
    }
    m_nextArrival = 0;
    m_holders.clear();
    m_holders.reserve(m_citizens.size());
    m_lastCalls.clear();
    m_back.clear();
    drawCustoms();
    planDay();
}

void World::planDay()
{
    const Time opening = m_today.open.front().from;
    const Time closing = m_today.open.back().to;
    if (hall().day != m_today.day) {
        plan(Due::DayOpens, opening - opensBefore);
    }
    plan(Due::DayCloses, closing);
    if (!m_today.arrivals.empty()) {
        plan(Due::CitizenComes, opening + m_today.arrivals.front().at);
    }
    m_clerks.clear();
    for (const Shift& shift : m_today.shifts) {
        Clerk clerk;
        clerk.shift = shift;
        const auto habits = m_truth.habits.find(shift.counter);
        clerk.habits = habits == m_truth.habits.end() ? Habits{} : habits->second;
        const Time comes = shift.from - 2min + m_habits.between(0ms, clerk.habits.lateUpTo);
        m_clerks.push_back(std::move(clerk));
        lookAgain(m_clerks.size() - 1, comes);
    }
    Draw trouble = Draw::of(m_options.seed, TroubleOfDay, static_cast<std::uint64_t>(m_daysDone));
    const Faults& faults = m_options.faults;
    const auto scatter = [&](Due due, double perDay) {
        for (int count = trouble.poisson(perDay); count > 0; --count) {
            plan(due, opening + trouble.between(0ms, closing - opening));
        }
    };
    scatter(Due::NodeFalls, faults.fallsPerDay);
    scatter(Due::ClockDoubted, faults.doubtsPerDay);
    scatter(Due::ClockSlips, faults.slipsPerDay);
    scatter(Due::PlanChanges, m_options.customs.plansPerDay);
    scatter(Due::CounterBound, m_options.customs.bindingsPerDay);
    m_forgotten = m_daysDone + 1 < m_options.days && trouble.chance(faults.forgottenCloses);
    for (Onlooker* onlooker : m_onlookers) {
        onlooker->dayBegins(*this);
    }
}

bool World::step()
{
    if (m_over) {
        return false;
    }
    if (m_daysDone == 0 && m_today.open.empty()) {
        hallPresses("rules", AdoptRules{.rules = m_rules, .hash = "simulated"});
        layOutDay(nextOpenDay(m_options.first));
    }
    if (m_batchEnds && (m_agenda.empty() || *m_batchEnds <= m_agenda.nextAt())) {
        m_now = *m_batchEnds;
        finishBatch();
        return !m_over;
    }
    HALL_ASSERT(!m_agenda.empty());
    const Happening next = m_agenda.take();
    m_now = next.at;
    happen(next);
    return !m_over;
}

void World::happen(const Happening& happening)
{
    const CounterNumber counter{static_cast<int>(happening.who)};
    const bool isToday = happening.stamp == m_daysDone;
    switch (happening.due) {
    case Due::DayOpens:
        return openDay();
    case Due::DayCloses:
        return closeDay();
    case Due::CitizenComes:
        return citizenComes(m_nextArrival);
    case Due::CitizenLeaves:
        return isToday ? citizenLeaves(happening.who) : void();
    case Due::CitizenReturns:
        return isToday ? citizenReturns(happening.who) : void();
    case Due::CitizenIsBack:
        return isToday ? citizenIsBack(happening.who) : void();
    case Due::OfficeIsDone:
        return isToday ? officeIsDone(happening.who) : void();
    case Due::NobodyCame:
        return isToday ? nobodyCame(happening.who) : void();
    case Due::BoundEnds:
        return isToday ? boundEnds(happening.who) : void();
    case Due::PlanChanges:
        return planChanges();
    case Due::CounterBound:
        return counterBound();
    case Due::BindingEnds:
        return isToday ? bindingEnds(counter) : void();
    case Due::ClerkLooks:
        if (happening.who < m_clerks.size() && m_clerks[happening.who].look == happening.stamp) {
            clerkLooks(happening.who);
        }
        return;
    case Due::TicketStarts:
        return ticketStarts(counter, happening.stamp);
    case Due::TicketMisses:
        return ticketMisses(counter, happening.stamp);
    case Due::AskedAgain:
        return askAgain(happening.who);
    case Due::NodeFalls:
        return fallNow(happening.stamp != 0);
    case Due::ClockDoubted:
        hallPresses("doubt-" + std::to_string(hall().lastSeq), ReportClock{.suspected = true});
        return plan(Due::ClockTrusted, m_now + m_trouble.between(1min, 20min));
    case Due::ClockTrusted:
        return hallPresses("trust-" + std::to_string(hall().lastSeq),
                           ReportClock{.suspected = false});
    case Due::ClockSlips:
        m_slipped += m_trouble.between(-2500ms, 2500ms);
        return;
    }
}

void World::openDay()
{
    // With today still open, the next day's opening closes it.
    const BusinessDay day =
        hall().day == m_today.day ? nextOpenDay(nextDate(m_today.day)) : m_today.day;
    hallPresses("open-" + toText(day), OpenDay{.day = day, .timeConfirmed = hall().clockSuspected});
}

void World::closeDay()
{
    const Hall& present = hall();
    const bool busy =
        present.waiting > 0 || std::ranges::any_of(present.desks, [](const auto& desk) {
            return desk.second.current.has_value();
        });
    const Time closing = m_today.open.back().to;
    if ((busy && m_now < closing + staysOpen) || present.clockSuspected) {
        return plan(Due::DayCloses, m_now + looksAgain);
    }
    if (m_forgotten) {
        const BusinessDay next = nextOpenDay(nextDate(m_today.day));
        return plan(Due::DayOpens,
                    openSpans(m_rules, m_options.zone, next).front().from - opensBefore);
    }
    hallPresses("close-" + toText(m_today.day), CloseDay{});
}

void World::endDay()
{
    for (Onlooker* onlooker : m_onlookers) {
        onlooker->dayEnded(*this);
    }
    ++m_daysDone;
    if (m_daysDone == m_options.days) {
        m_over = true;
        return;
    }
    layOutDay(nextOpenDay(nextDate(m_today.day)));
}

void World::startTimer(const TicketCalled& called, std::int64_t seq)
{
    m_lastCalls[called.counter] = seq;
    if (m_rules.policy.autoStart > 0ms) {
        plan(Due::TicketStarts,
             m_now + m_rules.policy.autoStart,
             static_cast<std::size_t>(called.counter.value),
             seq);
    }
}

void World::ticketStarts(CounterNumber counter, std::int64_t seq)
{
    const Ticket* ticket = hall().at(counter);
    if (ticket != nullptr && ticket->state == TicketState::Called && m_lastCalls[counter] == seq) {
        hallPresses("start-" + std::to_string(seq),
                    StartService{.counter = counter, .seen = ticket->id});
    }
}

void World::ticketMisses(CounterNumber counter, std::int64_t seq)
{
    const Ticket* ticket = hall().at(counter);
    if (ticket != nullptr && ticket->state == TicketState::Called && m_lastCalls[counter] == seq) {
        hallPresses("miss-" + std::to_string(seq),
                    MarkNoShow{.counter = counter, .seen = ticket->id});
    }
}

void World::see(const Event& event)
{
    if (const auto* issued = std::get_if<TicketIssued>(&event.body)) {
        wakeClerks(issued->service);
    } else if (const auto* called = std::get_if<TicketCalled>(&event.body)) {
        startTimer(*called, event.seq);
        citizenCalled(called->ticket);
    } else if (const auto* recalled = std::get_if<TicketRecalled>(&event.body)) {
        m_lastCalls[recalled->counter] = event.seq;
        if (m_rules.policy.noShowAfter > 0ms) {
            plan(Due::TicketMisses,
                 m_now + m_rules.policy.noShowAfter,
                 static_cast<std::size_t>(recalled->counter.value),
                 event.seq);
        }
    } else if (const auto* missed = std::get_if<TicketMissed>(&event.body)) {
        citizenMissed(missed->ticket);
    } else if (const auto* uncalled = std::get_if<TicketUncalled>(&event.body)) {
        if (uncalled->to == TicketState::Waiting) {
            wakeClerks(uncalled->service);
        }
    }
    followCustoms(event);
    for (Onlooker* onlooker : m_onlookers) {
        onlooker->stored(*this, event);
    }
    if (std::holds_alternative<DayClosed>(event.body)) {
        endDay();
    }
}

} // namespace hall::simulate
