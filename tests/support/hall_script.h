// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "app/core/decide.h"
#include "app/core/hall.h"

#include <string>
#include <string_view>
#include <vector>

namespace hall::test {

/// A small hall: areas A and B, services a1 a2 (group a), b1 (group b); counters 1 (a), 2 (b), 3 (a
/// and b); classes normal, elder (20 min), urgent (40 min); station kiosk-1.
[[nodiscard]] Rules smallRules();

/// A hall with its journal in memory: commands in, events applied, time by hand.
class HallScript
{
public:
    /// The day is open and the rules are in.
    explicit HallScript(Rules rules = smallRules());

    Hall hall;
    Events journal; ///< everything that happened, as a replay would read it
    Time now;

    /// Decides and applies; the answer is decide's.
    Result<Events, Rejection> play(decltype(Command::what) what, Duration age = {});

    /// Sees what the counter has in front of it now.
    [[nodiscard]] Seen seen(int counter) const;

    void wait(Duration time)
    {
        now += time;
    }

    /// Issues one ticket and gives its number.
    std::string take(const std::string& service, const std::string& priority = {});
    void open(int counter, const std::string& clerk = {});

    /// Commands and answers as a ledger, for tables:
    /// `take a1 | 1 next | 1 start` gives `A001 waits | A001 to 1 | A001 serving at 1`. A command
    /// may begin with a time of day, `08:05`, or with how much later it is, `+20s`. Besides what is
    /// pressed at counters (`1 hold same`, `1 resume A001`, `1 transfer b1`, `1 call A001 vip`)
    /// there are `cancel A001`, `reinstate A001`, `continue A001`, `release A001`, `undo` (of the
    /// press before) and `next day`.
    [[nodiscard]] std::string tell(std::string_view script);

private:
    [[nodiscard]] std::string tellOne(std::string_view words);
    [[nodiscard]] std::string tellTicket(const std::string& verb, const std::string& number);
    [[nodiscard]] std::string tellCounter(int counter, const std::vector<std::string>& words);
    [[nodiscard]] std::string tellTaking(const std::vector<std::string>& words);
    [[nodiscard]] TicketId idOf(const std::string& number) const;

    int m_commands = 0;
    CommandId m_last; ///< of the press before
};

/// The hall that a replay of these events gives.
[[nodiscard]] Hall replay(const Events& events);

} // namespace hall::test
