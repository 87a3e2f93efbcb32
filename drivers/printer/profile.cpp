// SPDX-License-Identifier: Apache-2.0
#include "drivers/printer/profile.h"

#include <array>

namespace hall::printer {

namespace {

/// 80 mm, Epson TM-T88IV and later and what copies them fully.
Profile epson80()
{
    return {.name = "epson80", .processId = true};
}

/// 80 mm, any other: nothing is asked of it that cheap firmware is known to lack.
Profile generic80()
{
    return {.name = "generic80",
            .baud = 9600,
            .qr = Profile::Qr::Raster,
            .ownDigits = false,
            .chineseSizeApart = true};
}

} // namespace

Result<Profile, std::string> profileByName(std::string_view name)
{
    const std::array all{epson80(), generic80()};
    std::string names;
    for (const Profile& profile : all) {
        if (profile.name == name) {
            return profile;
        }
        names += (names.empty() ? "" : ", ") + profile.name;
    }
    return failure("no printer profile \"" + std::string(name) + "\"; there are: " + names);
}

} // namespace hall::printer
