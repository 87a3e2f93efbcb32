// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <QSocketNotifier>
#include <QString>

#include <cstdio>
#include <unistd.h>

/// How an emulator is spoken to in a shell.
namespace hall::emulator {

inline void say(const QString& line)
{
    std::puts(qUtf8Printable(line));
    std::fflush(stdout);
}

/// Lines from standard input, whatever pieces they come in. Its end changes nothing.
class InputLines : public QObject
{
public:
    template <class Console>
    explicit InputLines(Console& console)
        : m_notifier(STDIN_FILENO, QSocketNotifier::Read)
    {
        connect(&m_notifier, &QSocketNotifier::activated, this, [this, &console] {
            QByteArray piece(4096, Qt::Uninitialized);
            const ssize_t count =
                ::read(STDIN_FILENO, piece.data(), static_cast<std::size_t>(piece.size()));
            if (count <= 0) {
                m_notifier.setEnabled(false);
                return;
            }
            m_text += piece.left(count);
            for (qsizetype end = m_text.indexOf('\n'); end >= 0; end = m_text.indexOf('\n')) {
                const QString line = QString::fromUtf8(m_text.left(end));
                m_text.remove(0, end + 1);
                say(console.run(line));
            }
        });
    }

private:
    QSocketNotifier m_notifier;
    QByteArray m_text;
};

} // namespace hall::emulator
