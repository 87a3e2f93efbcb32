// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "app/core/events.h"
#include "tests/chaos/ack_log.h"

#include <map>
#include <set>
#include <string>
#include <unordered_map>
#include <unordered_set>
#include <vector>

namespace hall::chaos {

/// What came of comparing the journal with what the clients were told. All that `areNone`
/// adds up are faults.
struct Findings
{
    std::int64_t events = 0;
    std::int64_t acknowledged = 0;   ///< presses that a client was told are carried out
    std::int64_t lost = 0;           ///< of these: not in the journal, or there as something else
    std::int64_t doubled = 0;        ///< presses carried out twice, and tickets called twice
    std::int64_t numbersDoubled = 0; ///< numbers given twice in a day
    std::int64_t refusedButDone = 0; ///< presses refused, yet in the journal
    std::int64_t overtaken = 0;      ///< calls of a ticket while an earlier one waited
    std::int64_t emptyCalls = 0;     ///< no fault in itself: nobody waited
    std::vector<std::string> first;  ///< the first of the faults, a sentence each

    [[nodiscard]] bool areNone() const
    {
        return lost + doubled + numbersDoubled + refusedButDone + overtaken == 0;
    }
};

/// Holds the journal against the clients' logs. Give it every event in order, then what was told.
class Verdict
{
public:
    void add(const Event& event, const std::string& epoch);
    void add(const Told& told);

    [[nodiscard]] const Findings& findings() const
    {
        return m_findings;
    }

private:
    /// What the journal has of one press.
    struct Done
    {
        std::string epoch;
        std::int64_t seq = 0; ///< of its last event
        std::string issued;   ///< ticket
        std::string called;   ///< ticket
        std::string number;   ///< of the one issued or called
    };

    void on(Done& done, const TicketIssued& issued);
    void on(Done& done, const TicketCalled& called);
    void on(const TicketUncalled& uncalled);
    void on(const TicketCancelled& cancelled);
    void fault(std::int64_t& count, const std::string& what);

    Findings m_findings;
    std::string m_day;
    std::unordered_map<std::string, Done> m_done; ///< by command
    std::unordered_set<std::string> m_told;       ///< commands
    std::unordered_set<std::string> m_numbers;    ///< of the day
    std::map<std::string, Rank> m_ranks;          ///< of waiting tickets
    std::set<std::pair<Rank, std::string>> m_waiting;
};

} // namespace hall::chaos
