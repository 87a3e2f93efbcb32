// SPDX-License-Identifier: Apache-2.0
#include "app/server/listener.h"

#include <QHostAddress>
#include <QWebSocketCorsAuthenticator>

namespace hall::server {

using namespace Qt::StringLiterals;

namespace {

constexpr int backlog = 512;

} // namespace

Listener::Listener(SessionParts parts)
    : m_parts(std::move(parts))
    , m_web(u"paihao"_s, QWebSocketServer::NonSecureMode)
{
    m_local.setSocketOptions(QLocalServer::UserAccessOption);
    m_local.setListenBacklogSize(backlog);
    m_local.setMaxPendingConnections(backlog);
    connect(&m_local, &QLocalServer::newConnection, this, &Listener::admitLocal);

    m_web.setMaxPendingConnections(backlog);
    m_web.setHandshakeTimeout(std::chrono::seconds{m_parts.limits.handshakeSeconds});
    connect(&m_web, &QWebSocketServer::newConnection, this, &Listener::admitWeb);
    // A browser names the page it runs: no page is a client of the hall.
    connect(
        &m_web,
        &QWebSocketServer::originAuthenticationRequired,
        this,
        [](QWebSocketCorsAuthenticator* check) { check->setAllowed(check->origin().isEmpty()); });
}

Listener::~Listener()
{
    for (Session* session : std::as_const(m_sessions)) {
        session->disconnect(this);
        delete session;
    }
}

Result<void, std::string> Listener::listenLocally(const std::filesystem::path& socket)
{
    const QString path = QString::fromStdString(socket.string());
    // The journal is locked by us, so a socket that lies there is a dead node's.
    QLocalServer::removeServer(path);
    if (!m_local.listen(path)) {
        return failure("can't listen on " + socket.string() + ": " +
                       m_local.errorString().toStdString());
    }
    return {};
}

Result<void, std::string> Listener::listenOnLoopback(const ListenSettings& settings)
{
    const QHostAddress address{QString::fromStdString(settings.address)};
    if (!address.isLoopback()) {
        return failure(
            "listen.address " + settings.address +
            " is not of this machine: without paired devices the node listens on 127.0.0.1 only");
    }
    if (!m_web.listen(address, static_cast<quint16>(settings.port))) {
        return failure("can't listen on " + settings.address + ":" + std::to_string(settings.port) +
                       ": " + m_web.errorString().toStdString());
    }
    return {};
}

void Listener::admitLocal()
{
    while (m_local.hasPendingConnections()) {
        std::unique_ptr<QLocalSocket> socket{m_local.nextPendingConnection()};
        admit(makePeer(std::move(socket), m_parts.limits.frameBytes), true);
    }
}

void Listener::admitWeb()
{
    while (m_web.hasPendingConnections()) {
        std::unique_ptr<QWebSocket> socket{m_web.nextPendingConnection()};
        socket->setParent(nullptr);
        admit(makePeer(std::move(socket), m_parts.limits.frameBytes), false);
    }
}

void Listener::admit(std::unique_ptr<Peer> peer, bool trusted)
{
    const bool full = m_sessions.size() >= m_parts.limits.sessions;
    auto* session = new Session{m_parts, std::move(peer), trusted, this};
    m_sessions.insert(session);
    connect(session, &Session::ended, this, [this, session] {
        m_sessions.remove(session);
        session->deleteLater();
    });
    if (full) {
        session->close(u"as many clients as this node admits are connected: %1"_s.arg(
            m_parts.limits.sessions));
    }
}

void Listener::close(const QString& why)
{
    m_local.close();
    m_web.close();
    for (Session* session : std::as_const(m_sessions)) {
        session->close(why);
    }
}

} // namespace hall::server
