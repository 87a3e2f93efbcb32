// SPDX-License-Identifier: Apache-2.0
#include "drivers/emulator/scanner_faults.h"

#include "drivers/emulator/faults.h"

#include <array>

namespace hall::emulator {

namespace {

using Kind = ScannerFault::Kind;

constexpr std::array<FaultName<Kind>, 6> names{{{"unplug", Kind::Unplug},
                                                {"no-answer", Kind::NoAnswer},
                                                {"refuses", Kind::Refuses},
                                                {"endless", Kind::Endless},
                                                {"noise", Kind::Noise},
                                                {"nuls", Kind::Nuls}}};

} // namespace

Result<ScannerFault, std::string> parseScannerFault(std::string_view text)
{
    return parseFault<ScannerFault>("scanner", names, text);
}

} // namespace hall::emulator
