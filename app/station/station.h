// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "app/settings/settings.h"
#include "app/station/ticket_layouts.h"

#include <QObject>

#include <memory>
#include <optional>

namespace hall::station {

/// The devices that hall.toml gives to this machine, at work for the hall. Lives on a thread of its
/// own, a client of the node like any other: what a device does never holds up a call.
class Station : public QObject
{
    Q_OBJECT

public:
    /// `layouts`: those of its printer, if it has one. `socket`: the node's Unix socket.
    Station(StationSettings settings,
            VoiceSettings voice,
            std::optional<TicketLayouts> layouts,
            QString socket);
    ~Station() override;

    /// Whether there is any device to start it for.
    [[nodiscard]] static bool hasWork(const StationSettings& settings);

    /// On the station's own thread.
    void start();

private:
    struct Devices;

    void startPrinter();

    StationSettings m_settings;
    VoiceSettings m_voice;
    std::optional<TicketLayouts> m_layouts;
    QString m_socket;
    std::unique_ptr<Devices> m_devices;
};

} // namespace hall::station
