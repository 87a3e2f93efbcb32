// SPDX-License-Identifier: Apache-2.0
#include "drivers/printer/replies.h"
#include "tests/fuzz/pieces.h"
#include "tests/fuzz/targets.h"

namespace hall::fuzz {

/// The same replies and the same noise however the bytes were cut, and never more than one
/// unfinished reply kept.
void printerReplies(std::string_view bytes)
{
    printer::ReplyParser whole;
    printer::ReplyParser cut;
    const auto found = whole.feed(bytes);
    const auto foundCut = inPieces(bytes, [&](std::string_view piece) {
        auto replies = cut.feed(piece);
        require(cut.heldBytes() <= printer::ReplyParser::blockBytesMax, "kept too much");
        return replies;
    });
    require(found == foundCut, "pieces change the replies");
    require(whole.noiseBytes() == cut.noiseBytes(), "pieces change the noise");
}

} // namespace hall::fuzz
