// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "app/core/result.h"

#include <cstdint>
#include <filesystem>
#include <string>
#include <vector>

namespace hall::chaos {

/// How journals and the city's database differ.
struct CityFindings
{
    std::int64_t journalled = 0;
    std::int64_t stored = 0;
    std::int64_t lost = 0;     ///< journalled, and not stored with these fields
    std::int64_t foreign = 0;  ///< stored, and nowhere journalled; twice counts here, too
    std::int64_t broken = 0;   ///< stored rows whose fields don't give their chain
    std::int64_t behind = 0;   ///< halls whose position isn't their newest row
    std::int64_t unproven = 0; ///< halls that didn't sign their newest row
    std::int64_t troubles = 0; ///< that the hubs noted

    [[nodiscard]] bool areNone() const
    {
        return lost + foreign + broken + behind + unproven + troubles == 0;
    }
};

/// Halls whose newest row in the city isn't one that they signed.
[[nodiscard]] Result<std::int64_t, std::string> countUnproven(const std::string& conninfo);

/// `halls` are the names of the halls, each with its journal in a folder of that name.
[[nodiscard]] Result<CityFindings, std::string> compareCity(const std::filesystem::path& folder,
                                                            const std::vector<std::string>& halls,
                                                            const std::string& conninfo);

} // namespace hall::chaos
