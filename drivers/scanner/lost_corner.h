// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "drivers/scanner/picture.h"

#include <vector>

namespace hall::scanner {

/// One of the three squares in the corners of a QR code.
struct Corner
{
    float x = 0; // of its middle
    float y = 0;
    float module = 0; // pixels
};

/// The corners that can be seen in black and white.
[[nodiscard]] std::vector<Corner> cornersIn(const Luminance& blackAndWhite);

/// Where a third corner would be if two that are seen belong to one code. A code is built so that
/// much of it may be missing, but without all its corners nobody finds it.
struct LostCorner
{
    Corner corner;
    float turned = 0; // radians
    int left = 0;     // what of the picture the code would take up
    int top = 0;
    int right = 0;
    int bottom = 0;
};

/// At most `most` guesses, the likeliest first.
[[nodiscard]] std::vector<LostCorner> lostCorners(const std::vector<Corner>& corners,
                                                  std::size_t most);

/// That part of the picture with the corner drawn in.
[[nodiscard]] Picture withCorner(const Luminance& blackAndWhite, const LostCorner& lost);

} // namespace hall::scanner
