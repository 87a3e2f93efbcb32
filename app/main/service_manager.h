// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "app/server/hall_service.h"

#include <QObject>
#include <QTimer>

namespace hall::app {

/// Tells the service manager that the node is up and alive, and only when a write was synced to its
/// disk: a node that can't keep a ticket isn't alive.
class ServiceManager : public QObject
{
    Q_OBJECT

public:
    explicit ServiceManager(server::HallService& service);

    static void stopping();

private:
    void probe();

    server::HallService& m_service;
    QTimer m_watchdog;
    bool m_ready = false;
};

} // namespace hall::app
