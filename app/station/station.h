// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "app/settings/settings.h"

#include <QObject>

#include <memory>

namespace hall::station {

/// The devices that hall.toml gives to this machine, at work for the hall. Lives on a thread of its
/// own, a client of the node like any other: what a device does never holds up a call.
class Station : public QObject
{
    Q_OBJECT

public:
    /// `socket`: the node's Unix socket.
    Station(StationSettings settings, QString socket);
    ~Station() override;

    /// On the station's own thread.
    void start();

private:
    struct Devices;

    StationSettings m_settings;
    QString m_socket;
    std::unique_ptr<Devices> m_devices;
};

} // namespace hall::station
