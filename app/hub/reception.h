// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "app/sync/event_message.h"
#include "app/sync/mqtt.h"

#include <QObject>
#include <QSemaphore>
#include <QTimer>

#include <atomic>
#include <memory>
#include <vector>

namespace hall::hub {

/// The hub's connection to the broker, on a thread of its own: while the database works, what comes
/// next is read and taken apart.
///
/// Events are gathered for a moment and given out in batches, only so many ahead of those that
/// `finish` has seen: beyond that nothing is read, and what piles up does so at the broker.
class Reception : public QObject
{
    Q_OBJECT

public:
    using Batch = std::shared_ptr<const std::vector<sync::EventMessage>>;

    struct Limits
    {
        std::chrono::milliseconds gather{20};
        std::size_t batchMax = 2000;
        int batchesAhead = 2;
    };

    Reception(const sync::Broker& broker, Limits limits);

    // From any thread, as all that follows.
    void start();
    void subscribe(const std::string& filter);
    void unsubscribe(const std::string& filter);
    /// False when there is no connection.
    bool publish(sync::MqttMessage message);
    /// A batch has been dealt with.
    void finish();
    /// Nothing is given out any more; its thread can end.
    void close();

signals:
    void arrived(const hall::hub::Reception::Batch& batch);
    /// What isn't an event.
    void received(const QString& topic, const QByteArray& payload);
    void connected();
    void disconnected(const QString& why);
    /// For the log: a sentence.
    void told(const QString& sentence);

private:
    void receive(const QString& topic, const QByteArray& payload);
    void gather(const std::string& hall, const QByteArray& payload);
    void giveOut();

    Limits m_limits;
    sync::Mqtt m_mqtt;
    QTimer m_gathering;
    std::vector<sync::EventMessage> m_batch;
    QSemaphore m_room;
    std::atomic<bool> m_isConnected = false;
    std::atomic<bool> m_isClosed = false;
};

} // namespace hall::hub
