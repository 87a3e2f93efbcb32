// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "app/projection/views.h"

/// Shared by the sources of the views alone.
namespace hall::projection {

[[nodiscard]] Name nameOfZone(const Rules& rules, const ZoneCode& code);
/// Empty for the normal class, which nobody needs to be told.
[[nodiscard]] Name nameOfClass(const Rules& rules, const ClassCode& code);
[[nodiscard]] Name nameOfService(const Hall& hall, const ServiceCode& code);
/// Empty: there is none of that code.
[[nodiscard]] Name nameOfVisit(const Rules& rules, const VisitCode& code);
[[nodiscard]] Name nameOfPlan(const Hall& hall);
/// Where a citizen will be called to: the counters with a clerk while there are any.
[[nodiscard]] std::vector<int> countersFor(const Hall& hall, std::size_t service);
[[nodiscard]] protocol::CounterState stateOf(const Hall& hall, CounterNumber counter);
/// A counter without its lists.
[[nodiscard]] protocol::CounterView counterHead(const Hall& hall, const Counter& counter, Time now);

} // namespace hall::projection
