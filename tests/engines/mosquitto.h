// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "tests/engines/brokers.h"
#include "tests/support/temp_dir.h"

#include <QProcess>

namespace hall::test {

/// One mosquitto, which remembers nothing.
class Mosquitto : public Brokers
{
public:
    enum class Access {
        Open,
        Guarded ///< over TLS, with the user `hall` and the password `secret`
    };

    /// Not started yet.
    explicit Mosquitto(Access access = Access::Open);
    ~Mosquitto() override;

    [[nodiscard]] int count() const override
    {
        return 1;
    }

    [[nodiscard]] int portOf(int broker = 0) const override;
    [[nodiscard]] bool isRunning(int broker = 0) const override;
    [[nodiscard]] bool start(int broker = 0) override;
    void kill(int broker = 0) override;

    /// As one who may.
    [[nodiscard]] sync::Broker as(const std::string& clientId) const;

private:
    [[nodiscard]] bool makeCertificates() const;

    Access m_access;
    TempDir m_dir;
    int m_port = freePort();
    QProcess m_process;
};

} // namespace hall::test
