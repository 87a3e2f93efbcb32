// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "app/api/desk.h"
#include "app/http/server.h"
#include "app/sync/mqtt.h"

#include <QObject>
#include <QThread>

namespace hall::api {

/// The hub's interface at work: a desk behind a server, and a link to the broker for how halls
/// stand, on a thread of their own.
class Interface : public QObject
{
    Q_OBJECT

public:
    struct Parts
    {
        Desk::Parts desk;
        http::ServerOptions server;
        sync::Broker broker;
    };

    explicit Interface(Parts parts);
    ~Interface() override;

    /// Once. The error is a sentence that says what is in the way.
    [[nodiscard]] Result<void, std::string> start();

    /// The port that was taken.
    [[nodiscard]] int port() const;

signals:
    /// For the log: a sentence. From the thread of its own.
    void told(const QString& sentence);

private:
    class Work;

    QThread m_thread;
    std::unique_ptr<Work> m_work;
    int m_port = 0;
};

/// The document of this interface (OpenAPI 3.1), as it is served.
[[nodiscard]] std::string openApiDocument();

} // namespace hall::api
