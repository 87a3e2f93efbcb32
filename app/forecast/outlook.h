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
    Lane lane = {};
    Seconds inLine = 0; ///< since it stands in the line it stands in
    /// The counter that alone may call it, a place in the rules; `nowhere`: of a clerk who isn't
    /// there.
    std::optional<std::uint16_t> boundTo = {};
    Seconds boundFor = never; ///< from now on

    static constexpr std::uint16_t nowhere = 0xffffU;
};

/// Somebody at a counter now.
struct TicketAtCounter
{
    std::uint16_t service = 0;
    bool started = false; ///< else called, and may never come
    Seconds sinceCall = 0;
    Seconds waited = 0; ///< before the call
};

/// A service that a counter helps out with, once the first of a lane has stood there so long.
struct HelpOutlook
{
    std::uint16_t service = 0;
    Seconds after = 0;
};

struct CounterOutlook
{
    std::vector<std::uint16_t> groups; ///< by the plan and the bindings in force
    std::vector<HelpOutlook> helps;
    int streak = 0;     ///< favoured ones in a row while others waited
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
