// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <QObject>
#include <QProcess>

namespace hall::chaos {

/// A real `paihao-hall` that is killed and started again.
class Node : public QObject
{
    Q_OBJECT

public:
    struct Files
    {
        QString program;
        QString hallToml;
        QString dataDir;
        int port = 0; ///< of its WebSocket
    };

    explicit Node(Files files);
    ~Node() override;

    void start();
    /// kill -9; waits until it is gone. False when it had ended by itself.
    bool kill();
    /// SIGTERM; false when it doesn't end as it should.
    [[nodiscard]] bool stop();

signals:
    /// It ended, and nobody killed it. A sentence with what it said last.
    void fell(const QString& how);

private:
    void ended(int exitCode, QProcess::ExitStatus status);

    Files m_files;
    QProcess m_process;
    bool m_wanted = false; ///< it should be running
};

/// A port that was free a moment ago.
[[nodiscard]] int freePort();

} // namespace hall::chaos
