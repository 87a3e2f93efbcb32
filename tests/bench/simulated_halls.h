// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "app/journal/chain.h"
#include "app/sync/event_message.h"
#include "app/sync/mqtt.h"
#include "tests/bench/samples.h"

#include <QObject>

#include <deque>
#include <functional>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

namespace hall::bench {

/// An event as halls have many: a ticket with its rank, wait and lane.
[[nodiscard]] journal::Row ticketRow();

/// Makes the rows of one hall's journal.
class SimulatedJournal
{
public:
    explicit SimulatedJournal(std::string hall);

    [[nodiscard]] sync::EventMessage next(journal::Chainer& chainer);

private:
    sync::EventMessage m_last;
    journal::Chain m_chain{};
};

/// Halls that share one connection to the broker. They keep what isn't acknowledged and send it
/// again when asked; the hub's signatures aren't checked, as thousands of halls have thousands of
/// processors for that and this machine hasn't.
class SimulatedHalls : public QObject
{
    Q_OBJECT

public:
    SimulatedHalls(const sync::Broker& broker, int first, int count);

    [[nodiscard]] static std::string idOf(int hall);
    /// The number of the row that a word of the hub is about, without looking at its signature.
    [[nodiscard]] static std::int64_t seqOf(std::string_view word);

    void start();
    /// The next event of one of them goes out.
    void publish(int hall);
    /// Whether each has heard from the hub.
    [[nodiscard]] bool areMet() const;

    [[nodiscard]] int count() const
    {
        return static_cast<int>(m_halls.size());
    }

    /// Published and not acknowledged.
    [[nodiscard]] std::int64_t waiting() const
    {
        return m_waiting;
    }

    /// From the publishing of each event to its hall's hearing that it is stored.
    [[nodiscard]] const Samples& stored() const
    {
        return m_stored;
    }

signals:
    void acknowledged(int hall, int events);

private:
    struct Sent
    {
        std::int64_t seq = 0;
        SteadyTime at;
        std::string payload;
    };

    struct SimulatedHall
    {
        std::string id;
        SimulatedJournal journal;
        std::deque<Sent> waiting;
        bool isMet = false;
    };

    void receive(const QString& topic, const QByteArray& payload);
    void acknowledge(int hall, std::int64_t upTo);

    sync::Mqtt m_mqtt;
    journal::Chainer m_chainer;
    std::vector<SimulatedHall> m_halls;
    std::unordered_map<std::string, int> m_places;
    std::int64_t m_waiting = 0;
    Samples m_stored;
};

} // namespace hall::bench
