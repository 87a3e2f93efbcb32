// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "app/protocol/replies.h"
#include "app/protocol/requests.h"

#include <QLocalServer>
#include <QLocalSocket>
#include <QObject>
#include <QTemporaryDir>

#include <vector>

namespace hall::support {

/// A node's end of the Unix socket, played by the test: it keeps what was asked and says what the
/// test tells it to.
class FakeNode : public QObject
{
    Q_OBJECT

public:
    FakeNode();

    void listen();
    [[nodiscard]] QString path() const;
    void say(const std::string& message);
    /// Ends the session, takes no other until `listen`, and forgets what was asked.
    void hangUp();

    [[nodiscard]] const std::vector<protocol::Request>& asked() const
    {
        return m_asked;
    }

    /// The commands among them.
    [[nodiscard]] std::vector<protocol::Request> commands() const;
    [[nodiscard]] bool watches(const std::string& view) const;

private:
    void accept();
    void read();

    QTemporaryDir m_folder;
    QLocalServer m_server;
    QLocalSocket* m_session = nullptr;
    std::vector<protocol::Request> m_asked;
};

} // namespace hall::support
