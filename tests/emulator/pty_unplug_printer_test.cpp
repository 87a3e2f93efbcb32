// SPDX-License-Identifier: Apache-2.0
#include "drivers/emulator/emulated_printer.h"
#include "drivers/port/serial_port.h"
#include "drivers/printer/font_raster.h"
#include "drivers/printer/printer_device.h"
#include "tests/emulator/pty_cable.h"
#include "tests/printer/layouts.h"

#include <map>

using namespace hall;
using hall::test::PtyCable;
using printer::PrinterDevice;

namespace {

/// A ticket is printed.
struct PrinterScene
{
    PrinterScene()
    {
        cable.join(paper, line);
        QObject::connect(&paper,
                         &emulator::EmulatedPrinter::pageCut,
                         &device,
                         [this](const emulator::Page& page) {
                             for (quint64 job = 1; job <= jobs; ++job) {
                                 const bool isWhole =
                                     page.text.contains(QString::fromStdString(numberOf(job))) &&
                                     page.text.endsWith(QStringLiteral("No.000186\n"));
                                 whole[job] += isWhole ? 1 : 0;
                             }
                         });
        const auto ends = [this](const char* how) {
            return [this, how](quint64 job) { outcomes.push_back(how + std::to_string(job)); };
        };
        QObject::connect(&device, &PrinterDevice::printed, &device, ends("printed "));
        QObject::connect(&device, &PrinterDevice::doubtful, &device, ends("doubtful "));
        QObject::connect(&device, &PrinterDevice::refused, &device, ends("refused "));
    }

    void print()
    {
        REQUIRE(cable.until(
            [&] { return cable.isOut() || device.state().phase == printer::Phase::Ready; }));
        if (!cable.isOut()) {
            printer::TicketContent content = printer::sampleTicket();
            content.number = numberOf(++jobs);
            device.print({.id = jobs, .paper = printer::paperOf(content, device.profile())});
        }
    }

    void begin()
    {
        device.start();
        print();
    }

    void again()
    {
        print();
    }

    [[nodiscard]] bool isOffline() const
    {
        return troubleOf(device.state()) == printer::Trouble::PortClosed;
    }

    [[nodiscard]] bool isDone() const
    {
        return outcomes.size() == jobs && jobs > 0;
    }

    /// One in doubt may have come out all the same.
    void check()
    {
        CHECK(outcomes.back() == "printed " + std::to_string(jobs));
        for (quint64 job = 1; job <= jobs; ++job) {
            const bool isPrinted = outcomes[job - 1] == "printed " + std::to_string(job);
            CHECK(whole[job] >= (isPrinted ? 1 : 0));
            CHECK(whole[job] <= 1);
        }
    }

    static std::string numberOf(quint64 job)
    {
        return "A03" + std::to_string(job);
    }

    PtyCable cable;
    emulator::EmulatedPrinter paper{cable.timers, 115200, {}};
    port::SerialPort line{{cable.path(), 115200}, cable.timers};
    PrinterDevice device{
        line, cable.timers, printer::profileByName("epson80").value(), printer::fontRaster()};
    quint64 jobs = 0;
    std::map<quint64, int> whole; ///< papers of a job
    std::vector<std::string> outcomes;
};

} // namespace

TEST_CASE(
    "over a real pty each job ends and the next comes out whole, wherever the cable comes out",
    "[unplug][printer]")
{
    test::pullAtEveryTwentiethByte<PrinterScene>();
}
