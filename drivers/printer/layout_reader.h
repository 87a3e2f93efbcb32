// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "drivers/printer/layout_book.h"

namespace hall::printer {

/// The phrases of a file that has nothing else in it.
[[nodiscard]] Phrases readPhrases(const LayoutFile& file, LayoutMistakes& mistakes);

/// `common` are the phrases it may use besides its own. What is returned is only of use when it
/// added no mistakes.
[[nodiscard]] Layout
readLayout(const LayoutFile& file, const Phrases& common, LayoutMistakes& mistakes);

} // namespace hall::printer
