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
    enum class Charset { Gb18030, Gb2312 }; // of the hanzi in its ROM
    enum class Cut { FeedPartial, FeedFull, Plain, None };

    std::string name{};
    std::string made{}; // whose, for people
    int widthDots = 576;
    int dotsPerColumn = 12; // a Latin letter; Chinese takes two
    int baud = 38400;
    Qr qr = Qr::Native;
    Charset charset = Charset::Gb18030;
    Cut cut = Cut::FeedPartial;
    int feedBeforeCut = 0; // lines, for cutters that don't feed to the blade themselves
    bool ownDigits = true; // downloaded glyphs for the ticket number, enlarged with smoothing
    bool chineseSizeApart = false; // GS ! doesn't reach Chinese; FS ! does
    bool autoStatus = false;       // GS a: tells of changes unasked
    bool nearEnd = false;          // has a sensor for the end coming near
    bool processId = false;        // GS ( H answers once the paper is out
    bool queuedStatus = true;      // GS r answers once what came before it was worked on
    int bandRows = 16; // of one raster command; few, as a broken ticket's command must be filled up

    /// The layout of a ticket where nobody chose one.
    [[nodiscard]] const char* usualLayout() const
    {
        constexpr int narrow = 400; // 58 mm
        return widthDots < narrow ? "58mm" : "80mm";
    }
};

/// The profile of that name; the error is a sentence that names the ones there are.
[[nodiscard]] Result<Profile, std::string> profileByName(std::string_view name);

} // namespace hall::printer
