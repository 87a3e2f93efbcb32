// SPDX-License-Identifier: Apache-2.0
#include "drivers/emulator/printer_model.h"

#include <array>

namespace hall::emulator {

namespace {

PrinterModel snbc()
{
    return {.name = "snbc-btp",
            .hasProcessId = false,
            .hasAutoStatus = false,
            .drawsCodes = false,
            .takesGlyphs = false,
            .enlargesHanzi = false};
}

/// Gprinter's as well.
PrinterModel xprinter()
{
    return {.name = "xprinter",
            .hasProcessId = false,
            .hasAutoStatus = false,
            .hasNearEnd = false,
            .takesGlyphs = false,
            .enlargesHanzi = false};
}

PrinterModel plain80()
{
    PrinterModel model = xprinter();
    model.name = "plain80";
    model.drawsCodes = false;
    return model;
}

PrinterModel plain58()
{
    PrinterModel model = plain80();
    model.name = "plain58";
    model.paperDots = 384;
    model.hasQueuedStatus = false;
    model.hasCutter = false;
    model.hasGbk = false;
    return model;
}

} // namespace

Result<PrinterModel, std::string> printerModelByName(std::string_view name)
{
    const std::array all{PrinterModel{}, snbc(), xprinter(), plain80(), plain58()};
    std::string names;
    for (const PrinterModel& model : all) {
        if (model.name == name) {
            return model;
        }
        names += (names.empty() ? "" : ", ") + model.name;
    }
    return failure("no printer model \"" + std::string(name) + "\"; there are: " + names);
}

} // namespace hall::emulator
