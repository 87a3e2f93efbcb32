// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "app/core/result.h"

#include <string>
#include <string_view>

namespace hall::printer {

/// What a model of printer can do; data, so that a new model is a row and not a class.
struct Profile
{
    enum class Qr { Native, Raster };
    enum class Cut { FeedPartial, FeedFull, Plain, None };

    std::string name{};
    int widthDots = 576;
    int dotsPerColumn = 12; // a Latin letter; Chinese takes two
    int baud = 38400;
    Qr qr = Qr::Native;
    Cut cut = Cut::FeedPartial;
    int feedBeforeCut = 0; // lines, for cutters that don't feed to the blade themselves
    bool ownDigits = true; // downloaded glyphs for the ticket number, enlarged with smoothing
    bool chineseSizeApart = false; // GS ! doesn't reach Chinese; FS ! does
    bool processId = false;        // GS ( H answers once the paper is out
    bool queuedStatus = true;      // GS r answers once what came before it was worked on
    int bandRows = 16; // of one raster command; few, as a broken ticket's command must be filled up
};

/// The profile of that name; the error is a sentence that names the ones there are.
[[nodiscard]] Result<Profile, std::string> profileByName(std::string_view name);

} // namespace hall::printer
