// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "tests/support/code_pictures.h"

#include <string>

namespace hall::test {

/// What zbar, which shares nothing with our reader, finds in a picture; empty: nothing. The measure
/// that our reader must not fall behind in any kind of picture.
[[nodiscard]] std::string readWithZbar(const CodePicture& picture);

} // namespace hall::test
