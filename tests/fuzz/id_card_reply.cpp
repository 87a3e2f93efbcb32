// SPDX-License-Identifier: Apache-2.0
#include "drivers/id_card/card_text.h"
#include "drivers/id_card/reply_reader.h"
#include "drivers/id_card/tap_mask.h"
#include "tests/fuzz/pieces.h"
#include "tests/fuzz/targets.h"

namespace hall::fuzz {

namespace {

void readAll(const id_card::Reply& reply)
{
    static_cast<void>(id_card::appendedAddress(reply));
    const auto text = id_card::CardText::of(reply);
    if (!text) {
        return;
    }
    for (int field = 0; field <= static_cast<int>(id_card::Field::FormerNumber); ++field) {
        static_cast<void>(text->field(static_cast<id_card::Field>(field)));
    }
    if (const auto number = text->number()) {
        require(!number->empty(), "a number that is none");
    }
}

} // namespace

/// Every reply that is found can be read in full; what a tap shows is as long as what came, and
/// doesn't depend on the pieces.
void idCardReply(std::string_view bytes)
{
    id_card::ReplyReader reader;
    for (const char byte : bytes) {
        if (reader.feed(static_cast<std::uint8_t>(byte)) == id_card::ReplyReader::Found::Reply) {
            readAll(reader.reply());
        }
    }
    id_card::TapMask whole;
    id_card::TapMask cut;
    const std::string masked = whole.masked(bytes);
    require(masked.size() == bytes.size(), "a tap of another length");
    require(masked == inPieces(bytes, [&](std::string_view piece) { return cut.masked(piece); }),
            "pieces change what a tap shows");
    // Frames are rare among random bytes; a card's text isn't.
    std::array<std::uint8_t, id_card::textBytes> text{};
    std::copy_n(bytes.begin(), std::min(bytes.size(), text.size()), text.begin());
    readAll({.status = id_card::Status::Success, .dataBytes = text.size(), .data = text});
}

} // namespace hall::fuzz
