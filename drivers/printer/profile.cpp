// SPDX-License-Identifier: Apache-2.0
#include "drivers/printer/profile.h"

#include <array>

namespace hall::printer {

namespace {

/// Epson TM-T88IV and later and what copies them fully.
Profile epson80()
{
    return {.name = "epson80",
            .made = "Epson TM",
            .autoStatus = true,
            .nearEnd = true,
            .processId = true};
}

/// SNBC BTP kiosk printers in their ESC/POS mode. Whether they know GS ( k and downloaded glyphs
/// isn't in their manuals.
Profile snbc80()
{
    return {.name = "snbc80",
            .made = "SNBC BTP",
            .qr = Profile::Qr::Raster,
            .ownDigits = false,
            .chineseSizeApart = true,
            .nearEnd = true};
}

/// Xprinter, Gprinter and their like: GS ( k, GS V 42 and DLE EOT are known to work.
Profile xprinter80()
{
    return {.name = "xprinter80",
            .made = "Xprinter, Gprinter",
            .ownDigits = false,
            .chineseSizeApart = true};
}

/// Any other: nothing is asked of it that cheap firmware is known to lack.
Profile generic80()
{
    return {.name = "generic80",
            .made = "generic",
            .baud = 9600,
            .qr = Profile::Qr::Raster,
            .ownDigits = false,
            .chineseSizeApart = true};
}

/// Any printer of 58 mm: mostly without a cutter, some without a word to GS r, with the hanzi of
/// GB 2312 alone.
Profile generic58()
{
    return {.name = "generic58",
            .made = "generic",
            .widthDots = 384,
            .baud = 9600,
            .qr = Profile::Qr::Raster,
            .charset = Profile::Charset::Gb2312,
            .cut = Profile::Cut::None,
            .feedBeforeCut = 4,
            .ownDigits = false,
            .chineseSizeApart = true,
            .queuedStatus = false};
}

} // namespace

Result<Profile, std::string> profileByName(std::string_view name)
{
    const std::array all{epson80(), snbc80(), xprinter80(), generic80(), generic58()};
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
