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
    HubProcess(const HubProcess&) = delete;
    HubProcess& operator=(const HubProcess&) = delete;
    ~HubProcess();

    void start();
    /// The plug is pulled.
    void kill();

    /// As hall.toml has it.
    [[nodiscard]] const QString& hubKey() const
    {
        return m_hubKey;
    }

    [[nodiscard]] QString path(const char* name) const;
    /// What it said so far.
    [[nodiscard]] QString log() const;

    QStringList also; ///< further arguments

private:
    TempDir m_dir;
    QString m_hubKey;
    QProcess m_process;
};

} // namespace hall::test
