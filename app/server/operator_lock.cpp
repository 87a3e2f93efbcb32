// SPDX-License-Identifier: Apache-2.0
#include "app/server/operator_lock.h"

namespace hall::server {

Result<void, OperatorRefusal> OperatorLock::enter(std::string_view pin, Time now)
{
    if (m_pin.empty()) {
        return failure(OperatorRefusal{.noPin = true, .next = {}});
    }
    if (now < m_shutUntil) {
        return failure(OperatorRefusal{.noPin = false, .next = m_shutUntil});
    }
    if (pin == m_pin) {
        m_wrong = 0;
        return {};
    }
    if (++m_wrong == triesMax) {
        m_wrong = 0;
        m_shutUntil = now + shutFor;
        return failure(OperatorRefusal{.noPin = false, .next = m_shutUntil});
    }
    return failure(OperatorRefusal{.noPin = false, .next = now});
}

} // namespace hall::server
