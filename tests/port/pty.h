// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <QByteArray>
#include <QString>

#include <array>
#include <fcntl.h>
#include <pty.h>
#include <termios.h>
#include <unistd.h>

/// A raw pseudo-terminal whose slave stays open here, so that the port under test can come and go.
class Pty
{
public:
    Pty()
    {
        termios raw{};
        cfmakeraw(&raw);
        std::array<char, 64> name{};
        openpty(&m_master, &m_slave, name.data(), &raw, nullptr);
        fcntl(m_master, F_SETFL, O_NONBLOCK);
        m_path = QString::fromUtf8(name.data());
    }

    Pty(const Pty&) = delete;
    Pty& operator=(const Pty&) = delete;

    ~Pty()
    {
        unplug();
    }

    [[nodiscard]] const QString& path() const
    {
        return m_path;
    }

    QByteArray read()
    {
        QByteArray bytes(4096, '\0');
        const auto n = ::read(m_master, bytes.data(), static_cast<std::size_t>(bytes.size()));
        bytes.resize(n > 0 ? n : 0);
        return bytes;
    }

    void write(const QByteArray& bytes)
    {
        [[maybe_unused]] const auto n =
            ::write(m_master, bytes.constData(), static_cast<std::size_t>(bytes.size()));
    }

    void unplug()
    {
        for (int* fd : {&m_master, &m_slave}) {
            if (*fd >= 0) {
                ::close(*fd);
                *fd = -1;
            }
        }
    }

private:
    int m_master = -1;
    int m_slave = -1;
    QString m_path;
};
