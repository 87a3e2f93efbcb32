// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "app/station/station_link.h"
#include "drivers/port/memory_port.h"
#include "tests/server/running_node.h"

namespace hall::test {

/// A kiosk's station whose reader is on a line in memory, and the kiosk that watches what it reads.
struct ReadingBench
{
    /// The hall is open and the station about to be linked; the rules may have been changed before.
    void begin()
    {
        node.restart();
        kiosk = node.linkedClient();
        node.openHall(*kiosk);
        QObject::connect(
            kiosk.get(), &client::HallClient::viewChanged, kiosk.get(), [this](const auto& view) {
                if (const auto* seen = std::get_if<protocol::ReadingView>(&view)) {
                    reading = *seen;
                }
            });
        kiosk->watch(QStringLiteral("reading:kiosk-1"));
        stationClient = node.client();
        link = std::make_unique<station::StationLink>(*stationClient, QStringLiteral("kiosk-1"));
    }

    /// What the hall was told of a device; empty: nothing yet.
    [[nodiscard]] std::string wordOf(const std::string& device) const
    {
        const auto& devices = node.hall().stations.at({"kiosk-1"}).devices;
        return devices.contains(device) ? devices.at(device).condition : std::string{};
    }

    RunningNode node;
    port::HandTimers timers;
    port::MemoryPort port;
    std::unique_ptr<client::HallClient> kiosk;
    std::unique_ptr<client::HallClient> stationClient;
    std::unique_ptr<station::StationLink> link;
    protocol::ReadingView reading;
};

} // namespace hall::test
