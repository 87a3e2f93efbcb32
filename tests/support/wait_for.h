// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <QTest>

#include <functional>

namespace hall::test {

/// Runs the event loop until it is so; false when it isn't within a deadline that only a broken
/// test meets.
[[nodiscard]] inline bool waitFor(const std::function<bool()>& isSo)
{
    constexpr int deadlineMs = 20000;
    return QTest::qWaitFor(isSo, deadlineMs);
}

} // namespace hall::test
