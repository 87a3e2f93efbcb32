// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "drivers/port/reopening_port.h"

#include <QSocketNotifier>

#include <functional>
#include <memory>

namespace hall::port {

/// Makes what is typed on an open input device ours alone; 0, or why not as an error number.
///
/// A pseudo-terminal is an emulator's: nobody else hears it, so there is nothing to take. What is
/// neither that nor an input device is refused with ENOTTY.
[[nodiscard]] int grabInput(int descriptor);

/// A keyboard of Linux by its path in /dev/input/by-path, as the raw records of its events. What
/// is typed on it reaches nobody else; where that can't be had, the port doesn't open. Nothing is
/// ever sent.
class InputPort : public ReopeningPort
{
    Q_OBJECT

public:
    using Grab = std::function<int(int descriptor)>;

    InputPort(QString path, Timers& timers, Grab grab = &grabInput, QObject* parent = nullptr);
    ~InputPort() override;

    [[nodiscard]] bool isOpen() const override
    {
        return m_descriptor >= 0;
    }

    [[nodiscard]] Loss loss() const override
    {
        return m_loss;
    }

protected:
    void write(const QByteArray& /*bytes*/) override {}

    void tryOpen() override;
    void shut() override;

private:
    void refuse(const QString& why, Loss loss);
    void readAll();

    QString m_path;
    Grab m_grab;
    int m_descriptor = -1;
    std::unique_ptr<QSocketNotifier> m_readable;
    Loss m_loss = Loss::Gone;
    QString m_refused; // what the log was told
};

} // namespace hall::port
