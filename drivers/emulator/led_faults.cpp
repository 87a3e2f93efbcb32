// SPDX-License-Identifier: Apache-2.0
#include "drivers/emulator/led_faults.h"

#include "drivers/emulator/faults.h"

#include <array>

namespace hall::emulator {

namespace {

using Kind = LedFault::Kind;

constexpr std::array<FaultName<Kind>, 8> names{{{"busy", Kind::Busy},
                                                {"no-reply", Kind::NoReply},
                                                {"wrong-crc", Kind::WrongChecksum},
                                                {"refuses-crc", Kind::RefusesChecksum},
                                                {"font-missing", Kind::FontMissing},
                                                {"split-reply", Kind::SplitReply},
                                                {"noise", Kind::Noise},
                                                {"unplug", Kind::Unplug}}};

} // namespace

Result<LedFault, std::string> parseLedFault(std::string_view text)
{
    return parseFault<LedFault>("led", names, text);
}

} // namespace hall::emulator
