// SPDX-License-Identifier: Apache-2.0
#include "app/simulate/arrivals.h"

#include <algorithm>
#include <cmath>

namespace hall::simulate {

namespace {

using std::chrono::seconds;

constexpr double shortestWork = 15.0;
constexpr Duration slot = std::chrono::minutes{30};

std::size_t drawClass(const Truth& truth, Draw& draw)
{
    double left = draw.unit();
    for (std::size_t at = 0; at + 1 < truth.classShares.size(); ++at) {
        left -= truth.classShares[at];
        if (left < 0.0) {
            return at;
        }
    }
    return truth.classShares.size() - 1;
}

Duration drawWork(const ServiceTruth& service, Draw& draw)
{
    return fromSeconds(std::max(shortestWork, draw.logNormal(service.meanSeconds, service.sigma)));
}

} // namespace

DayFactors drawFactors(const Truth& truth, Draw& draw)
{
    const double all = draw.logNormal(1.0, truth.dayVariation);
    DayFactors factors;
    for (std::size_t at = 0; at < truth.services.size(); ++at) {
        factors.services.push_back(all * draw.logNormal(1.0, truth.serviceVariation));
    }
    return factors;
}

Arrivals
drawArrivals(const Truth& truth, const DayFactors& factors, const Opening& opening, Draw& draw)
{
    Arrivals arrivals;
    const int weekday = weekdayOf(opening.day);
    for (const Span& span : opening.spans) {
        for (Time from = span.from; from < span.to; from += slot) {
            const Duration length = std::min<Duration>(slot, span.to - from);
            const int minute = opening.zone.minuteOf(opening.day, from);
            for (std::size_t at = 0; at < truth.services.size(); ++at) {
                const double mean =
                    truth.rate(at, weekday, minute) * toSeconds(length) * factors.services[at];
                for (int count = draw.poisson(mean); count > 0; --count) {
                    arrivals.push_back({.at = from - opening.spans.front().from +
                                              draw.between(Duration{0}, length - Duration{1}),
                                        .service = at,
                                        .priority = drawClass(truth, draw),
                                        .work = drawWork(truth.services[at], draw)});
                }
            }
        }
    }
    std::ranges::stable_sort(arrivals, {}, &Arrival::at);
    return arrivals;
}

} // namespace hall::simulate
