// SPDX-License-Identifier: Apache-2.0
#include "app/client/wire.h"

#include <QDir>
#include <QFile>
#include <QLocalSocket>
#include <QWebSocket>

namespace hall::client {

using namespace Qt::StringLiterals;

namespace {

/// A node's answer is never longer; a peer that sends more isn't one.
constexpr qint64 messageBytesMax = qint64{16} * 1024 * 1024;

/// One message a line.
class LocalWire : public Wire
{
public:
    explicit LocalWire(QString path)
        : m_path(std::move(path))
    {
        connect(&m_socket, &QLocalSocket::connected, this, &LocalWire::opened);
        connect(&m_socket, &QLocalSocket::readyRead, this, &LocalWire::readLines);
        connect(&m_socket, &QLocalSocket::disconnected, this, &LocalWire::end);
        connect(&m_socket, &QLocalSocket::errorOccurred, this, &LocalWire::end);
    }

    void open() override
    {
        m_socket.connectToServer(m_path);
    }

    void send(const QByteArray& message) override
    {
        m_socket.write(message);
        m_socket.write("\n", 1);
    }

private:
    void readLines()
    {
        while (m_socket.canReadLine()) {
            QByteArray line = m_socket.readLine(messageBytesMax);
            line.chop(1);
            emit received(line);
        }
        if (m_socket.bytesAvailable() > messageBytesMax) {
            end();
        }
    }

    void end()
    {
        if (!m_ended) {
            m_ended = true;
            emit lost(m_socket.errorString());
        }
    }

    QString m_path;
    QLocalSocket m_socket;
    bool m_ended = false;
};

class WebWire : public Wire
{
public:
    explicit WebWire(QUrl url)
        : m_url(std::move(url))
    {
        connect(&m_socket, &QWebSocket::connected, this, &WebWire::opened);
        connect(&m_socket, &QWebSocket::textMessageReceived, this, [this](const QString& text) {
            emit received(text.toUtf8());
        });
        connect(&m_socket, &QWebSocket::disconnected, this, &WebWire::end);
    }

    void open() override
    {
        m_socket.open(m_url);
    }

    void send(const QByteArray& message) override
    {
        m_socket.sendTextMessage(QString::fromUtf8(message));
    }

private:
    void end()
    {
        if (!m_ended) {
            m_ended = true;
            const QString reason = m_socket.closeReason();
            emit lost(reason.isEmpty() ? m_socket.errorString() : reason);
        }
    }

    QUrl m_url;
    QWebSocket m_socket;
    bool m_ended = false;
};

QString readToken(const QString& dataDir)
{
    QFile file{QDir{dataDir}.filePath(u"token"_s)};
    return file.open(QIODevice::ReadOnly) ? QString::fromUtf8(file.readAll().trimmed()) : QString{};
}

} // namespace

Address Address::of(const QString& hallUrl, const QString& dataDir)
{
    if (hallUrl.startsWith(u"ws://"_s)) {
        return {.socketPath = {}, .url = QUrl{hallUrl}, .token = readToken(dataDir)};
    }
    if (!hallUrl.isEmpty()) {
        return {.socketPath = hallUrl, .url = {}, .token = {}};
    }
    return {.socketPath = QDir{dataDir}.filePath(u"hall.sock"_s), .url = {}, .token = {}};
}

std::unique_ptr<Wire> makeWire(const Address& address)
{
    if (!address.socketPath.isEmpty()) {
        return std::make_unique<LocalWire>(address.socketPath);
    }
    return std::make_unique<WebWire>(address.url);
}

} // namespace hall::client
