// SPDX-License-Identifier: Apache-2.0
#include "app/forecast/learned.h"

#include "app/core/opening.h"

#include <algorithm>

namespace hall {

namespace {

/// What one day takes off the weight of those before: half in fourteen.
constexpr double dayFading = 0.9517;
/// How many arrivals it takes before today's crowd is believed to be as it looks.
constexpr float crowdPrior = 40;

} // namespace

Learned::Learned(PastDays past, const Rules& rules)
    : m_past(std::move(past))
    , m_stored(m_past)
{
    adopt(rules);
}

void Learned::told(const TicketId& ticket, Seconds low, Seconds high)
{
    const auto visit = m_visits.find(ticket);
    if (visit != m_visits.end()) {
        visit->second.told = {low, high};
    }
}

/// Rules that change within a day begin its desks anew: a rare matter that costs one day's habits.
void Learned::adopt(const Rules& rules)
{
    m_rules = rules;
    m_flat = std::make_shared<const FlatRules>(rules);
    m_desks.assign(rules.counters.size(), {});
    m_waiting.assign(rules.groups.size(), 0);
    for (const auto& [ticket, visit] : m_visits) {
        if (const auto service = m_flat->service(visit.service); service && visit.waits) {
            ++m_waiting[m_flat->services[*service].group];
        }
    }
}

void Learned::beginDay(BusinessDay day)
{
    m_day = day;
    m_visits.clear();
    m_ended.clear();
    m_arrivals = {};
    for (Desk& desk : m_desks) {
        const ClerkId last = desk.clerk;
        desk = Desk{};
        desk.clerk = last;
        desk.awaySince = 0;
    }
    std::ranges::fill(m_waiting, 0);
}

void Learned::endDay(Seconds local, std::int64_t seq)
{
    learnEnds(never);
    const int weekday = weekdayOf(*m_day);
    for (std::size_t at = 0; at < m_desks.size(); ++at) {
        Desk& desk = m_desks[at];
        const bool left = desk.awaySince ? desk.leftSomeWaiting : someWaitFor(desk);
        desk.absences.push_back({.absence = {.from = desk.awaySince.value_or(local), .to = never},
                                 .earliest = desk.awaySince ? desk.earliest : local,
                                 .closed = true});
        m_past.presence.endDay(
            m_rules.counters[at].number,
            {.weekday = weekday, .absences = std::move(desk.absences), .leftSomeWaiting = left});
    }
    m_past.durations.fade(dayFading);
    m_past.calls.fade(dayFading);
    m_past.accuracy.fade(dayFading);
    m_past.arrivals.endDay(weekday, m_arrivals, dayFading);
    m_past.upTo = seq;
    m_stored = m_past;
    m_day.reset();
}

void Learned::learnEnds(Seconds before)
{
    while (!m_ended.empty() && m_ended.front().at < before) {
        learn(m_ended.front());
        m_ended.pop_front();
    }
}

void Learned::learn(const Ended& ended)
{
    const auto service = m_flat->service(ended.service);
    if (!service) {
        return;
    }
    const Seconds typical = m_flat->services[*service].typical;
    // A ticket starts by itself, so a call that nobody answers may end like a service.
    const bool isShort = m_past.durations.tooShort(ended.service, typical, ended.clerk, ended.took);
    const bool nobodyCame =
        ended.how == Ended::Missed || (ended.how == Ended::Finished && isShort && !ended.wasHeld);
    if (!nobodyCame && !(ended.how == Ended::SentOn && isShort)) {
        m_past.durations.observe(ended.service, typical, ended.clerk, ended.took);
    }
    if (!ended.waited) {
        return;
    }
    if (nobodyCame) {
        m_past.calls.missedCall(*ended.waited, ended.took);
    } else {
        m_past.calls.answered(*ended.waited);
    }
}

bool Learned::someWaitFor(const Desk& desk) const
{
    const auto at = static_cast<std::size_t>(&desk - m_desks.data());
    return std::ranges::any_of(m_flat->counters[at].groups,
                               [&](std::uint16_t group) { return m_waiting[group] > 0; });
}

Rates Learned::rates(int weekday) const
{
    if (!m_flat) {
        return {};
    }
    if (m_stored.arrivals.days <= 0) {
        return catalogueRates(*m_flat, weekday);
    }
    Rates rates;
    rates.shape = m_stored.durations.learnedShape();
    for (std::size_t at = 0; at < m_rules.services.size(); ++at) {
        rates.services.push_back(
            m_stored.durations.rate(m_rules.services[at].code, m_flat->services[at].typical));
    }
    for (const auto& [clerk, moments] : m_stored.durations.clerks) {
        rates.paces.emplace(clerk, m_stored.durations.pace(clerk));
    }
    auto expectation = m_stored.presence.expect(m_rules, weekday);
    rates.counters = std::move(expectation.counters);
    rates.pauses = std::move(expectation.pauses);
    rates.closures = std::move(expectation.closures);
    rates.staysWhileSomeWait = expectation.staysWhileSomeWait;
    m_stored.calls.fill(rates);
    rates.arrivalsPerSecond = m_stored.arrivals.perSecond(weekday);
    rates.shares = m_stored.arrivals.shares(m_rules);
    for (const PriorityClass& priority : m_rules.classes) {
        rates.margins.push_back(m_stored.accuracy.margin(priority.code));
    }
    return rates;
}

Today Learned::today(Seconds local, const Rates& rates) const
{
    Today today;
    for (const Desk& desk : m_desks) {
        today.awaySince.push_back(desk.awaySince);
        today.lastClerk.push_back(desk.clerk);
    }
    float expected = 0;
    for (std::size_t slot = 0; slot < rates.arrivalsPerSecond.size(); ++slot) {
        const Seconds begins = static_cast<Seconds>(slot) * Rates::halfHour;
        expected +=
            rates.arrivalsPerSecond[slot] * std::clamp(local - begins, 0.0F, Rates::halfHour);
    }
    today.arrivalFactor =
        (crowdPrior + static_cast<float>(m_arrivals.count)) / (crowdPrior + expected);
    return today;
}

} // namespace hall
