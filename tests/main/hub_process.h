// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "tests/engines/mosquitto.h"

#include <QProcess>
#include <QString>
#include <QStringList>

namespace hall::test {

/// `paihao-hub` as a process, on SQLite and with a key of its own.
class HubProcess
{
public:
    explicit HubProcess(const Mosquitto& broker);
    /// Of a broker on this port of the machine that it will run on.
    explicit HubProcess(int brokerPort);
    HubProcess(const HubProcess&) = delete;
    HubProcess& operator=(const HubProcess&) = delete;
    ~HubProcess();

    void start();
    /// The same with its data on a disk of its own, of so many megabytes.
    void startOnSmallDisk(int megabytes);
    /// Events go to this PostgreSQL from the next start on.
    void useDatabase(const std::string& conninfo);
    /// The plug is pulled.
    void kill();
    /// Of one that ends by itself, which is waited for.
    [[nodiscard]] int exitCode();

    /// Where its interface is; 0: it hasn't said yet.
    [[nodiscard]] int interfacePort() const;

    /// As hall.toml has it.
    [[nodiscard]] const QString& hubKey() const
    {
        return m_hubKey;
    }

    [[nodiscard]] QString path(const char* name) const;
    /// As seen from here: a small disk is mounted for the hub alone.
    [[nodiscard]] QString dataDir() const;
    /// What it said so far.
    [[nodiscard]] QString log() const;

    QStringList also;   ///< further arguments
    QStringList within; ///< a program and its arguments that it is started by, such as `ip netns`

private:
    [[nodiscard]] QStringList command(const QString& data) const;

    TempDir m_dir;
    QString m_hubKey;
    bool m_onSmallDisk = false;
    QProcess m_process;
};

} // namespace hall::test
