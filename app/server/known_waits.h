// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "app/core/commands.h"
#include "app/forecast/forecast.h"
#include "app/projection/views.h"

#include <string>
#include <vector>

namespace hall::server {

/// Waiting times as the last forecast has them, in whole minutes, and what they are good for.
struct KnownWaits
{
    /// What is older counts as unknown.
    static constexpr Duration tellsFor = std::chrono::seconds{60};

    Time at;
    BusinessDay day;       ///< whose tickets it is about
    std::string rulesHash; ///< of the rules that its services are places in
    projection::Waits shown;
    std::vector<std::optional<WaitRange>> newcomers; ///< by service × classes + class

    /// Whether it may be told of that hall now.
    [[nodiscard]] bool tells(const Hall& hall, Time now) const;
    [[nodiscard]] std::optional<WaitRange>
    newcomer(const Hall& hall, const ServiceCode& service, const ClassCode& priority) const;
};

/// Whole minutes that hold what was forecast, never one alone: the low end down, the high end up;
/// above half an hour to five minutes, above two hours to ten.
[[nodiscard]] WaitRange inMinutes(const Wait& wait);

/// What a forecast says of the hall of its outlook.
[[nodiscard]] KnownWaits knownFrom(const Forecast& forecast, const Outlook& outlook);

/// Gives a command the figures that it may rest on: to a take those of the services it may be for,
/// to what ends a step of a visit in any order those of the steps that are left.
void fillWaits(Command& command, const Hall& hall, const KnownWaits& known, Time now);

} // namespace hall::server
