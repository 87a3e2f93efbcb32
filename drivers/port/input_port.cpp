// SPDX-License-Identifier: Apache-2.0
#include "drivers/port/input_port.h"

#include <QFile>

#include <cerrno>
#include <cstring>
#include <fcntl.h>
#include <linux/input.h>
#include <linux/major.h>
#include <sys/ioctl.h>
#include <sys/stat.h>
#include <sys/sysmacros.h>
#include <termios.h>
#include <unistd.h>
#include <utility>

namespace hall::port {

using namespace Qt::StringLiterals;

namespace {

constexpr qsizetype pieceBytes = 4096;

bool isPseudoTerminal(int descriptor)
{
    struct stat found = {};

    if (::fstat(descriptor, &found) != 0 || !S_ISCHR(found.st_mode)) {
        return false;
    }
    const unsigned kind = major(found.st_rdev);
    return kind >= UNIX98_PTY_SLAVE_MAJOR && kind < UNIX98_PTY_SLAVE_MAJOR + UNIX98_PTY_MAJOR_COUNT;
}

/// A terminal would end lines and swallow control bytes; records are neither.
void makeRaw(int descriptor)
{
    termios settings = {};
    if (::tcgetattr(descriptor, &settings) == 0) {
        ::cfmakeraw(&settings);
        ::tcsetattr(descriptor, TCSANOW, &settings);
    }
    ::tcflush(descriptor, TCIFLUSH);
}

} // namespace

int grabInput(int descriptor)
{
    if (isPseudoTerminal(descriptor)) {
        makeRaw(descriptor);
        return 0;
    }
    int version = 0;
    if (::ioctl(descriptor, EVIOCGVERSION, &version) != 0) {
        return ENOTTY;
    }
    return ::ioctl(descriptor, EVIOCGRAB, 1) == 0 ? 0 : errno;
}

InputPort::InputPort(QString path, Timers& timers, Grab grab, QObject* parent)
    : ReopeningPort(timers, parent)
    , m_path(std::move(path))
    , m_grab(std::move(grab))
{
}

InputPort::~InputPort()
{
    InputPort::shut();
}

void InputPort::tryOpen()
{
    m_descriptor =
        ::open(QFile::encodeName(m_path).constData(), O_RDONLY | O_NONBLOCK | O_CLOEXEC | O_NOCTTY);
    if (m_descriptor < 0) {
        m_loss = Loss::Gone;
        wentDown(u"can't open %1: %2"_s.arg(m_path, QString::fromUtf8(std::strerror(errno))));
        return;
    }
    const int error = m_grab(m_descriptor);
    if (error == ENOTTY) {
        refuse(u"%1 is no input device"_s.arg(m_path), Loss::Gone);
        return;
    }
    if (error != 0) {
        refuse(u"can't have %1 alone (%2): what is typed on it would reach other programs, so "
               u"it isn't used"_s.arg(m_path, QString::fromUtf8(std::strerror(error))),
               error == EBUSY ? Loss::Taken : Loss::Gone);
        return;
    }
    m_readable = std::make_unique<QSocketNotifier>(m_descriptor, QSocketNotifier::Read);
    connect(m_readable.get(), &QSocketNotifier::activated, this, &InputPort::readAll);
    m_refused.clear();
    cameUp();
}

void InputPort::refuse(const QString& why, Loss loss)
{
    m_loss = loss;
    if (std::exchange(m_refused, why) != why) {
        qWarning("%s", qPrintable(why));
    }
    wentDown(why);
}

void InputPort::shut()
{
    // Possibly from within the notifier's own signal.
    if (m_readable) {
        m_readable->setEnabled(false);
        m_readable.release()->deleteLater();
    }
    if (m_descriptor >= 0) {
        ::close(std::exchange(m_descriptor, -1));
    }
}

void InputPort::readAll()
{
    QByteArray bytes(pieceBytes, Qt::Uninitialized);
    const ssize_t count =
        ::read(m_descriptor, bytes.data(), static_cast<std::size_t>(bytes.size()));
    if (count > 0) {
        bytes.resize(count);
        emit received(bytes);
    } else if (count == 0 || (errno != EAGAIN && errno != EINTR)) {
        m_loss = Loss::Gone;
        wentDown(u"%1 is gone"_s.arg(m_path));
    }
}

} // namespace hall::port
