// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "app/station/ticket_printing.h"
#include "tests/emulator/emulator_bench.h"
#include "tests/server/running_node.h"

namespace hall::test {

using namespace std::chrono_literals;

/// A kiosk's station on an emulated printer whose time the test moves while it waits.
struct StationBench
{
    explicit StationBench(const Limits& limits = RunningNode::generousLimits())
        : node(limits)
    {
        Rules& rules = node.settings.rules;
        rules.visits = {{.code = {"shop"},
                         .name = {"开饭店", {}, {}},
                         .order = StepOrder::Fixed,
                         .steps = {{.service = {"a1"}}, {.service = {"b1"}}}}};
        rules.services[0].materials = {{.code = {"card"}, .name = {"身份证", {}, {}}, .when = {}},
                                       {.code = {"lease"},
                                        .name = {"租房合同", {}, {}},
                                        .copies = 2,
                                        .onPromise = true,
                                        .when = {}}};
        node.restart();
        client = node.linkedClient();
        node.openHall(*client);
    }

    void plugIn()
    {
        stationClient = node.client();
        link = std::make_unique<station::StationLink>(*stationClient, u"kiosk-1"_s);
        printing = std::make_unique<station::TicketPrinting>(*link, bench.device, layouts());
        bench.device.start();
    }

    static station::TicketLayouts layouts()
    {
        return station::TicketLayouts::read(
                   station::layoutFiles({}),
                   {.base = "https://example.cn",
                    .layout = {},
                    .checklist = "checklist",
                    .serviceLayouts = {},
                    .classLayouts = {}},
                   {.port = {}, .profile = "epson80", .baud = 115200, .layout = {}},
                   printer::fontRaster())
            .value();
    }

    bool until(const std::function<bool()>& isSo)
    {
        return waitFor([&] {
            bench.timers.advance(20ms);
            return isSo();
        });
    }

    [[nodiscard]] std::string take() const
    {
        return node.ask(*client, u"ticket.take"_s, {{u"service"_s, u"a1"_s}})->ticket->number;
    }

    [[nodiscard]] const Ticket& ticket(std::size_t at = 0) const
    {
        return node.node->service().hall().tickets[at];
    }

    void askForSheet() const
    {
        REQUIRE(node.ask(*client, u"materials.print"_s, {{u"service"_s, u"a1"_s}}));
    }

    /// Asked for and not printed.
    [[nodiscard]] std::size_t sheets() const
    {
        return node.node->service().hall().sheets.size();
    }

    [[nodiscard]] bool isReady() const
    {
        return bench.device.state().phase == printer::Phase::Ready;
    }

    [[nodiscard]] std::string wordOf(const std::string& device) const
    {
        const auto& stations = node.node->service().hall().stations;
        const auto station = stations.find({"kiosk-1"});
        if (station == stations.end() || !station->second.devices.contains(device)) {
            return {};
        }
        return station->second.devices.at(device).condition;
    }

    [[nodiscard]] std::string printerWord() const
    {
        return wordOf("printer");
    }

    RunningNode node;
    EmulatorBench bench;
    std::unique_ptr<client::HallClient> client;
    std::unique_ptr<client::HallClient> stationClient;
    std::unique_ptr<station::StationLink> link;
    std::unique_ptr<station::TicketPrinting> printing;
};

} // namespace hall::test
