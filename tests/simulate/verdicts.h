// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "app/core/events.h"
#include "app/core/hall.h"

#include <functional>
#include <string>
#include <vector>

namespace hall::test {

/// What the invariants say of a story, and what their plain twin.
struct Verdicts
{
    std::vector<std::string> quick;
    std::vector<std::string> naive;
};

/// Plays events on a hall, each changed by `plant` before it is applied and the hall by `spoil`
/// after it.
[[nodiscard]] Verdicts watch(const Events& events,
                             const std::function<void(Event&)>& plant,
                             const std::function<void(Hall&, const Event&)>& spoil = {});

/// A bug to plant: what an event of this kind about this number says instead.
template <class Body>
std::function<void(Event&)> changing(const char* number, const std::function<void(Body&)>& change)
{
    return [=](Event& event) {
        if (auto* body = std::get_if<Body>(&event.body);
            body != nullptr && body->number == number) {
            change(*body);
        }
    };
}

/// The first breach; `nothing` where there is none.
[[nodiscard]] std::string first(const std::vector<std::string>& breaches);

} // namespace hall::test
