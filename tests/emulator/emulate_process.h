// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <QProcess>
#include <QString>
#include <QTest>

namespace hall::test {

inline constexpr int patience = 20000;

/// `paihao-emulate` with its first line read.
class Emulator
{
public:
    explicit Emulator(const QStringList& arguments)
    {
        m_process.start(QStringLiteral(HALL_BIN_DIR "/paihao-emulate"), arguments);
        m_where = readLine();
    }

    ~Emulator()
    {
        m_process.write("quit\n");
        if (!m_process.waitForFinished(patience)) {
            m_process.kill();
            m_process.waitForFinished();
        }
    }

    [[nodiscard]] const QString& where() const
    {
        return m_where;
    }

    QString say(const QByteArray& command)
    {
        m_process.write(command + '\n');
        return readLine();
    }

private:
    QString readLine()
    {
        const bool isThere = QTest::qWaitFor([this] { return m_process.canReadLine(); }, patience);
        return isThere ? QString::fromUtf8(m_process.readLine()).trimmed() : QString();
    }

    QProcess m_process;
    QString m_where;
};

} // namespace hall::test
