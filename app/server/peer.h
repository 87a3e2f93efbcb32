// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <QLocalSocket>
#include <QObject>
#include <QWebSocket>

#include <memory>

namespace hall::server {

/// The other end of one connection: whole messages both ways, whatever the transport.
class Peer : public QObject
{
    Q_OBJECT

public:
    using QObject::QObject;

    virtual void send(const QByteArray& message) = 0;
    /// Bytes that wait for the other end to read.
    [[nodiscard]] virtual qint64 unsentBytes() const = 0;
    /// Says why and ends; `gone` follows.
    virtual void close(const QString& why) = 0;

signals:
    void received(const QByteArray& message);
    /// Nothing is unsent any more.
    void drained();
    void gone();
};

/// One message a line over the Unix socket. A line longer than `frameBytesMax` ends the connection.
[[nodiscard]] std::unique_ptr<Peer> makePeer(std::unique_ptr<QLocalSocket> socket,
                                             qint64 frameBytesMax);

/// One message a text frame.
[[nodiscard]] std::unique_ptr<Peer> makePeer(std::unique_ptr<QWebSocket> socket,
                                             qint64 frameBytesMax);

} // namespace hall::server
