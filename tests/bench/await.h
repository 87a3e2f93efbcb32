// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "tests/bench/samples.h"

#include <QCoreApplication>
#include <QTimer>

namespace hall::bench {

/// Lets things happen until `condition` holds; false when that takes longer than `within`. It
/// sleeps until something happens: a benchmark that polls takes the processor from what it
/// measures.
template <class Condition>
[[nodiscard]] bool await(const Condition& condition, Nanoseconds within)
{
    const SteadyTime end = std::chrono::steady_clock::now() + within;
    QTimer beat; // where nothing happens, time goes by all the same
    beat.start(std::chrono::milliseconds{10});
    while (!condition()) {
        if (std::chrono::steady_clock::now() > end) {
            return false;
        }
        QCoreApplication::processEvents(QEventLoop::WaitForMoreEvents);
    }
    return true;
}

} // namespace hall::bench
