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

using std::chrono::milliseconds;

namespace {

constexpr milliseconds lookEvery{1000};
/// From one start to the next while none of them lasts.
constexpr std::array backOff{milliseconds{1000}, milliseconds{2000}, milliseconds{5000}};

} // namespace

OwnNode::OwnNode(QString program, QStringList arguments, QString socket, QObject* parent)
    : QObject(parent)
    , m_program(std::move(program))
    , m_arguments(std::move(arguments))
    , m_socket(std::move(socket))
{
    connect(&m_timer, &QTimer::timeout, this, &OwnNode::look);
}

void OwnNode::watch()
{
    look();
    m_timer.start(lookEvery);
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
    const bool waits = m_starts > 0 && milliseconds{m_sinceStart.elapsed()} <
                                           backOff[std::min(m_starts, backOff.size()) - 1];
    if (!waits) {
        start();
    }
}

void OwnNode::start()
{
    ++m_starts;
    m_sinceStart.start();
    if (!QProcess::startDetached(m_program, m_arguments, {}, &m_pid)) {
        m_pid = 0;
        std::fprintf(stderr, "cannot start %s\n", qPrintable(m_program));
    }
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
    return m_pid > 0 && (::kill(static_cast<pid_t>(m_pid), 0) == 0 || errno == EPERM);
}

} // namespace hall::app
