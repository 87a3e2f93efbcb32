// SPDX-License-Identifier: Apache-2.0
#include "tests/bench/broker_of_one.h"

namespace hall::bench {

namespace {

// MQTT 3.1.1, section 2.2.1: the upper four bits of a packet's first byte.
constexpr quint8 connectPacket = 1;
constexpr quint8 publishPacket = 3;
constexpr quint8 subscribePacket = 8;
constexpr quint8 unsubscribePacket = 10;
constexpr quint8 pingPacket = 12;

constexpr qsizetype bytesAhead = qsizetype{1} << 20;

QByteArray number(qsizetype value)
{
    QByteArray bytes;
    bytes.append(static_cast<char>(value >> 8)).append(static_cast<char>(value & 0xFF));
    return bytes;
}

qsizetype numberAt(const QByteArray& bytes, qsizetype at)
{
    return (static_cast<quint8>(bytes[at]) << 8) | static_cast<quint8>(bytes[at + 1]);
}

/// Section 2.2.3: seven bits a byte, the lowest first.
QByteArray lengthOf(qsizetype length)
{
    QByteArray bytes;
    do {
        const auto seven = static_cast<quint8>(length & 0x7F);
        length >>= 7;
        bytes.append(static_cast<char>(length > 0 ? seven | 0x80 : seven));
    } while (length > 0);
    return bytes;
}

} // namespace

BrokerOfOne::BrokerOfOne()
{
    connect(&m_server, &QTcpServer::newConnection, this, &BrokerOfOne::accept);
}

int BrokerOfOne::listen()
{
    return m_server.listen(QHostAddress::LocalHost) ? m_server.serverPort() : 0;
}

void BrokerOfOne::accept()
{
    m_client = m_server.nextPendingConnection();
    m_received.clear();
    connect(m_client, &QTcpSocket::readyRead, this, &BrokerOfOne::read);
    connect(m_client, &QTcpSocket::bytesWritten, this, &BrokerOfOne::pourOn);
}

void BrokerOfOne::read()
{
    m_received += m_client->readAll();
    qsizetype begin = 0;
    while (begin + 2 <= m_received.size()) {
        qsizetype at = begin + 1;
        qsizetype length = 0;
        bool isLast = false;
        for (int shift = 0; at < m_received.size() && !isLast; shift += 7) {
            const auto byte = static_cast<quint8>(m_received[at++]);
            length |= static_cast<qsizetype>(byte & 0x7F) << shift;
            isLast = (byte & 0x80) == 0;
        }
        if (!isLast || at + length > m_received.size()) {
            break;
        }
        take(static_cast<quint8>(m_received[begin]), m_received.mid(at, length));
        begin = at + length;
    }
    m_received.remove(0, begin);
}

void BrokerOfOne::take(quint8 first, const QByteArray& content)
{
    switch (first >> 4) {
    case connectPacket:
        m_client->write(QByteArray::fromHex("20020000"));
        break;
    case publishPacket:
        takePublish(first, content);
        break;
    case subscribePacket:
        takeSubscribe(content);
        break;
    case unsubscribePacket:
        m_client->write(QByteArray::fromHex("B002") + content.left(2));
        break;
    case pingPacket:
        m_client->write(QByteArray::fromHex("D000"));
        break;
    default:
        break;
    }
}

void BrokerOfOne::takePublish(quint8 first, const QByteArray& content)
{
    const qsizetype topicBytes = numberAt(content, 0);
    qsizetype at = 2 + topicBytes;
    if ((first & 0x06) != 0) {
        m_client->write(QByteArray::fromHex("4002") + content.mid(at, 2));
        at += 2;
    }
    emit published(content.mid(2, topicBytes), content.mid(at));
}

void BrokerOfOne::takeSubscribe(const QByteArray& content)
{
    QByteArray granted;
    for (qsizetype at = 2; at + 2 < content.size();) {
        const qsizetype bytes = numberAt(content, at);
        emit subscribed(content.mid(at + 2, bytes));
        granted.append('\0');
        at += 2 + bytes + 1;
    }
    m_client->write(QByteArray::fromHex("90") + lengthOf(2 + granted.size()) + content.left(2) +
                    granted);
}

QByteArray BrokerOfOne::packetOf(const QByteArray& topic, const QByteArray& payload)
{
    return QByteArray::fromHex("30") + lengthOf(2 + topic.size() + payload.size()) +
           number(topic.size()) + topic + payload;
}

void BrokerOfOne::publish(const QByteArray& topic, const QByteArray& payload)
{
    m_client->write(packetOf(topic, payload));
}

void BrokerOfOne::pour(QByteArray packets)
{
    m_pouring = std::move(packets);
    m_poured = 0;
    pourOn();
}

void BrokerOfOne::pourOn()
{
    while (m_poured < m_pouring.size() && m_client->bytesToWrite() < bytesAhead) {
        const qsizetype bytes = std::min(bytesAhead, m_pouring.size() - m_poured);
        m_client->write(m_pouring.constData() + m_poured, bytes);
        m_poured += bytes;
    }
}

} // namespace hall::bench
