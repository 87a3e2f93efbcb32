// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "app/sync/mqtt.h"

namespace hall::test {

/// Brokers of MQTT that work as one, started one by one.
class Brokers
{
public:
    virtual ~Brokers() = default;

    [[nodiscard]] virtual int count() const = 0;
    [[nodiscard]] virtual int portOf(int broker) const = 0;
    [[nodiscard]] virtual bool isRunning(int broker) const = 0;
    /// True when it takes connections.
    [[nodiscard]] virtual bool start(int broker) = 0;
    /// As a pulled plug.
    virtual void kill(int broker) = 0;
};

/// One that nobody listens on.
[[nodiscard]] int freePort();
[[nodiscard]] bool awaitPort(int port);
/// How a client of this name gets to a port on loopback.
[[nodiscard]] sync::Broker onLoopback(int port, const std::string& clientId);

} // namespace hall::test
