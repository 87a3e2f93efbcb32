// SPDX-License-Identifier: Apache-2.0
#include "app/main/own_node.h"

#include <QFile>
#include <QProcess>

#include <algorithm>
#include <array>
#include <cerrno>
#include <chrono>
#include <csignal>
#include <cstdio>
#include <cstring>
#include <sys/socket.h>
#include <sys/un.h>
#include <unistd.h>

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
    if (takesClients()) {
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

bool OwnNode::takesClients() const
{
    const QByteArray path = QFile::encodeName(m_socket);
    sockaddr_un address{};
    address.sun_family = AF_UNIX;
    if (path.size() >= static_cast<qsizetype>(sizeof address.sun_path)) {
        return false;
    }
    std::memcpy(address.sun_path, path.constData(), static_cast<std::size_t>(path.size()));
    const int probe = ::socket(AF_UNIX, SOCK_STREAM | SOCK_CLOEXEC | SOCK_NONBLOCK, 0);
    if (probe < 0) {
        return false;
    }
    const int answer =
        ::connect(probe, reinterpret_cast<const sockaddr*>(&address), sizeof address);
    // A full queue of waiting clients is a node at work, too.
    const bool takes = answer == 0 || errno == EAGAIN;
    ::close(probe);
    return takes;
}

bool OwnNode::isAlive() const
{
    // Where nobody collects the dead (a container without an init), their ids live on.
    return m_pid > 0 && (::kill(static_cast<pid_t>(m_pid), 0) == 0 || errno == EPERM) &&
           !isZombie(m_pid);
}

} // namespace hall::app
