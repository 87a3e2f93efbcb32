// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "app/core/time.h"
#include "app/identity/signed_code.h"
#include "app/sync/mqtt.h"
#include "app/sync/retrieval.h"

#include <QElapsedTimer>
#include <QObject>
#include <QTimer>

#include <functional>

namespace hall::sync {

/// Fetches from the city what a restored backup lacks: `Retrieval`'s rules over a broker.
class HistoryFetch : public QObject
{
    Q_OBJECT

public:
    struct Parts
    {
        std::string hall;
        Broker broker;
        identity::KnownKeys hubKeys;
        std::function<Time()> now; ///< for the keys' validity alone
        Mqtt::Delays delays = {};
    };

    HistoryFetch(Parts parts, Retrieval retrieval);

    void start();

    [[nodiscard]] const Retrieval& retrieval() const
    {
        return m_retrieval;
    }

signals:
    /// In order; whoever keeps the rows may end us meanwhile.
    void came(const hall::sync::Retrieval::Step& step);
    /// Once. `why` is a sentence; empty: everything came.
    void ended(const QString& why);

private:
    void tick();
    void receive(const QByteArray& payload);
    void end(const std::string& why);
    [[nodiscard]] Retrieval::Clock elapsed() const;

    Parts m_parts;
    Retrieval m_retrieval;
    Mqtt m_mqtt;
    QTimer m_tick;
    QElapsedTimer m_clock;
    std::string m_trouble; ///< what was heard last instead of an answer
    bool m_isOver = false;
};

} // namespace hall::sync
