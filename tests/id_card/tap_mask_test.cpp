// SPDX-License-Identifier: Apache-2.0
#include "drivers/id_card/requests.h"
#include "drivers/id_card/tap_mask.h"
#include "tests/id_card/sample_cards.h"

#include <catch2/catch.hpp>

#include <array>

using namespace hall::id_card;
using namespace hall::test;

namespace {

std::string maskedInPieces(std::string_view bytes, std::size_t piece)
{
    TapMask mask;
    std::string shown;
    for (std::size_t at = 0; at < bytes.size(); at += piece) {
        shown += mask.masked(bytes.substr(at, piece));
    }
    return shown;
}

} // namespace

TEST_CASE("a tap shows what is asked, the length and the status, and no byte of a card",
          "[idcard][privacy]")
{
    const std::string frame = readReply(sampleCards()[0].text);
    const std::string all = encode(Request::Find) + frame + encode(Request::Select) + frame;
    const std::string seen = frame.substr(0, 10) + std::string(frame.size() - 10, '\0');
    const std::string expected = encode(Request::Find) + seen + encode(Request::Select) + seen;
    for (const std::size_t piece : std::array<std::size_t, 5>{1, 2, 7, 64, 4096}) {
        CHECK(maskedInPieces(all, piece) == expected);
    }
}

TEST_CASE("what the tap can't tell it doesn't show", "[idcard][privacy]")
{
    const std::string& text = sampleCards()[0].text;
    CHECK(maskedInPieces(text, 16) == std::string(text.size(), '\0'));
    // Of a frame that lost its beginning, and of one whose length is damaged.
    const std::string frame = readReply(text);
    CHECK(maskedInPieces(frame.substr(3), 16).find_first_not_of(std::string("\xAA\0", 2)) ==
          std::string::npos);
    std::string tooLong = frame;
    tooLong[5] = '\x0A';
    CHECK(maskedInPieces(tooLong, 16).substr(10) == std::string(frame.size() - 10, '\0'));
    std::string farTooLong = frame;
    farTooLong[5] = '\xFF';
    CHECK(maskedInPieces(farTooLong, 16).substr(10) == std::string(frame.size() - 10, '\0'));
}
