// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "drivers/printer/bitmap.h"

#include <optional>

namespace hall::printer {

/// A code's modules, one dot each, no quiet zone; nothing when the text is empty or too long.
/// Level M, byte mode: what a printer makes of the same text with GS ( k.
[[nodiscard]] std::optional<Bitmap> qrModules(std::string_view text);

} // namespace hall::printer
