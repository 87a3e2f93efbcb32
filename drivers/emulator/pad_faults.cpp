// SPDX-License-Identifier: Apache-2.0
#include "drivers/emulator/pad_faults.h"

#include "drivers/emulator/faults.h"

#include <array>

namespace hall::emulator {

namespace {

using Kind = PadFault::Kind;

constexpr std::array<FaultName<Kind>, 9> names{{{"unplug", Kind::Unplug},
                                                {"bounce", Kind::Bounce},
                                                {"held", Kind::Held},
                                                {"keys-lost", Kind::KeysLost},
                                                {"wrong-sum", Kind::WrongSum},
                                                {"truncated", Kind::Truncated},
                                                {"noise", Kind::Noise},
                                                {"split", Kind::Split},
                                                {"double", Kind::Double}}};

} // namespace

Result<PadFault, std::string> parsePadFault(std::string_view text)
{
    return parseFault<PadFault>("pad", names, text);
}

} // namespace hall::emulator
