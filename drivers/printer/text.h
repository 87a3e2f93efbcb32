// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "app/core/result.h"

#include <string>
#include <string_view>
#include <vector>

namespace hall::printer {

/// Why a text can't be sent as text: the line is drawn then.
enum class TextError {
    NotUtf8,
    NoGlyph, // four bytes in GB18030, outside it, or for private use: no ROM font has it
    Control, // a control character, which would be a command
};

/// UTF-8 as the printer's GB18030: one byte ASCII, two bytes Chinese.
[[nodiscard]] Result<std::string, TextError> toPrinterText(std::string_view utf8);

/// Columns on the paper at normal size: one for ASCII, two for anything else.
[[nodiscard]] int columnsOf(std::string_view utf8);

/// The text in as few lines of at most `columns` as possible; breaks at its marks (`|`) where that
/// costs no line, else as evenly as possible at a space or between Chinese characters, never within
/// a Latin word that fits on a line.
[[nodiscard]] std::vector<std::string> wrapText(std::string_view utf8, int columns);

} // namespace hall::printer
