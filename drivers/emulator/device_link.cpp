// SPDX-License-Identifier: Apache-2.0
#include "drivers/emulator/device_link.h"

#include <QFile>
#include <QFileInfo>

#include <array>
#include <cerrno>
#include <cstring>
#include <fcntl.h>
#include <pty.h>
#include <termios.h>
#include <unistd.h>
#include <utility>

namespace hall::emulator {

using namespace Qt::StringLiterals;

namespace {

constexpr qsizetype pieceBytes = 4096;
constexpr qsizetype unsentBytesMax = 65536; // a host that never reads loses the rest

void closeFd(int& fd)
{
    if (fd >= 0) {
        ::close(std::exchange(fd, -1));
    }
}

} // namespace

PtyLink::~PtyLink()
{
    PtyLink::unplug();
}

Result<QString, std::string> PtyLink::plug()
{
    if (!m_link.isEmpty() && QFileInfo(m_link).isSymLink()) {
        QFile::remove(m_link);
    }
    std::array<char, 128> name{};
    termios raw{};
    cfmakeraw(&raw);
    if (openpty(&m_master, &m_slave, name.data(), &raw, nullptr) != 0) {
        return failure(std::string("can't open a pseudo-terminal: ") + std::strerror(errno));
    }
    fcntl(m_master, F_SETFL, O_NONBLOCK);
    const QString path = QString::fromUtf8(name.data());
    if (!m_link.isEmpty() && !QFile::link(path, m_link)) {
        unplug();
        return failure("can't make the link " + m_link.toStdString());
    }
    m_readable = std::make_unique<QSocketNotifier>(m_master, QSocketNotifier::Read);
    m_writable = std::make_unique<QSocketNotifier>(m_master, QSocketNotifier::Write);
    m_writable->setEnabled(false);
    connect(m_readable.get(), &QSocketNotifier::activated, this, &PtyLink::readAll);
    connect(m_writable.get(), &QSocketNotifier::activated, this, &PtyLink::writeMore);
    return m_link.isEmpty() ? path : m_link;
}

void PtyLink::unplug()
{
    // Possibly from within a notifier's own signal.
    for (auto* notifier : {&m_readable, &m_writable}) {
        if (*notifier) {
            (*notifier)->setEnabled(false);
            notifier->release()->deleteLater();
        }
    }
    m_unsent.clear();
    if (m_master >= 0 && !m_link.isEmpty()) {
        QFile::remove(m_link);
    }
    closeFd(m_master);
    closeFd(m_slave);
}

void PtyLink::send(const QByteArray& bytes)
{
    if (m_master >= 0 && m_unsent.size() < unsentBytesMax) {
        m_unsent += bytes;
        writeMore();
    }
}

void PtyLink::readAll()
{
    QByteArray bytes(pieceBytes, Qt::Uninitialized);
    const ssize_t count = ::read(m_master, bytes.data(), static_cast<std::size_t>(bytes.size()));
    if (count > 0) {
        bytes.resize(count);
        emit received(bytes);
    }
}

void PtyLink::writeMore()
{
    const ssize_t count =
        ::write(m_master, m_unsent.constData(), static_cast<std::size_t>(m_unsent.size()));
    if (count > 0) {
        m_unsent.remove(0, count);
    }
    m_writable->setEnabled(!m_unsent.isEmpty());
}

TcpLink::TcpLink(quint16 number)
    : m_number(number)
{
    connect(&m_server, &QTcpServer::newConnection, this, &TcpLink::accept);
}

Result<QString, std::string> TcpLink::plug()
{
    if (!m_server.listen(QHostAddress::LocalHost, m_number)) {
        return failure("can't listen on port " + std::to_string(m_number) + ": " +
                       m_server.errorString().toStdString());
    }
    m_number = m_server.serverPort();
    return u"127.0.0.1:%1"_s.arg(m_number);
}

void TcpLink::unplug()
{
    m_server.close();
    if (m_host != nullptr) {
        std::exchange(m_host, nullptr)->abort();
    }
}

void TcpLink::send(const QByteArray& bytes)
{
    if (m_host != nullptr) {
        m_host->write(bytes);
    }
}

void TcpLink::accept()
{
    QTcpSocket* host = m_server.nextPendingConnection();
    if (m_host != nullptr) {
        std::exchange(m_host, nullptr)->abort();
    }
    m_host = host;
    connect(host, &QTcpSocket::readyRead, this, [this, host] { emit received(host->readAll()); });
    connect(host, &QTcpSocket::disconnected, this, [this, host] {
        if (m_host == host) {
            m_host = nullptr;
        }
        host->deleteLater();
    });
}

} // namespace hall::emulator
