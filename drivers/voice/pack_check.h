// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "drivers/voice/unit_list.h"
#include "drivers/voice/unit_pack.h"

#include <string>
#include <vector>

namespace hall::voice {

/// What is wrong with a pack, in the words of the one who has to mend it.
struct PackFinding
{
    enum class Kind { Missing, Unreadable, Rate, Clipped, Quiet, Loud, Silence };

    Kind kind = Kind::Missing;
    std::string about; ///< a file, or what can't be said: `counter 12`
    std::string what;

    friend bool operator==(const PackFinding&, const PackFinding&) = default;
};

/// `missing`, `clipped` …
[[nodiscard]] std::string_view wordOf(PackFinding::Kind kind);

/// The sounds first, in the order of the units, then what the hall would have to say and can't.
/// `rate` is the one at which the hall plays all its sound.
[[nodiscard]] std::vector<PackFinding>
check(const UnitPack& pack, const HallWords& words, const Wording& wording, int rate);

/// A unit may be so far from `speechRmsDb`, and have so much silence at each end.
inline constexpr double levelTolerance = 3.0;
inline constexpr std::chrono::milliseconds edgeMost{60};

} // namespace hall::voice
