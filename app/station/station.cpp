// SPDX-License-Identifier: Apache-2.0
#include "app/station/station.h"

#include "app/station/ticket_printing.h"
#include "drivers/port/serial_port.h"
#include "drivers/port/timers.h"
#include "drivers/printer/font_raster.h"

namespace hall::station {

namespace {

/// Owns its timers as a child, so that everything of the station ends with it.
struct OwnedTimers : port::QtTimers
{
    explicit OwnedTimers(QObject* parent)
    {
        setParent(parent);
    }
};

} // namespace

Station::Station(StationSettings settings, QString socket)
    : m_settings(std::move(settings))
    , m_socket(std::move(socket))
{
}

void Station::start()
{
    const PrinterSettings& wanted = *m_settings.printer;
    auto profile = printer::profileByName(wanted.profile);
    if (!profile) {
        qWarning("station %s: %s", m_settings.name.value.c_str(), profile.error().c_str());
        return;
    }
    const QString name = QString::fromStdString(m_settings.name.value);
    auto* timers = new OwnedTimers{this};
    auto* port = new port::SerialPort{
        {.path = QString::fromStdString(wanted.port), .baud = wanted.baud}, *timers, this};
    auto* device =
        new printer::PrinterDevice{*port, *timers, *profile, printer::fontRaster(), this};
    auto* client =
        new client::HallClient{{.socketPath = m_socket, .url = {}, .token = {}}, name, this};
    new TicketPrinting{*client, *device, name, this};
    device->start();
    client->start();
}

} // namespace hall::station
