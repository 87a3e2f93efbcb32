// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "app/simulate/onlooker.h"

#include <map>
#include <string>
#include <vector>

namespace hall::test {

/// The invariants once more, the slow and plain way: looks at the whole hall after every event.
class NaiveCheck : public simulate::Onlooker
{
public:
    void applied(const Hall& hall, const Event& event) override;
    void fell(const Hall& hall) override;

    std::vector<std::string> breaches;

private:
    void checkTurn(const Hall& hall, const TicketCalled& called, Time now);
    void checkRanks(const Hall& hall, const Event& event);
    void checkPlaces(const Hall& hall);

    void keep(const Hall& hall);

    std::map<std::string, TicketLife> m_lives; ///< by ticket id, as they were after the last event
};

} // namespace hall::test
