// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "app/hub/store.h"
#include "app/identity/signing_key.h"
#include "app/sync/hub_word.h"
#include "app/sync/mqtt.h"

#include <QObject>
#include <QTimer>

#include <functional>
#include <map>
#include <memory>

namespace hall::hub {

/// The city's end of the links of its halls: takes their events from the broker, stores them, and
/// tells each hall how far it has them.
///
/// What comes is gathered for a moment and stored in one transaction; nothing is acknowledged that
/// isn't durable. What can't be stored is let go: the halls send it again.
class Hub : public QObject
{
    Q_OBJECT

public:
    struct Options
    {
        std::string keyId; ///< as halls know `key`
        std::chrono::milliseconds gather{20};
        std::size_t batchMax = 500;
        std::chrono::milliseconds askAgain{2000}; ///< before the same rows are asked for once more
    };

    struct Parts
    {
        std::unique_ptr<Store> store;
        identity::SigningKey key;
        sync::Broker broker;
        std::function<Time()> now;
    };

    Hub(Parts parts, Options options);

    void start();

signals:
    /// For the log: a sentence.
    void told(const QString& sentence);
    void stored(qint64 events);

private:
    struct Asked
    {
        journal::Position after;
        Time at;
    };

    void receive(const QString& topic, const QByteArray& payload);
    void gather(const std::string& hall, const QByteArray& payload);
    void store();
    void answer(const HallTaken& taken);
    /// A hall is there: it waits to hear what is stored of it.
    void greet(const std::string& hall, const QByteArray& state);
    void say(sync::HubWordKind kind, const std::string& hall, const journal::Head& head);

    Parts m_parts;
    Options m_options;
    sync::Mqtt m_mqtt;
    std::vector<sync::EventMessage> m_batch;
    QTimer m_gathering;
    std::map<std::string, Asked> m_asked;
};

} // namespace hall::hub
