// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "tests/chaos/ack_log.h"
#include "tests/chaos/presser.h"
#include "tests/chaos/setup.h"

#include <memory>
#include <random>

namespace hall::chaos {

/// A citizen and a clerk in one: takes tickets and calls at its counter. Lives on a thread of its
/// own, so that one client's disk holds up no other.
class Client : public QObject
{
    Q_OBJECT

public:
    struct Place
    {
        int number = 0; ///< from 0
        int counter = 0;
        bool isAlone = false; ///< at its counter
    };

    Client(const Setup& setup,
           Place place,
           client::Address address,
           const std::filesystem::path& logFile);

    /// Presses until `calls` counters' calls are answered or `end` is asked for; then `ended`.
    void begin(int calls);
    void end();

    [[nodiscard]] std::int64_t askedAgain() const
    {
        return m_presser ? m_presser->askedAgain() : 0;
    }

signals:
    /// Written to the log and synced. `refused` is empty or the hall's reason.
    void told(const QString& method, const QString& refused);
    void ended();
    /// Something that must not happen, a sentence.
    void objected(const QString& what);

private:
    using Reply = Presser::Reply;

    void next();
    void pressForRace();
    void pressAnything();
    void take();
    void call();
    void atCounter(const QString& method);
    void cancel();
    void press(const QString& method, const QJsonObject& params);
    void answered(const QString& command, const Reply& reply);
    void learn(const protocol::TicketReply& reply);
    void learn(const protocol::Refusal& refusal);
    [[nodiscard]] bool log(const QString& command, const Reply& reply);
    [[nodiscard]] QJsonObject counterParams() const;

    Setup m_setup;
    Place m_place;
    client::Address m_address;
    AckLog m_log;
    std::mt19937 m_random;
    std::unique_ptr<Presser> m_presser; ///< made on the client's own thread
    QString m_method;                   ///< being pressed
    int m_callsLeft = 0;
    bool m_ending = false;
    bool m_holdsTicket = false; ///< race: took one for its next call
    QString m_seen;             ///< the ticket at the counter, as the clerk knows
    bool m_started = false;     ///< crash: service of it began
    QString m_mine;             ///< crash: a ticket that it took and may cancel
};

} // namespace hall::chaos
