// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "tests/support/temp_dir.h"

#include <QProcess>

namespace hall::test {

/// A PostgreSQL of the test's own, on a socket in its folder.
class PostgresProcess
{
public:
    PostgresProcess();
    ~PostgresProcess();

    /// Takes connections when this returns.
    void start();
    /// As a pulled plug.
    void kill();

    [[nodiscard]] std::string conninfo(const std::string& database = "postgres") const;

private:
    TempDir m_dir;
    QProcess m_process;
};

} // namespace hall::test
