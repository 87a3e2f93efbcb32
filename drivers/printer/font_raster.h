// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "drivers/printer/bitmap.h"

namespace hall::printer {

/// Draws lines with Noto Sans Mono CJK SC, and what it lacks with any font that has it. Needs a
/// QGuiApplication (the offscreen platform is enough) from the first call on and the thread that
/// calls; without one every line comes back empty.
[[nodiscard]] GlyphRaster fontRaster();

} // namespace hall::printer
