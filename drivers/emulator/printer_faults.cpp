// SPDX-License-Identifier: Apache-2.0
#include "drivers/emulator/printer_faults.h"

#include "drivers/emulator/faults.h"

#include <array>

namespace hall::emulator {

namespace {

using Kind = PrinterFault::Kind;

constexpr std::array<FaultName<Kind>, 16> names{{{"paper-end", Kind::PaperEnd},
                                                 {"paper-near-end", Kind::PaperNearEnd},
                                                 {"cover-open", Kind::CoverOpen},
                                                 {"cutter-jam", Kind::CutterJam},
                                                 {"head-hot", Kind::HeadHot},
                                                 {"power-cycle", Kind::PowerCycle},
                                                 {"unplug", Kind::Unplug},
                                                 {"noise", Kind::Noise},
                                                 {"no-reply", Kind::NoReply},
                                                 {"lost-reply", Kind::LostReply},
                                                 {"double-reply", Kind::DoubleReply},
                                                 {"slow-reply", Kind::SlowReply},
                                                 {"no-process-id", Kind::NoProcessId},
                                                 {"stall", Kind::Stall},
                                                 {"buffer-full", Kind::BufferFull},
                                                 {"asb-in-reply", Kind::AsbInReply}}};

} // namespace

Result<PrinterFault, std::string> parsePrinterFault(std::string_view text)
{
    return parseFault<PrinterFault>("printer", names, text);
}

} // namespace hall::emulator
