// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "drivers/port/byte_port.h"
#include "drivers/port/timers.h"

#include <cstddef>

namespace hall::port {

/// A port that is opened again after 1, 2, 5, then every 10 s while it is wanted.
class ReopeningPort : public BytePort
{
    Q_OBJECT

public:
    explicit ReopeningPort(Timers& timers, QObject* parent = nullptr);

    void open() override;
    void close() override;

protected:
    /// Ends in `cameUp` or `wentDown`, at once or later.
    virtual void tryOpen() = 0;

    /// Silent: neither `cameUp` nor `wentDown`. Harmless on what is already shut.
    virtual void shut() = 0;

    void cameUp();
    void wentDown(const QString& reason);

private:
    Alarm m_again;
    std::size_t m_attempts = 0;
    bool m_wanted = false;
    bool m_told = false;
};

} // namespace hall::port
