// SPDX-License-Identifier: Apache-2.0
#include "tests/simulate/verdicts.h"

#include "app/core/apply.h"
#include "app/simulate/invariants.h"
#include "tests/simulate/naive_check.h"

namespace hall::test {

Verdicts watch(const Events& events,
               const std::function<void(Event&)>& plant,
               const std::function<void(Hall&, const Event&)>& spoil)
{
    Hall hall;
    simulate::Invariants quick;
    NaiveCheck naive;
    for (Event event : events) {
        if (plant) {
            plant(event);
        }
        apply(hall, event);
        if (spoil) {
            spoil(hall, event);
        }
        quick.applied(hall, event);
        naive.applied(hall, event);
    }
    quick.compareAll(hall);
    return {quick.breaches(), naive.breaches};
}

std::string first(const std::vector<std::string>& breaches)
{
    return breaches.empty() ? "nothing" : breaches.front();
}

} // namespace hall::test
