// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "app/core/result.h"
#include "app/http/certificate.h"
#include "app/http/limits.h"
#include "app/http/routes.h"

#include <QObject>

#include <memory>

namespace hall::http {

struct ServerOptions
{
    std::string address;                    ///< `127.0.0.1:8480`, `[::1]:8480`; port 0 takes any
    std::optional<Certificate> certificate; ///< without one in clear
    Limits limits;
};

/// HTTP 1.1 over libmicrohttpd, in the event loop of the thread it lives in: `answer` is called
/// there, one request after the other, and must not wait.
///
/// What isn't HTTP, and headers beyond what a connection has room for, libmicrohttpd refuses by
/// itself, in words of its own.
class Server : public QObject
{
    Q_OBJECT

public:
    /// The error is a sentence that says what is in the way.
    [[nodiscard]] static Result<std::unique_ptr<Server>, std::string> open(ServerOptions options,
                                                                           Answer answer);
    ~Server() override;

    /// The port that was taken.
    [[nodiscard]] int port() const;

private:
    class Daemon;

    explicit Server(std::unique_ptr<Daemon> daemon);

    std::unique_ptr<Daemon> m_daemon;
};

} // namespace hall::http
