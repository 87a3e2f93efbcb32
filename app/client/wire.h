// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <QObject>
#include <QString>
#include <QUrl>

#include <memory>

namespace hall::client {

/// Where a node is reached: the Unix socket in its data folder, or a WebSocket with the token.
struct Address
{
    QString socketPath; ///< of `hall.sock`; empty: use `url`
    QUrl url;           ///< `ws://127.0.0.1:7480`
    QString token;      ///< content of `DIR/token`, for `url` alone

    /// `hallUrl` as given to `--hall` (`ws://…`, or a socket's path), else the socket in `dataDir`.
    [[nodiscard]] static Address of(const QString& hallUrl, const QString& dataDir);
};

/// Carries whole messages both ways, whatever the transport.
class Wire : public QObject
{
    Q_OBJECT

public:
    using QObject::QObject;

    virtual void open() = 0;
    virtual void send(const QByteArray& message) = 0;

signals:
    void opened();
    void received(const QByteArray& message);
    /// Once; the wire is of no use afterwards.
    void lost(const QString& why);
};

[[nodiscard]] std::unique_ptr<Wire> makeWire(const Address& address);

} // namespace hall::client
