// SPDX-License-Identifier: Apache-2.0
#include "app/server/peer.h"

#include "app/protocol/replies.h"

#include <QTimer>

namespace hall::server {

using namespace Qt::StringLiterals;

namespace {

/// A client that we hang up on gets this time to read why.
constexpr int lastWordsMs = 1000;

/// Why a line ends that has no room for a reason of its own.
QByteArray lastWords(const QString& why)
{
    protocol::Refusal refusal;
    refusal.code = protocol::RpcError::Busy;
    refusal.message = why.toStdString();
    return QByteArray::fromStdString(protocol::encodeRefusal("null", refusal));
}

class LocalPeer : public Peer
{
public:
    LocalPeer(std::unique_ptr<QLocalSocket> socket, qint64 frameBytesMax)
        : m_socket(std::move(socket))
        , m_frameBytesMax(frameBytesMax)
    {
        m_socket->setParent(this);
        // Bounded: what a client sends beyond this stays in the kernel until the line is dealt
        // with.
        m_socket->setReadBufferSize(frameBytesMax + 1);
        connect(m_socket.get(), &QLocalSocket::readyRead, this, &LocalPeer::readLines);
        connect(m_socket.get(), &QLocalSocket::disconnected, this, &LocalPeer::gone);
        connect(m_socket.get(), &QLocalSocket::bytesWritten, this, [this] {
            if (m_socket->bytesToWrite() == 0) {
                emit drained();
            }
        });
    }

    void send(const QByteArray& message) override
    {
        m_socket->write(message + '\n');
    }

    [[nodiscard]] qint64 unsentBytes() const override
    {
        return m_socket->bytesToWrite();
    }

    void close(const QString& why) override
    {
        if (m_closing) {
            return;
        }
        m_closing = true;
        send(lastWords(why));
        m_socket->disconnectFromServer();
        QTimer::singleShot(lastWordsMs, m_socket.get(), [this] { m_socket->abort(); });
    }

private:
    void readLines()
    {
        while (!m_closing && m_socket->canReadLine()) {
            QByteArray line = m_socket->readLine();
            line.chop(1);
            emit received(line);
        }
        if (!m_closing && m_socket->bytesAvailable() > m_frameBytesMax) {
            close(u"a message must not be longer than %1 bytes"_s.arg(m_frameBytesMax));
        }
    }

    std::unique_ptr<QLocalSocket> m_socket;
    qint64 m_frameBytesMax;
    bool m_closing = false;
};

class WebPeer : public Peer
{
public:
    WebPeer(std::unique_ptr<QWebSocket> socket, qint64 frameBytesMax)
        : m_socket(std::move(socket))
    {
        m_socket->setMaxAllowedIncomingMessageSize(static_cast<quint64>(frameBytesMax));
        m_socket->setMaxAllowedIncomingFrameSize(static_cast<quint64>(frameBytesMax));
        connect(
            m_socket.get(), &QWebSocket::textMessageReceived, this, [this](const QString& text) {
                if (!m_closing) {
                    emit received(text.toUtf8());
                }
            });
        connect(m_socket.get(), &QWebSocket::disconnected, this, &WebPeer::gone);
        connect(m_socket.get(), &QWebSocket::bytesWritten, this, [this] {
            if (m_socket->bytesToWrite() == 0) {
                emit drained();
            }
        });
    }

    void send(const QByteArray& message) override
    {
        m_socket->sendTextMessage(QString::fromUtf8(message));
    }

    [[nodiscard]] qint64 unsentBytes() const override
    {
        return m_socket->bytesToWrite();
    }

    void close(const QString& why) override
    {
        if (m_closing) {
            return;
        }
        m_closing = true;
        m_socket->close(QWebSocketProtocol::CloseCodePolicyViolated, why);
        QTimer::singleShot(lastWordsMs, m_socket.get(), [this] { m_socket->abort(); });
    }

private:
    std::unique_ptr<QWebSocket> m_socket;
    bool m_closing = false;
};

} // namespace

std::unique_ptr<Peer> makePeer(std::unique_ptr<QLocalSocket> socket, qint64 frameBytesMax)
{
    return std::make_unique<LocalPeer>(std::move(socket), frameBytesMax);
}

std::unique_ptr<Peer> makePeer(std::unique_ptr<QWebSocket> socket, qint64 frameBytesMax)
{
    return std::make_unique<WebPeer>(std::move(socket), frameBytesMax);
}

} // namespace hall::server
