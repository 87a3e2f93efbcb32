// SPDX-License-Identifier: Apache-2.0
#include "app/main/own_node.h"

#include "app/main/unix_socket.h"

#include <QFile>
#include <QProcess>

#include <algorithm>
#include <array>
#include <cerrno>
#include <chrono>
#include <csignal>
#include <cstdio>

namespace hall::app {

using namespace Qt::StringLiterals;
using std::chrono::milliseconds;

namespace {

constexpr milliseconds lookEvery{1000};
/// From one start to the next while none of them lasts.
constexpr std::array backOff{milliseconds{1000}, milliseconds{2000}, milliseconds{5000}};

bool isZombie(qint64 pid)
{
    QFile stat{u"/proc/%1/stat"_s.arg(pid)};
    if (!stat.open(QIODevice::ReadOnly)) {
        return false;
    }
    // "PID (NAME) STATE …", where the name may hold anything.
    const QByteArray line = stat.readAll();
    return line.mid(line.lastIndexOf(')') + 1).trimmed().startsWith('Z');
}

} // namespace

OwnNode::OwnNode(
    QString program, QStringList arguments, QString socket, port::Timers& timers, QObject* parent)
    : QObject(parent)
    , m_program(std::move(program))
    , m_arguments(std::move(arguments))
    , m_socket(std::move(socket))
    , m_timers(timers)
    , m_next(timers)
{
}

void OwnNode::watch()
{
    m_next.set(lookEvery, [this] { watch(); });
    look();
}

void OwnNode::look()
{
    if (takesClients(QFile::encodeName(m_socket))) {
        m_starts = 0;
        return;
    }
    if (isAlive()) {
        return;
    }
    const bool waits = m_starts > 0 && m_timers.now() - m_startedAt <
                                           backOff[std::min(m_starts, backOff.size()) - 1];
    if (!waits) {
        start();
    }
}

void OwnNode::start()
{
    ++m_starts;
    m_startedAt = m_timers.now();
    if (!QProcess::startDetached(m_program, m_arguments, {}, &m_pid)) {
        m_pid = 0;
        std::fprintf(stderr, "cannot start %s\n", qPrintable(m_program));
        return;
    }
    emit started(m_pid);
}

bool OwnNode::isAlive() const
{
    // Where nobody collects the dead (a container without an init), their ids live on.
    return m_pid > 0 && (::kill(static_cast<pid_t>(m_pid), 0) == 0 || errno == EPERM) &&
           !isZombie(m_pid);
}

} // namespace hall::app
