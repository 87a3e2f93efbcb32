// SPDX-License-Identifier: Apache-2.0
#include "app/station/station.h"

#include "app/station/ticket_printing.h"
#include "drivers/port/serial_port.h"
#include "drivers/port/timers.h"
#include "drivers/printer/font_raster.h"

namespace hall::station {

/// In the order in which they need each other.
struct Station::Devices
{
    Devices(const StationSettings& settings, const QString& socket, const printer::Profile& profile)
        : name(QString::fromStdString(settings.name.value))
        , port({.path = QString::fromStdString(settings.printer->port),
                .baud = settings.printer->baud},
               timers)
        , printer(port, timers, profile, printer::fontRaster())
        , client({.socketPath = socket, .url = {}, .token = {}}, name)
        , link(client, name)
        , printing(link, printer)
    {
    }

    QString name;
    port::QtTimers timers;
    port::SerialPort port;
    printer::PrinterDevice printer;
    client::HallClient client;
    StationLink link;
    TicketPrinting printing;
};

Station::Station(StationSettings settings, QString socket)
    : m_settings(std::move(settings))
    , m_socket(std::move(socket))
{
}

Station::~Station() = default;

void Station::start()
{
    auto profile = printer::profileByName(m_settings.printer->profile);
    if (!profile) {
        qWarning("station %s: %s", m_settings.name.value.c_str(), profile.error().c_str());
        return;
    }
    profile->baud = m_settings.printer->baud;
    m_devices = std::make_unique<Devices>(m_settings, m_socket, *profile);
    m_devices->printer.start();
    m_devices->client.start();
}

} // namespace hall::station
