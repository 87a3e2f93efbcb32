// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "app/protocol/views.h"

#include <optional>
#include <vector>

namespace hall::station {

/// One call, or one recall, that is to be spoken.
struct PendingCall
{
    TicketId ticket;
    std::string number;
    int counter = 0;
    std::string counterSpoken; ///< the counter's own reading; empty: by its number
    int call = 1;              ///< 1 the call, 2 the first recall …
    Time calledAt;

    friend bool operator==(const PendingCall&, const PendingCall&) = default;
};

/// A call of which nothing more will be said, and why.
struct EndedCall
{
    PendingCall call;
    Announcement outcome = Announcement::Spoken;

    friend bool operator==(const EndedCall&, const EndedCall&) = default;
};

/// Which call is spoken when, in one zone: in the order in which they were made, one at a time, and
/// each ends exactly once. Pure: it is told the time and what the loudspeaker did.
///
/// When somebody else waits to be called, second readings are left out. What has moved on is
/// dropped before its turn, and what is past its latest time is left to board and strip.
class CallQueue
{
public:
    struct Rules
    {
        ZoneCode zone; ///< empty: the whole hall
        Duration latest{0};
        int readings = 2;
    };

    explicit CallQueue(Rules rules);

    /// The newest state of the counters; answers the calls that it ended.
    [[nodiscard]] std::vector<EndedCall> see(const std::vector<protocol::CounterSign>& counters);
    /// Drops what is too late. `isHeard`: there was somewhere to speak to, it just wasn't its turn.
    [[nodiscard]] std::vector<EndedCall> expire(Time now, bool isHeard);
    /// When the next of those that wait will be too late.
    [[nodiscard]] std::optional<Time> expiresNext() const;

    /// In the order in which they will be spoken.
    [[nodiscard]] const std::vector<PendingCall>& waiting() const
    {
        return m_waiting;
    }

    /// The call that is being spoken.
    [[nodiscard]] const PendingCall* speaking() const
    {
        return m_speaking ? &m_speaking->call : nullptr;
    }

    /// Its readings that are over.
    [[nodiscard]] int readings() const
    {
        return m_speaking ? m_speaking->readings : 0;
    }

    /// Takes the next one to be spoken, if there is one and none is spoken now.
    const PendingCall* begin();
    /// A reading is over: nothing when it is to be read again.
    [[nodiscard]] std::optional<EndedCall> readingDone();
    /// The sound broke off: nothing when it is to be spoken again from its beginning.
    [[nodiscard]] std::optional<EndedCall> brokeOff();
    /// It can't be spoken at all.
    [[nodiscard]] std::optional<EndedCall> giveUp();

private:
    struct Speaking
    {
        PendingCall call;
        int readings = 0;
        bool movedOn = false;
    };

    void add(const PendingCall& call);
    EndedCall end(const PendingCall& call, Announcement outcome);
    EndedCall endSpeaking(Announcement outcome);

    Rules m_rules;
    std::vector<PendingCall> m_waiting; ///< in order of call
    std::optional<Speaking> m_speaking;
    std::vector<PendingCall> m_ended; ///< that a counter may still show as not announced
};

} // namespace hall::station
