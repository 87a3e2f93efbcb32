// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <QObject>

namespace hall::app {

/// SIGTERM and SIGINT as a Qt signal, so that a program stops cleanly between two events.
class UnixSignals : public QObject
{
    Q_OBJECT

public:
    UnixSignals();

signals:
    void stopAsked() const;
};

} // namespace hall::app
