// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "app/core/ids.h"
#include "app/core/time.h"

#include <string>
#include <vector>

namespace hall::protocol {

/// Lines of one size in a rectangle of a strip; dots.
struct StripBlock
{
    enum class Across { Left, Right, Centre };

    int x = 0;
    int y = 0;
    int width = 0;
    int height = 0;
    int pixels = 16; ///< of a line
    Across across = Across::Centre;
    std::string color;    ///< red green yellow white
    bool isClock = false; ///< hour and minute, in place of lines
    std::vector<std::string> lines;

    friend bool operator==(const StripBlock&, const StripBlock&) = default;
};

/// What a strip acknowledged last: what stands on it as far as anybody knows who isn't before it.
struct StripPreview
{
    StationName station;
    std::string device;  ///< as its condition is told: `led-3`
    int width = 0;       ///< dots
    int height = 0;      ///< dots
    std::string color;   ///< of its lamps
    bool answers = true; ///< else one that only listens: it was sent, that is all
    std::vector<StripBlock> blocks;
    Time at; ///< when it was acknowledged

    friend bool operator==(const StripPreview&, const StripPreview&) = default;
};

} // namespace hall::protocol
