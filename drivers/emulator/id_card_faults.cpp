// SPDX-License-Identifier: Apache-2.0
#include "drivers/emulator/id_card_faults.h"

#include "drivers/emulator/faults.h"

#include <array>

namespace hall::emulator {

namespace {

using Kind = IdCardFault::Kind;

constexpr std::array<FaultName<Kind>, 12> names{{{"wrong-checksum", Kind::WrongChecksum},
                                                 {"truncated", Kind::Truncated},
                                                 {"read-failed", Kind::ReadFailed},
                                                 {"lifted", Kind::Lifted},
                                                 {"out-of-service", Kind::OutOfService},
                                                 {"slow-reply", Kind::SlowReply},
                                                 {"no-reply", Kind::NoReply},
                                                 {"noise", Kind::Noise},
                                                 {"split-reply", Kind::SplitReply},
                                                 {"double-reply", Kind::DoubleReply},
                                                 {"finds-again", Kind::FindsAgain},
                                                 {"unplug", Kind::Unplug}}};

} // namespace

Result<IdCardFault, std::string> parseIdCardFault(std::string_view text)
{
    return parseFault<IdCardFault>("idcard", names, text);
}

} // namespace hall::emulator
