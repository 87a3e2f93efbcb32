// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "drivers/emulator/emulated_printer.h"
#include "drivers/port/memory_port.h"
#include "drivers/printer/font_raster.h"
#include "drivers/printer/printer_device.h"

#include <map>
#include <string>
#include <vector>

namespace hall {

/// The least able printer that a profile is for.
inline emulator::PrinterModel modelFor(const std::string& profile)
{
    const std::map<std::string, std::string> models{{"epson80", "epson-tm"},
                                                    {"snbc80", "snbc-btp"},
                                                    {"xprinter80", "xprinter"},
                                                    {"generic80", "plain80"},
                                                    {"generic58", "plain58"}};
    return emulator::printerModelByName(models.at(profile)).value();
}

/// The driver on one end, the emulated printer on the other, one clock moved by hand between them.
struct EmulatorBench
{
    explicit EmulatorBench(const std::string& profileName = "epson80",
                           std::vector<emulator::PrinterFault> faults = {})
        : profile(printer::profileByName(profileName).value())
        , paper(timers, profile.baud, std::move(faults), modelFor(profileName))
        , device(port, timers, profile, printer::fontRaster())
    {
        using port::MemoryPort;
        using printer::PrinterDevice;
        QObject::connect(&port, &MemoryPort::arrived, &paper, &emulator::EmulatedPrinter::receive);
        QObject::connect(&paper, &emulator::EmulatedPrinter::replied, &port, &MemoryPort::deliver);
        QObject::connect(&paper, &emulator::EmulatedPrinter::unplugged, &port, [this] {
            timers.after(std::chrono::milliseconds{0},
                         [this] { port.unplug(QStringLiteral("cable")); });
        });
        QObject::connect(&paper,
                         &emulator::EmulatedPrinter::pageCut,
                         &port,
                         [this](const emulator::Page& p) { pages.push_back(p); });
        QObject::connect(
            &paper, &emulator::EmulatedPrinter::happened, &port, [this](const QJsonObject& e) {
                if (e.value(QStringLiteral("event")) == QStringLiteral("error")) {
                    errors.push_back(e.value(QStringLiteral("what")).toString().toStdString() +
                                     " " +
                                     e.value(QStringLiteral("bytes")).toString().toStdString());
                }
            });
        QObject::connect(&device, &PrinterDevice::printed, &port, [this](quint64 job) {
            outcomes.push_back("printed " + std::to_string(job));
        });
        QObject::connect(
            &device, &PrinterDevice::doubtful, &port, [this](quint64 job, printer::Trouble why) {
                outcomes.push_back("doubtful " + std::to_string(job) + " " + nameOf(why));
            });
        QObject::connect(
            &device, &PrinterDevice::refused, &port, [this](quint64 job, printer::Trouble why) {
                outcomes.push_back("refused " + std::to_string(job) + " " + nameOf(why));
            });
    }

    /// Moves time until that many outcomes are there; the device promises that within `endsWithin`.
    bool waitForOutcomes(std::size_t count)
    {
        for (int i = 0; i < 600 && outcomes.size() < count; i++) {
            timers.advance(std::chrono::milliseconds{50});
        }
        return outcomes.size() == count;
    }

    bool waitForPhase(printer::Phase phase)
    {
        for (int i = 0; i < 600 && device.state().phase != phase; i++) {
            timers.advance(std::chrono::milliseconds{50});
        }
        return device.state().phase == phase;
    }

    bool makeReady()
    {
        device.start();
        return waitForPhase(printer::Phase::Ready);
    }

    port::HandTimers timers;
    port::MemoryPort port;
    printer::Profile profile;
    emulator::EmulatedPrinter paper;
    printer::PrinterDevice device;
    std::vector<std::string> outcomes;
    std::vector<std::string> errors;
    std::vector<emulator::Page> pages;
};

} // namespace hall
