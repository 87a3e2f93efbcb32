// SPDX-License-Identifier: Apache-2.0
#include "drivers/led/frame.h"
#include "drivers/led/replies.h"
#include "tests/fuzz/pieces.h"
#include "tests/fuzz/targets.h"

namespace hall::fuzz {

/// The same frames however the bytes were cut; what was found and is sent again is found again.
void ledFrame(std::string_view bytes)
{
    led::FrameDecoder whole;
    led::FrameDecoder cut;
    const auto found = whole.feed(bytes);
    const auto foundCut = inPieces(bytes, [&](std::string_view piece) {
        auto frames = cut.feed(piece);
        require(cut.heldBytes() <= led::FrameDecoder::heldBytesMax, "kept too much");
        return frames;
    });
    require(found == foundCut, "pieces change the frames");
    require(whole.noiseBytes() == cut.noiseBytes(), "pieces change the noise");
    for (const led::Frame& frame : found) {
        const auto again = led::FrameDecoder{}.feed(led::encode(frame));
        require(again.size() == 1 && again.front() == frame, "sent again it is another frame");
        static_cast<void>(led::parseReply(frame.data));
    }
    // Frames are rare among random bytes; what is in them isn't.
    static_cast<void>(led::parseReply(bytes));
    const led::Frame own{.data = std::string(bytes.substr(0, led::dataBytesMax))};
    const auto received = led::FrameDecoder{}.feed(led::encode(own));
    require(received.size() == 1 && received.front() == own, "a frame doesn't come across");
}

} // namespace hall::fuzz
