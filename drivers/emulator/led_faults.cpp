// SPDX-License-Identifier: Apache-2.0
#include "drivers/emulator/led_faults.h"

#include "drivers/emulator/faults.h"

#include <array>

namespace hall::emulator {

namespace {

using Kind = LedFault::Kind;

constexpr auto names = std::to_array<FaultName<Kind>>({{"busy", Kind::Busy},
                                                       {"busy-once", Kind::BusyOnce},
                                                       {"no-reply", Kind::NoReply},
                                                       {"lost-reply", Kind::LostReply},
                                                       {"late-reply", Kind::LateReply},
                                                       {"doubled-reply", Kind::DoubledReply},
                                                       {"foreign-source", Kind::ForeignSource},
                                                       {"wrong-crc", Kind::WrongChecksum},
                                                       {"refuses-crc", Kind::RefusesChecksum},
                                                       {"crc-once", Kind::ChecksumOnce},
                                                       {"font-missing", Kind::FontMissing},
                                                       {"split-reply", Kind::SplitReply},
                                                       {"noise", Kind::Noise},
                                                       {"dark", Kind::Dark},
                                                       {"power", Kind::Power},
                                                       {"unplug", Kind::Unplug},
                                                       {"unplug-reply", Kind::UnplugReply}});

} // namespace

Result<LedFault, std::string> parseLedFault(std::string_view text)
{
    return parseFault<LedFault>("led", names, text);
}

} // namespace hall::emulator
