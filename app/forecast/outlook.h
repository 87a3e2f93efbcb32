// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "app/core/hall.h"
#include "app/forecast/rates.h"

#include <memory>
#include <optional>
#include <vector>

namespace hall {

/// Somebody who waits now.
struct WaitingTicket
{
    TicketKey key = 0;
    std::uint16_t service = 0;
    std::uint16_t priority = 0; ///< its class
    Rank rank;
    Seconds waited = 0;
};

/// Somebody at a counter now.
struct TicketAtCounter
{
    std::uint16_t service = 0;
    bool started = false; ///< else called, and may never come
    Seconds sinceCall = 0;
    Seconds waited = 0; ///< before the call
};

struct CounterOutlook
{
    bool calls = false; ///< has a clerk who isn't pausing
    bool paused = false;
    std::optional<Seconds> awaySince; ///< seconds after local midnight; none: unknown or not away
    ClerkId clerk;                    ///< who is there, or was last
    std::optional<TicketAtCounter> current;
};

/// What today has shown and the hall doesn't keep; `Learned` follows it.
struct Today
{
    std::vector<std::optional<Seconds>> awaySince; ///< by counter
    std::vector<ClerkId> lastClerk;                ///< by counter
    float arrivalFactor = 1;                       ///< arrivals up to now over what was expected
};

/// The hall as a forecast starts from it: a value of its own, so that the runs need no hall and can
/// happen on any thread. Taking it costs microseconds.
struct Outlook
{
    std::shared_ptr<const FlatRules> rules;
    Time at;
    Seconds sinceMidnight = 0; ///< of the business day, local
    float arrivalFactor = 1;
    std::vector<WaitingTicket> waiting;   ///< in no particular order
    std::vector<CounterOutlook> counters; ///< as in the rules
};

/// A local moment as time since the midnight that `day` began with. Where somebody opened the day
/// under another date than the clock's, the time of day is what counts.
[[nodiscard]] Duration sinceMidnight(Time local, BusinessDay day);

/// What `Today` knows better than the hall; for who takes an outlook before he has it.
void addToday(Outlook& outlook, const Today& today);

/// `rules` are those of `hall`; `local` is the time since local midnight of the business day.
[[nodiscard]] Outlook takeOutlook(const Hall& hall,
                                  std::shared_ptr<const FlatRules> rules,
                                  const Today& today,
                                  Time now,
                                  Duration local);

} // namespace hall
