// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "app/core/result.h"
#include "app/server/session.h"

#include <QLocalServer>
#include <QObject>
#include <QWebSocketServer>

#include <filesystem>

namespace hall::server {

/// Lets clients in: over the Unix socket of the data folder and, where hall.toml says so, over
/// WebSocket on loopback. More than `limits.sessions` at once are turned away with a reason.
class Listener : public QObject
{
    Q_OBJECT

public:
    explicit Listener(SessionParts parts);
    ~Listener() override;

    /// The error says what is in the way.
    [[nodiscard]] Result<void, std::string> listenLocally(const std::filesystem::path& socket);
    [[nodiscard]] Result<void, std::string> listenOnLoopback(const ListenSettings& settings);

    /// The port that was taken, of use where 0 was asked for in tests.
    [[nodiscard]] int webPort() const
    {
        return m_web.serverPort();
    }

    [[nodiscard]] std::size_t sessions() const
    {
        return static_cast<std::size_t>(m_sessions.size());
    }

    /// Ends all sessions with a reason and lets nobody in any more.
    void close(const QString& why);

private:
    void admitLocal();
    void admitWeb();
    void admit(std::unique_ptr<Peer> peer, bool trusted);

    SessionParts m_parts;
    QLocalServer m_local;
    QWebSocketServer m_web;
    QSet<Session*> m_sessions;
};

} // namespace hall::server
