// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "app/core/result.h"
#include "drivers/printer/profile.h"

#include <string>
#include <string_view>
#include <vector>

namespace hall::printer {

/// Why a text can't be sent as text: the line is drawn then.
enum class TextError {
    NotUtf8,
    NoGlyph, // four bytes in GB18030, outside it, or for private use: no ROM font has it;
             // or beyond the printer's own set
    Control, // a control character, which would be a command
};

/// UTF-8 as the printer's GB18030: one byte ASCII, two bytes Chinese. A ROM with the hanzi of
/// GB 2312 alone has fewer.
[[nodiscard]] Result<std::string, TextError>
toPrinterText(std::string_view utf8, Profile::Charset charset = Profile::Charset::Gb18030);

/// Columns on the paper at normal size: one for ASCII, two for anything else.
[[nodiscard]] int columnsOf(std::string_view utf8);

/// The text without its break marks (`|`); between Latin words a mark leaves a space.
[[nodiscard]] std::string withoutMarks(std::string_view utf8);

/// The text in as few lines of at most `columns` as possible; breaks at its marks (`|`) where that
/// costs no line, else as evenly as possible at a space or between Chinese characters, never within
/// a Latin word that fits on a line.
[[nodiscard]] std::vector<std::string> wrapText(std::string_view utf8, int columns);

} // namespace hall::printer
