// SPDX-License-Identifier: Apache-2.0
#include "drivers/pad/pad_frames.h"

#include "tests/fuzz/pieces.h"
#include "tests/fuzz/targets.h"

namespace hall::fuzz {

/// The first line is a pattern, the rest comes over the line: the same presses however it was cut,
/// and every byte is of a frame, skipped, or waits for more.
void padFrames(std::string_view bytes)
{
    const std::size_t end = std::min(bytes.find('\n'), bytes.size());
    const auto pattern = pad::parsePattern(bytes.substr(0, end));
    require(pattern || !pattern.error().what.empty(), "a refusal without a word");
    if (!pattern) {
        return;
    }
    bytes.remove_prefix(std::min(end + 1, bytes.size()));
    pad::PadFrames whole{*pattern};
    pad::PadFrames cut{*pattern};
    const auto found = whole.feed(bytes);
    require(found == inPieces(bytes, [&](std::string_view piece) { return cut.feed(piece); }),
            "pieces change the presses");
    const auto late = whole.fellSilent();
    require(late == cut.fellSilent(), "pieces change what silence ends");
    require(!whole.isWaiting(), "silence ends nothing");
    const std::size_t skipped = whole.takeSkipped();
    require(skipped == cut.takeSkipped(), "pieces change what is skipped");
    require(skipped + found.size() + late.size() <= bytes.size(), "more is found than came");
}

} // namespace hall::fuzz
