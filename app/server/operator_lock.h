// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "app/core/result.h"
#include "app/core/time.h"

#include <string>
#include <string_view>

namespace hall::server {

/// Why the operator's page stays shut.
struct OperatorRefusal
{
    bool noPin = false; ///< hall.toml sets none
    Time next;          ///< with a wrong PIN: from when on the next try is heard
};

/// The PIN that opens the operator's page, one for the node: five wrong tries in a row, wherever
/// they were made, and nobody is heard for a minute.
class OperatorLock
{
public:
    static constexpr int triesMax = 5;
    static constexpr std::chrono::seconds shutFor{60};

    explicit OperatorLock(std::string pin)
        : m_pin(std::move(pin))
    {
    }

    [[nodiscard]] Result<void, OperatorRefusal> enter(std::string_view pin, Time now);

private:
    std::string m_pin;
    int m_wrong = 0; ///< in a row
    Time m_shutUntil;
};

} // namespace hall::server
