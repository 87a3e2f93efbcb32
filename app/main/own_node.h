// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "drivers/port/timers.h"

#include <QObject>
#include <QString>
#include <QStringList>

namespace hall::app {

/// A `paihao-hall` for a machine whose face is its only reason to run one. It is started detached,
/// so that the end of the face ends no call, and started again when it is gone: its socket takes
/// nobody and its process is dead. A node that somebody else runs on the socket is as good.
class OwnNode : public QObject
{
    Q_OBJECT

public:
    /// `program` with `arguments` is the node; `socket` is its `hall.sock`.
    OwnNode(QString program,
            QStringList arguments,
            QString socket,
            port::Timers& timers,
            QObject* parent = nullptr);

    /// Looks now and every second from now on.
    void watch();

signals:
    void started(qint64 pid);

private:
    void look();
    void start();
    [[nodiscard]] bool isAlive() const;

    QString m_program;
    QStringList m_arguments;
    QString m_socket;
    port::Timers& m_timers;
    port::Alarm m_next;
    qint64 m_pid = 0;
    std::size_t m_starts = 0; ///< in a row, without the node having been seen
    port::milliseconds m_startedAt{0};
};

} // namespace hall::app
