// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <QObject>
#include <QTcpServer>
#include <QTcpSocket>

namespace hall::bench {

/// As much of an MQTT 3.1.1 broker as one client needs that is to be kept busy: what it sends and
/// receives costs next to nothing here.
class BrokerOfOne : public QObject
{
    Q_OBJECT

public:
    BrokerOfOne();

    /// Listens on loopback; the port, 0: it can't.
    [[nodiscard]] int listen();
    void publish(const QByteArray& topic, const QByteArray& payload);
    /// A message of QoS 0 as it goes over the wire.
    [[nodiscard]] static QByteArray packetOf(const QByteArray& topic, const QByteArray& payload);
    /// Packets, as fast as the client takes them.
    void pour(QByteArray packets);

signals:
    void subscribed(const QByteArray& filter);
    /// By the client.
    void published(const QByteArray& topic, const QByteArray& payload);

private:
    void accept();
    void read();
    void take(quint8 first, const QByteArray& content);
    void takePublish(quint8 first, const QByteArray& content);
    void takeSubscribe(const QByteArray& content);
    void pourOn();

    QTcpServer m_server;
    QTcpSocket* m_client = nullptr;
    QByteArray m_received;
    QByteArray m_pouring;
    qsizetype m_poured = 0;
};

} // namespace hall::bench
