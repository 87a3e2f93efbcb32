// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "tests/support/temp_dir.h"

#include <QProcess>

#include <string>

namespace hall::test {

/// A PostgreSQL of the test's own, on a socket in its folder.
class PostgresProcess
{
public:
    PostgresProcess();
    PostgresProcess(const PostgresProcess&) = delete;
    PostgresProcess& operator=(const PostgresProcess&) = delete;
    ~PostgresProcess();

    /// Makes its data the first time; true when it takes connections.
    [[nodiscard]] bool start();
    /// As a pulled plug.
    void kill();

    [[nodiscard]] std::string conninfo(const std::string& database = "postgres") const;
    /// The first value that it answers; empty where there is none or it doesn't answer.
    [[nodiscard]] std::string ask(const std::string& sql) const;

private:
    [[nodiscard]] bool makeData();
    [[nodiscard]] QString dataDir() const;

    TempDir m_dir;
    QProcess m_process;
};

} // namespace hall::test
