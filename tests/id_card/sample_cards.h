// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <array>
#include <string>
#include <string_view>

namespace hall::test {

/// Bytes of hex pairs; spaces don't count.
[[nodiscard]] std::string bytesOf(std::string_view hex);

/// A card as a reader's document gives it: of nobody, born on 1900-01-01.
struct SampleCard
{
    char name = 'A';
    std::string number;
    std::string check;  ///< the last byte of the whole reply, in hex
    std::string sha256; ///< of the whole reply
    std::string text;   ///< 256 bytes
};

[[nodiscard]] const std::array<SampleCard, 4>& sampleCards();

/// What a reader answers to "read text and photo"; the photo is made up.
[[nodiscard]] std::string readReply(std::string_view text);

/// A frame of a reader with these bytes behind its length and a right checksum.
[[nodiscard]] std::string replyOf(std::string_view body);

} // namespace hall::test
