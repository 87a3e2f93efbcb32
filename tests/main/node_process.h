// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "app/client/hall_client.h"
#include "tests/support/temp_dir.h"

#include <QJsonObject>
#include <QProcess>

#include <memory>
#include <optional>

namespace hall::test {

struct Finished
{
    int exit = -1;
    QString out;
    QString err;
};

/// Runs a program of ours to its end.
[[nodiscard]] Finished runProgram(const QString& program, const QStringList& arguments);

/// `paihao-hall` as a process, on a data folder of its own.
class NodeProcess
{
public:
    using Reply = Result<protocol::TicketReply, protocol::Refusal>;

    NodeProcess();
    NodeProcess(const NodeProcess&) = delete;
    NodeProcess& operator=(const NodeProcess&) = delete;
    ~NodeProcess();

    /// Starts it and waits until it answers.
    void start();
    /// The same with its data on a disk of its own, of so many megabytes.
    void startOnSmallDisk(int megabytes);
    /// The plug is pulled: kill -9.
    void kill();
    /// SIGTERM; the exit code.
    int stop();

    /// As seen from here: a small disk is mounted for the node alone.
    [[nodiscard]] QString dataDir() const;
    [[nodiscard]] std::unique_ptr<client::HallClient> client() const;
    /// `paihao --data … ARGUMENTS`, with that on its standard input.
    [[nodiscard]] Finished tool(const QStringList& arguments, const QByteArray& input = {}) const;

    QString config = QStringLiteral(HALL_SOURCE_DIR "/resources/halls/small.toml");
    QStringList within; ///< a program and its arguments that it is started by, such as `ip netns`
    QStringList also;   ///< further arguments of the node
    TempDir dir;
    QProcess process;

private:
    [[nodiscard]] QString plainDataDir() const;
    [[nodiscard]] QStringList arguments() const;
    void awaitLink() const;

    bool m_onSmallDisk = false;
};

[[nodiscard]] NodeProcess::Reply
ask(client::HallClient& client, const QString& method, const QJsonObject& params);

} // namespace hall::test
