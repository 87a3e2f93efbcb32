// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "app/core/events.h"
#include "app/core/result.h"
#include "app/forecast/learned_accuracy.h"
#include "app/forecast/learned_arrivals.h"
#include "app/forecast/learned_calls.h"
#include "app/forecast/learned_durations.h"
#include "app/forecast/learned_presence.h"
#include "app/forecast/outlook.h"

#include <deque>
#include <memory>
#include <string>
#include <string_view>
#include <unordered_map>

namespace hall {

/// What past days teach. Each part fades: a day two weeks ago counts half.
struct PastDays
{
    std::int64_t upTo = 0;  ///< the event that ended the last of them
    std::int64_t rules = 0; ///< the event with the rules in force then
    LearnedDurations durations;
    LearnedArrivals arrivals;
    LearnedCalls calls;
    LearnedPresence presence;
    LearnedAccuracy accuracy;

    friend bool operator==(const PastDays&, const PastDays&) = default;
};

/// One line of JSON with a version.
[[nodiscard]] std::string toText(const PastDays& past);
/// The error says what is wrong; the projection is then made anew from the journal.
[[nodiscard]] Result<PastDays, std::string> parsePastDays(std::string_view text);

/// A projection of the journal: how long services take, who comes when, when counters are there.
/// Every event in order goes in; it can be thrown away and made anew.
class Learned
{
public:
    Learned() = default;

    /// Goes on from what was stored: the next event is the one after `past.upTo`.
    Learned(PastDays past, const Rules& rules);

    /// `offset`: local time less UTC, at the hall, then.
    void observe(const Event& event, Duration offset);
    /// What a ticket was told when it was issued, by the rates of its day.
    void told(const TicketId& ticket, Seconds low, Seconds high);

    /// As the last day's end left it; what is stored.
    [[nodiscard]] const PastDays& past() const
    {
        return m_stored;
    }

    /// The rules that the last event left, for `takeOutlook`; null before there are any.
    [[nodiscard]] const std::shared_ptr<const FlatRules>& rules() const
    {
        return m_flat;
    }

    /// For a day of the week, 1 Monday to 7 Sunday, from the days before this one: made once a day.
    [[nodiscard]] Rates rates(int weekday) const;
    /// `local`: seconds since local midnight of the business day; `rates`: today's.
    [[nodiscard]] Today today(Seconds local, const Rates& rates) const;

private:
    /// A ticket of today.
    struct Visit
    {
        ServiceCode service; ///< that it waits for, or is served with
        ClassCode priority;
        Seconds issuedAt = 0;
        bool waits = false;  ///< in line
        bool called = false; ///< once at least
        /// Before its first call, while that lasts: who comes back or was sent on waits otherwise.
        std::optional<Seconds> waited = {};
        Seconds since = 0;                                    ///< it was called, or taken up again
        Seconds served = 0;                                   ///< before it was held
        std::optional<std::pair<Seconds, Seconds>> told = {}; ///< low and high, until it is called
    };

    /// A service that ended, or a call that nobody answered. It may be taken back for a few
    /// seconds, and teaches after them.
    struct Ended
    {
        enum How { Finished, SentOn, Missed };

        TicketId ticket;
        Seconds at = 0;
        ServiceCode service;
        ClerkId clerk;
        Seconds took = 0; ///< without the times in which it was held
        std::optional<Seconds> waited;
        bool wasHeld = false;
        How how = Finished;
    };

    /// A counter today.
    struct Desk
    {
        ClerkId clerk;
        std::vector<PastAbsence> absences;
        std::optional<Seconds> awaySince;
        Seconds earliest = 0;              ///< when it may have meant to leave
        bool closed = true;                ///< else paused
        bool leftSomeWaiting = false;      ///< when it closed the last time
        std::optional<Seconds> calledAt;   ///< the last time
        std::optional<Seconds> finishedAt; ///< the last time, unless it was away since
        bool someWaited = false;           ///< whom it could have called when it finished
    };

    class Observing;

    void adopt(const Rules& rules);
    void beginDay(BusinessDay day);
    void endDay(Seconds local, std::int64_t seq);
    void learnEnds(Seconds before);
    void learn(const Ended& ended);
    [[nodiscard]] bool someWaitFor(const Desk& desk) const;

    PastDays m_past; ///< with what today has shown so far, but for its arrivals
    PastDays m_stored;
    Rules m_rules;
    std::shared_ptr<const FlatRules> m_flat;

    std::optional<BusinessDay> m_day;
    std::unordered_map<TicketId, Visit> m_visits;
    std::deque<Ended> m_ended;  ///< the oldest first
    std::vector<Desk> m_desks;  ///< as in the rules
    std::vector<int> m_waiting; ///< by group
    ArrivalsOfDay m_arrivals;
};

} // namespace hall
