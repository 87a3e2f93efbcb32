// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "app/sync/own_place.h"

#include <chrono>
#include <cstdint>
#include <optional>
#include <string>

namespace hall::sync {

/// What a hall's node sends to the city, and when: the rules, without sockets, disk or clock.
///
/// The journal is the outbox and the hub's word moves the one cursor, so nothing depends on what
/// this object or a broker remembers: on every connection the hub says first what it holds, and
/// rows are sent from there. `now` is monotonic time since any moment.
class Link
{
public:
    using Clock = std::chrono::milliseconds;

    struct Limits
    {
        std::int64_t window = 2000; ///< rows sent and not yet acknowledged
        /// A week takes a minute to catch up: neither the hall nor its city's other halls wait.
        std::int64_t rowsPerSecond = 2000;
        Clock askAgain{5000};    ///< no word since we asked: we ask again
        Clock quiet{10'000};     ///< no word at all: the connection is made anew,
        Clock quietMax{300'000}; ///< later and later
    };

    enum class State {
        Offline, ///< no connection to the broker
        Asking,  ///< the hub hasn't said yet what it holds
        Flowing,
        Blocked, ///< the next row can't be sent, `why()`; those before it are on their way
        Refused, ///< the hub holds another history, `why()`: nothing is sent
    };

    /// Rows to send: those after `after`, at most `count`.
    struct Batch
    {
        journal::Position after;
        std::int64_t count = 0;

        friend bool operator==(const Batch&, const Batch&) = default;
    };

    explicit Link(Limits limits);

    void connected(Clock now);
    void disconnected();
    /// Everything up to here may leave the hall.
    void durable(std::int64_t seq);
    /// The hub said what it holds.
    void held(const OwnPlace& place, Clock now);
    /// The hub wants what follows once more.
    void wantedAgain(const OwnPlace& place);

    /// Whether the hub has to be asked now what it holds; counts as asked.
    [[nodiscard]] bool mustAsk(Clock now);
    /// Whether a word is overdue, so that the connection has to be made anew, perhaps to another
    /// broker: what was sent is then sent again. Counts as done.
    [[nodiscard]] bool mustReconnect(Clock now);
    [[nodiscard]] std::optional<Batch> nextBatch(Clock now) const;

    /// Before that there is no batch.
    [[nodiscard]] Clock restsUntil() const
    {
        return m_restsUntil;
    }

    /// Rows of the last batch up to this one are on their way.
    void sent(const journal::Position& position, Clock now);

    /// The next row is none that the city takes; `why` names it. Until the next connection it isn't
    /// tried again.
    void block(std::string why);

    [[nodiscard]] State state() const
    {
        return m_state;
    }

    /// Why nothing is sent; empty unless refused or blocked.
    [[nodiscard]] const std::string& why() const
    {
        return m_why;
    }

    /// The newest row that the hub said it holds, as far as was heard since the start.
    [[nodiscard]] const journal::Position& acknowledged() const
    {
        return m_acknowledged;
    }

    [[nodiscard]] std::int64_t durable() const
    {
        return m_durable;
    }

    /// Whether the hub holds rows that this journal, restored from a backup, lacks.
    [[nodiscard]] bool isBehindHub() const
    {
        return m_isBehindHub;
    }

private:
    [[nodiscard]] bool refuse(const OwnPlace& place);

    Limits m_limits;
    State m_state = State::Offline;
    std::string m_why;
    journal::Position m_acknowledged;
    bool m_isBehindHub = false;
    std::int64_t m_durable = 0;
    journal::Position m_sent;
    Clock m_restsUntil{0};
    Clock m_askAt{0};
    Clock m_lastWord{0};
    Clock m_quiet;
};

} // namespace hall::sync
