// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "drivers/port/timers.h"

#include <QObject>
#include <QProcess>
#include <QStringList>

#include <memory>
#include <span>

namespace hall::port {

/// A program that does what this one keeps out of its own process, and says what happens in lines
/// on its standard output. It is started again when it ends, each time later while it doesn't
/// last. The end of its input tells it to go.
class ChildProgram : public QObject
{
    Q_OBJECT

public:
    struct Settings
    {
        QString name; ///< for the log
        QString program;
        QStringList arguments;
        std::span<const milliseconds>
            backOff; ///< before each next start in a row; static, not empty
        qint64 lineBytesMax = 4096;
    };

    ChildProgram(Settings settings, Timers& timers, QObject* parent = nullptr);
    ~ChildProgram() override;

    void start();
    /// Starts it at once if it waits to be started again.
    void startNow();

    /// It is well: the next start comes soon again.
    void lasts()
    {
        m_failures = 0;
    }

    void write(const QByteArray& bytes);
    void kill();

    [[nodiscard]] bool runs() const
    {
        return m_process != nullptr;
    }

    /// 0: none runs.
    [[nodiscard]] qint64 id() const;

signals:
    void said(const QByteArray& line);
    /// It has ended, or couldn't be started; it will be started again.
    void ended();

private:
    void end(const char* how);
    void read();

    Settings m_settings;
    Alarm m_relaunch;
    std::unique_ptr<QProcess> m_process;
    std::size_t m_failures = 0; ///< in a row, without one that lasted
};

} // namespace hall::port
