// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "drivers/port/timers.h"

#include <QByteArray>

#include <functional>

namespace hall::emulator {

/// Bytes that so many bits a second let through, with a start and a stop bit each.
[[nodiscard]] qsizetype bytesIn(port::milliseconds time, int baud);

/// What the host sent, on its way to a device at the pace of the line.
class PacedWire
{
public:
    using Arrive = std::function<void(const QByteArray&)>;

    static constexpr port::milliseconds tick{2};

    /// `arrive` is called each tick while something is on the way, with what has come meanwhile.
    /// `baud` 0: a socket, which has no pace.
    PacedWire(port::Timers& timers, int baud, Arrive arrive);

    void send(const QByteArray& bytes);

    /// What hasn't arrived is gone.
    void drop();

private:
    void pass();

    port::Timers& m_timers;
    int m_baud;
    Arrive m_arrive;
    port::Alarm m_alarm;
    QByteArray m_bytes;
    port::milliseconds m_since{0};
    qsizetype m_done = 0; // bytes since m_since
};

} // namespace hall::emulator
