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
    /// Its place: of a recall that came before its call was spoken, when that was made.
    Time since;

    friend bool operator==(const PendingCall&, const PendingCall&) = default;
};

/// A call of which nothing more will be said, and why.
struct EndedCall
{
    PendingCall call;
    Announcement outcome = Announcement::Spoken;

    friend bool operator==(const EndedCall&, const EndedCall&) = default;
};

/// Which calls are spoken when, in one zone: in the order in which they were made, and each ends
/// exactly once. Pure: it is told the time and what the loudspeaker did.
///
/// When somebody else waits to be called, second readings are left out; then those that wait are
/// joined, at most `callsMost` a sentence. What has moved on is dropped before its turn, and what
/// is past its latest time is left to board and strip. A recall is a call of its own; while its
/// call still waits it takes that one's place.
class CallQueue
{
public:
    struct Rules
    {
        ZoneCode zone; ///< empty: the whole hall
        Duration latest{0};
        int readings = 2;
    };

    /// Nobody keeps more in mind.
    static constexpr std::size_t callsMost = 4;

    explicit CallQueue(Rules rules);

    /// The newest state of the counters; answers the calls that it ended.
    [[nodiscard]] std::vector<EndedCall> see(const std::vector<protocol::CounterSign>& counters);
    /// Drops what is too late. `isHeard`: there was somewhere to speak to, it just wasn't its turn.
    [[nodiscard]] std::vector<EndedCall> expire(Time now, bool isHeard);
    /// When the next of those that wait will be too late.
    [[nodiscard]] std::optional<Time> expiresNext() const;
    /// Leaves all that wait to board and strip: nothing may be said now.
    [[nodiscard]] std::vector<EndedCall> silence();

    /// In the order in which they will be spoken.
    [[nodiscard]] const std::vector<PendingCall>& waiting() const
    {
        return m_waiting;
    }

    /// What would be said in the next sentence.
    [[nodiscard]] std::vector<PendingCall> next() const;

    /// The calls of the sentence that is being spoken; empty: none is.
    [[nodiscard]] std::vector<PendingCall> speaking() const;

    /// Takes those of the next sentence, if any wait and nothing is spoken now.
    [[nodiscard]] std::vector<PendingCall> begin();
    /// A reading is over; answers the calls that this ended. What is then `speaking` is to be read
    /// again.
    [[nodiscard]] std::vector<EndedCall> readingDone();
    /// The sound broke off: what doesn't end is to be spoken again from its beginning.
    [[nodiscard]] std::vector<EndedCall> brokeOff();
    /// The sentence can't be spoken at all.
    [[nodiscard]] std::vector<EndedCall> giveUp();

private:
    struct Speaking
    {
        PendingCall call;
        bool movedOn = false;
    };

    void add(const PendingCall& call);
    EndedCall end(const PendingCall& call, Announcement outcome);
    std::vector<EndedCall> endSpeaking(Announcement outcome);

    Rules m_rules;
    std::vector<PendingCall> m_waiting; ///< in order of place
    std::vector<Speaking> m_speaking;   ///< of one sentence
    int m_readings = 0;                 ///< of it that are over
    std::vector<PendingCall> m_ended;   ///< that a counter may still show as not announced
};

} // namespace hall::station
