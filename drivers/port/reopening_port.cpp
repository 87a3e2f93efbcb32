// SPDX-License-Identifier: Apache-2.0
#include "drivers/port/reopening_port.h"

#include <algorithm>
#include <array>

namespace hall::port {

namespace {

constexpr std::array<milliseconds, 4> backOff{
    milliseconds{1000}, milliseconds{2000}, milliseconds{5000}, milliseconds{10000}};

} // namespace

ReopeningPort::ReopeningPort(Timers& timers, QObject* parent)
    : BytePort(parent)
    , m_again(timers)
{
}

void ReopeningPort::open()
{
    if (std::exchange(m_wanted, true)) {
        return;
    }
    m_attempts = 0;
    m_told = false;
    tryOpen();
}

void ReopeningPort::close()
{
    m_wanted = false;
    m_again.stop();
    shut();
}

void ReopeningPort::cameUp()
{
    m_attempts = 0;
    m_told = false;
    emit opened();
}

void ReopeningPort::wentDown(const QString& reason)
{
    shut();
    if (!m_wanted || m_again.isSet()) {
        return;
    }
    const milliseconds wait = backOff[std::min(m_attempts, backOff.size() - 1)];
    m_attempts++;
    m_again.set(wait, [this] { tryOpen(); });
    if (!std::exchange(m_told, true)) {
        emit lost(reason);
    }
}

} // namespace hall::port
