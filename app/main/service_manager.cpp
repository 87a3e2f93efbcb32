// SPDX-License-Identifier: Apache-2.0
#include "app/main/service_manager.h"

#include <systemd/sd-daemon.h>

namespace hall::app {

namespace {

/// Without a watchdog from the manager the disk is probed all the same, now and then.
constexpr std::chrono::seconds probeEveryByDefault{10};

} // namespace

ServiceManager::ServiceManager(server::HallService& service)
    : m_service(service)
{
    std::uint64_t watchdogMicroseconds = 0;
    const bool watched = sd_watchdog_enabled(0, &watchdogMicroseconds) > 0;
    const std::chrono::microseconds watchdog{static_cast<std::int64_t>(watchdogMicroseconds)};
    m_watchdog.setInterval(watched
                               ? std::chrono::duration_cast<std::chrono::milliseconds>(watchdog / 2)
                               : std::chrono::milliseconds{probeEveryByDefault});
    connect(&m_watchdog, &QTimer::timeout, this, &ServiceManager::probe);
    m_watchdog.start();
    probe();
}

void ServiceManager::probe()
{
    m_service.probe([this](bool written) {
        if (!written) {
            return;
        }
        sd_notify(0, m_ready ? "WATCHDOG=1" : "READY=1\nWATCHDOG=1");
        m_ready = true;
    });
}

void ServiceManager::stopping()
{
    sd_notify(0, "STOPPING=1");
}

} // namespace hall::app
