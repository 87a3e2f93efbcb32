// SPDX-License-Identifier: Apache-2.0
#include "tests/chaos/node.h"

#include "tests/support/ends_with_us.h"

#include <QCoreApplication>
#include <QTcpServer>

namespace hall::chaos {

using namespace Qt::StringLiterals;

namespace {

constexpr int endsWithinMs = 60'000;
constexpr qsizetype lastWordsMax = 400;

} // namespace

Node::Node(Files files)
    : m_files(std::move(files))
{
    test::endWithUs(m_process);
    m_process.setProcessChannelMode(QProcess::MergedChannels);
    connect(&m_process, &QProcess::finished, this, &Node::ended);
}

Node::~Node()
{
    kill();
}

void Node::start()
{
    QStringList arguments{u"--config"_s, m_files.hallToml, u"--data"_s, m_files.dataDir};
    for (const QString& setting : {u"listen.port=%1"_s.arg(m_files.port),
                                   u"limits.commands_per_second=10000"_s,
                                   u"limits.sessions=1000"_s,
                                   // Often, so that kills meet snapshots at work.
                                   u"journal.snapshot_every=2000"_s,
                                   u"journal.reserve_megabytes=1"_s}) {
        arguments << u"--set"_s << setting;
    }
    m_wanted = true;
    m_process.start(m_files.program, arguments);
}

bool Node::kill()
{
    const bool ran = m_wanted && m_process.state() != QProcess::NotRunning;
    m_wanted = false;
    m_process.kill();
    m_process.waitForFinished(endsWithinMs);
    return ran;
}

bool Node::stop()
{
    m_wanted = false;
    m_process.terminate();
    return m_process.waitForFinished(endsWithinMs) &&
           m_process.exitStatus() == QProcess::NormalExit && m_process.exitCode() == 0;
}

void Node::ended(int exitCode, QProcess::ExitStatus status)
{
    if (!m_wanted) {
        return;
    }
    m_wanted = false;
    const QString words = QString::fromUtf8(m_process.readAll()).trimmed().right(lastWordsMax);
    emit fell(u"the node %1 %2 by itself; it said: %3"_s
                  .arg(status == QProcess::NormalExit ? u"ended with"_s : u"died of signal"_s)
                  .arg(exitCode)
                  .arg(words.isEmpty() ? u"nothing"_s : words));
}

int freePort()
{
    // Below those that the system gives to clients: one of ours, trying to reach a dead node, could
    // be given the node's own port.
    constexpr int first = 20'000;
    constexpr int count = 10'000;
    const auto start = static_cast<int>(QCoreApplication::applicationPid() % count);
    for (int at = 0; at < count; ++at) {
        const int port = first + (start + at) % count;
        QTcpServer server;
        if (server.listen(QHostAddress::LocalHost, static_cast<quint16>(port))) {
            return port;
        }
    }
    return 0;
}

} // namespace hall::chaos
