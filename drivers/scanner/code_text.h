// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "app/core/result.h"

#include <string>
#include <string_view>

namespace hall::scanner {

enum class CodeTextError {
    NotText, // neither UTF-8 nor GB18030
    Control, // a control character that no code carries: a wrong baud rate, a broken cable
};

/// What a code says, in UTF-8. Scanners pass the bytes of a symbol on as they are: UTF-8 mostly,
/// GB18030 from some generators. Separators of structured codes (tab, FS, GS, RS, US) may stand in
/// it.
[[nodiscard]] Result<std::string, CodeTextError> toCodeText(std::string_view bytes);

} // namespace hall::scanner
