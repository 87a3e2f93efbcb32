// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "drivers/printer/bitmap.h"

#include <optional>
#include <string>
#include <string_view>

namespace hall::printer {

/// Our own digits and letters (without I and O) for the ticket number: 11 by 24 dots, strokes of
/// three, corners of 45 degrees, which a printer's smoothing turns into straight edges at 8 times.
[[nodiscard]] std::optional<Bitmap> numberGlyph(char character);

/// ESC & for each character of `text` that has a glyph and isn't in `sent` yet, which it joins.
[[nodiscard]] std::string numberGlyphBytes(std::string_view text, std::string& sent);

} // namespace hall::printer
