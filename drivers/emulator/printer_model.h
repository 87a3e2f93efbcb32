// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "app/core/result.h"

#include <string>
#include <string_view>

namespace hall::emulator {

/// What a class of printers can do, as far as its makers' documents say so; of the plain ones, what
/// can be bought as such. What a printer lacks is an error of whoever asks it for it.
struct PrinterModel
{
    std::string name = "epson-tm";
    int paperDots = 576;
    bool hasProcessId = true;    // GS ( H is answered
    bool hasQueuedStatus = true; // GS r is answered
    bool hasAutoStatus = true;   // GS a
    bool hasNearEnd = true;      // a sensor for the end coming near
    bool hasCutter = true;       // without one, people tear
    bool drawsCodes = true;      // GS ( k
    bool takesGlyphs = true;     // ESC &
    bool enlargesHanzi = true;   // GS ! does; FS ! does on all
    bool hasGbk = true;          // hanzi beyond GB 2312 in ROM
};

/// The model of that name; the error is a sentence that names the ones there are.
[[nodiscard]] Result<PrinterModel, std::string> printerModelByName(std::string_view name);

} // namespace hall::emulator
