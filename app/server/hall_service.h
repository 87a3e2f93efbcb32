// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "app/core/commands.h"
#include "app/core/events.h"
#include "app/core/hall.h"
#include "app/journal/journal.h"
#include "app/protocol/replies.h"
#include "app/server/hall_clock.h"
#include "app/server/known_waits.h"
#include "app/server/ticket_codes.h"

#include <QObject>

#include <deque>
#include <functional>
#include <memory>
#include <unordered_map>

namespace hall::journal {
class DiskReserve;
class Writer;
struct Batch;
} // namespace hall::journal

namespace hall::server {

using OnReply = std::function<void(const Result<protocol::TicketReply, protocol::Refusal>&)>;

/// How the journal stands.
enum class Durability {
    Good,
    Refused, ///< the disk takes nothing: commands are turned away, what was decided waits
    Lost     ///< nobody knows what was written: the node must stop and replay
};

/// The hall at work: decides each command on the newest state, applies its events at once, lets the
/// journal's thread write them, and answers when they are durable. One thread owns it.
class HallService : public QObject
{
    Q_OBJECT

public:
    struct Parts
    {
        Hall hall;
        journal::Journal& journal;
        std::unique_ptr<journal::Reader> reader; ///< for commands asked again
        HallClock& clock;
        TicketCodes codes;
        journal::DiskReserve& reserve;
        /// Whether tickets are given in the hall's hours only.
        bool keepsHours = false;
        std::chrono::milliseconds retryEvery{5000};
    };

    explicit HallService(Parts parts);
    ~HallService() override;

    /// `onReply` is called once, on this thread, after everything that the answer tells is durable.
    void submit(Command command, const OnReply& onReply);

    /// Calls `tell` once the hall as it is now is durable: at once when it is.
    void whenDurable(std::function<void()> tell);

    [[nodiscard]] const Hall& hall() const
    {
        return m_hall;
    }

    /// A newer forecast.
    void tellWaits(std::shared_ptr<const KnownWaits> waits);
    /// As last forecast; empty when nothing is known of the hall as it is.
    [[nodiscard]] const KnownWaits& waits() const;
    /// A ticket as it is now, with its wait.
    [[nodiscard]] protocol::TicketAnswer answerOf(const Ticket& ticket) const;

    [[nodiscard]] std::int64_t durableSeq() const
    {
        return m_durableSeq;
    }

    [[nodiscard]] Durability durability() const
    {
        return m_durability;
    }

    [[nodiscard]] const std::string& epoch() const
    {
        return m_epoch;
    }

    [[nodiscard]] const TicketCodes& codes() const
    {
        return m_codes;
    }

    [[nodiscard]] HallClock& clock()
    {
        return m_clock;
    }

    /// Writes and syncs a row beside the events; `done` on this thread, true when it went well.
    void probe(std::function<void(bool)> done);
    /// Does some milliseconds of `work` on the journal between two commits; `done` on the journal's
    /// thread. May be called from any.
    void between(std::function<journal::Appended(journal::Journal&)> work,
                 std::function<void(const journal::Appended&)> done);
    /// Writes what was decided and ends the journal's thread; nothing is accepted afterwards.
    void stop();

signals:
    /// The hall is newer; views may be made anew but must be held back until `durableSeq` has come
    /// to it.
    void changed();
    /// There are other waiting times than before.
    void waitsChanged();
    /// Everything up to here may be told.
    void durable(std::int64_t seq);
    void durabilityChanged(hall::server::Durability durability, const QString& detail);

private:
    struct Waiting
    {
        std::int64_t seq = 0;
        std::function<void()> tell;
    };

    struct Unwritten
    {
        std::string asked;
        protocol::TicketReply reply;
    };

    void complete(Command& command);
    [[nodiscard]] bool answerAgain(const Command& command, const OnReply& onReply);
    void carryOut(const Command& command, const Events& events, const OnReply& onReply);
    void reply(const OnReply& onReply, Result<protocol::TicketReply, protocol::Refusal> answer);
    [[nodiscard]] protocol::Refusal refusalFor(const Command& command, Rejection rejection) const;
    void written(const journal::Batch& batch);
    void setDurability(Durability durability, const std::string& detail);
    void makeRoomToClose();

    Hall m_hall;
    std::string m_epoch;
    std::unique_ptr<journal::Reader> m_reader;
    HallClock& m_clock;
    TicketCodes m_codes;
    std::shared_ptr<const KnownWaits> m_waits;
    journal::DiskReserve& m_reserve;
    bool m_keepsHours;
    std::int64_t m_durableSeq = 0;
    Durability m_durability = Durability::Good;
    bool m_stopped = false;
    std::deque<Waiting> m_waiting;
    std::unordered_map<CommandId, Unwritten> m_unwritten;
    std::deque<std::pair<std::int64_t, CommandId>> m_unwrittenOrder;
    std::unique_ptr<journal::Writer> m_writer; ///< last: its thread ends before the rest
};

} // namespace hall::server
