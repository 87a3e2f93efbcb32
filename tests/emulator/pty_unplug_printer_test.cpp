// SPDX-License-Identifier: Apache-2.0
#include "drivers/emulator/emulated_printer.h"
#include "drivers/port/serial_port.h"
#include "drivers/printer/font_raster.h"
#include "drivers/printer/printer_device.h"
#include "tests/emulator/pty_cable.h"
#include "tests/printer/layouts.h"

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
                             whole += page.text.contains(QStringLiteral("A035")) &&
                                      page.text.endsWith(QStringLiteral("No.000186\n"));
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
            device.print({.id = ++jobs, .paper = printer::samplePaper()});
        }
    }

    void begin()
    {
        device.start();
        print();
    }

    void again()
    {
        wholeBefore = whole;
        outcomesBefore = outcomes;
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

    void check() const
    {
        CHECK(outcomes.back() == "printed " + std::to_string(jobs));
        CHECK(whole == wholeBefore + 1);
        // One that ended before the cable came out was printed; one that didn't is in doubt, or
        // nothing of it had gone out.
        CHECK((outcomesBefore.empty() || outcomesBefore[0] != "printed 1" || wholeBefore == 1));
    }

    PtyCable cable;
    emulator::EmulatedPrinter paper{cable.timers, 115200, {}};
    port::SerialPort line{{cable.path(), 115200}, cable.timers};
    PrinterDevice device{
        line, cable.timers, printer::profileByName("epson80").value(), printer::fontRaster()};
    quint64 jobs = 0;
    int whole = 0;
    int wholeBefore = 0;
    std::vector<std::string> outcomes;
    std::vector<std::string> outcomesBefore;
};

} // namespace

TEST_CASE(
    "over a real pty each job ends and the next comes out whole, wherever the cable comes out",
    "[unplug][printer]")
{
    test::pullAtEveryTwentiethByte<PrinterScene>();
}
