// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "drivers/printer/bitmap.h"
#include "drivers/printer/layout_book.h"
#include "drivers/printer/profile.h"

namespace hall::printer {

/// Whether what a layout puts on paper fits the paper of such a printer, however large the figures
/// become; empty when it does. `code` is as long as the longest code of a ticket.
[[nodiscard]] LayoutMistakes checkLayout(const Layout& layout,
                                         const Profile& profile,
                                         const std::string& code,
                                         const GlyphRaster& raster);

} // namespace hall::printer
