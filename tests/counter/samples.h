// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "app/protocol/views.h"

/// Counter 3 of a hall on Monday, 23 November 2026, at 9:12.
namespace hall::samples {

[[nodiscard]] Time now();

/// Open, clerk 1031, six waiting and nobody at the counter.
[[nodiscard]] protocol::CounterView idleCounter();
[[nodiscard]] protocol::CounterView calledCounter(int secondsAgo = 3, int calls = 1);
[[nodiscard]] protocol::CounterView servingCounter();
[[nodiscard]] protocol::CounterView closedCounter();
[[nodiscard]] protocol::CounterView pausedCounter();
/// `view` with nobody waiting.
[[nodiscard]] protocol::CounterView alone(protocol::CounterView view);

/// `view` with people held and missed, papers owed, other counters, services to send to, reasons.
[[nodiscard]] protocol::CounterView withAside(protocol::CounterView view);

} // namespace hall::samples
