// SPDX-License-Identifier: Apache-2.0
#include "app/forecast/run.h"

#include <cmath>

/// What becomes of the counters in a run: when they are there, how long they are busy.
namespace hall {

namespace {

/// One of `values`, each as likely; zero when there are none.
Seconds oneOf(const std::vector<Seconds>& values, Random& random)
{
    return values.empty() ? 0 : values[random.below(values.size())];
}

/// One of those values that are above `passed`, less it; nothing when there is none.
std::optional<Seconds> oneAbove(const std::vector<Seconds>& values, Seconds passed, Random& random)
{
    const auto above = [&](Seconds value) { return value > passed; };
    const auto count = static_cast<std::size_t>(std::ranges::count_if(values, above));
    if (count == 0) {
        return std::nullopt;
    }
    std::size_t left = random.below(count);
    const auto found =
        std::ranges::find_if(values, [&](Seconds value) { return above(value) && left-- == 0; });
    return *found - passed;
}

/// The rest of something that has lasted far longer than anything learned: about as long again.
Seconds restOfOutlier(Seconds passed, Random& random)
{
    constexpr float heaviest = 20;
    return passed * std::min(heaviest, 1 / std::sqrt(1 - random.share()) - 1);
}

} // namespace

/// When a counter that is free at `from` is there to call: `from` itself, or the end of an absence.
Seconds Run::presentFrom(std::size_t counter, Seconds from, Random& random)
{
    Desk& desk = m_desks[counter];
    if (desk.leavesAt <= from) {
        const Seconds back = std::max(from, desk.leavesAt + surprise(random));
        desk.leavesAt = back + random.untilNext(m_ground.counters[counter].surprisesPerSecond);
        return back;
    }
    if (desk.day == nullptr) {
        return from;
    }
    const std::vector<Absence>& absences = desk.day->absences;
    const Seconds local = m_ground.sinceMidnight + from;
    while (desk.nextAbsence < absences.size() && absences[desk.nextAbsence].to <= local) {
        ++desk.nextAbsence;
    }
    if (desk.nextAbsence == absences.size() || absences[desk.nextAbsence].from > local) {
        return from;
    }
    if (absences[desk.nextAbsence].to == never && desk.hasBeenThere && desk.staysWhileSomeWait &&
        someWaitFor(counter)) {
        return from;
    }
    desk.hasBeenThere = true;
    return absences[desk.nextAbsence++].to - m_ground.sinceMidnight;
}

bool Run::someWaitFor(std::size_t counter) const
{
    return std::ranges::any_of(m_ground.counters[counter].lines,
                               [&](std::size_t line) { return m_heads[line] != nobody; });
}

Seconds Run::surprise(Random& random) const
{
    const std::vector<Seconds>& pauses = m_ground.rates.pauses;
    const std::vector<Seconds>& closures = m_ground.rates.closures;
    const std::size_t count = pauses.size() + closures.size();
    if (count == 0) {
        return 0;
    }
    const std::size_t drawn = random.below(count);
    return drawn < pauses.size() ? pauses[drawn] : closures[drawn - pauses.size()];
}

/// When a counter that is away now comes back.
Seconds Run::backAfter(std::size_t counter, Random& random)
{
    const RunCounter& known = m_ground.counters[counter];
    if (known.awayAsExpected) {
        return 0; // Its day begins with the absence.
    }
    const auto& alike = known.paused ? m_ground.rates.pauses : m_ground.rates.closures;
    const auto rest = oneAbove(alike, known.awayFor, random);
    if (known.days.empty() || !rest) {
        return never;
    }
    return *rest;
}

Seconds Run::remaining(std::size_t counter, Random& random) const
{
    const RunCounter& at = m_ground.counters[counter];
    const TicketAtCounter& current = *at.current;
    if (random.share() < at.missedChance) {
        return oneAbove(m_ground.rates.missTakes, current.sinceCall, random).value_or(0);
    }
    constexpr float outlier = 0.996F;
    const Shape& shape = m_ground.rates.shape;
    const float spread = m_ground.rates.services[current.service].spread;
    const float logMean = m_logMeans[current.service] + m_desks[counter].pace;
    const Seconds passed = std::max(current.sinceCall, 1.0F);
    const float below = shape.shareBelow((std::log(passed) - logMean) / spread);
    if (below > outlier) {
        return restOfOutlier(passed, random);
    }
    const float drawn = shape.quantile(below + (1 - below) * random.share());
    return std::max(0.0F, std::exp(logMean + spread * drawn) - current.sinceCall);
}

Seconds
Run::occupiedBy(const RunTicket& ticket, std::size_t counter, Seconds now, Random& random) const
{
    const Rates& rates = m_ground.rates;
    if (random.share() < rates.missed[WaitSteps::of(ticket.waited + now)]) {
        return oneOf(rates.missTakes, random);
    }
    const float logMean = m_logMeans[ticket.service] + m_desks[counter].pace;
    return std::exp(logMean +
                    rates.services[ticket.service].spread * rates.shape.quantile(random.share()));
}

bool Run::gaveUp(const RunTicket& ticket, Seconds now, Random& random) const
{
    const float hazard = m_ground.gaveUpBy(std::max(0.0F, ticket.waited + now)) -
                         m_ground.gaveUpBy(std::max(0.0F, ticket.waited));
    return random.share() > std::exp(-hazard);
}

Seconds Run::gap(Random& random) const
{
    return oneOf(m_ground.rates.gaps, random);
}

} // namespace hall
