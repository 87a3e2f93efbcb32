// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstdint>

namespace hall::id_card {

/// What a reader says of a request: its third status byte, the first two being 00.
enum class Status : std::uint8_t {
    ChecksumError = 0x10, ///< of what we sent
    LengthError = 0x11,
    UnknownCommand = 0x21,
    NotPermitted = 0x23,
    UnknownError = 0x24,
    CardRefusedSam = 0x31,
    SamRefusedCard = 0x32,
    CheckFailed = 0x33,
    UnknownCardType = 0x40,
    ReadFailed = 0x41,
    RandomFailed = 0x47,
    SelfTestFailed = 0x60,
    NotAuthorised = 0x66,
    NoCard = 0x80,
    SelectFailed = 0x81,
    Success = 0x90,
    Empty = 0x91, ///< the card hasn't got what was asked for
    CardFound = 0x9F,
};

/// What it means for who stands before the reader, and for us.
enum class Meaning {
    Done,
    NoCard,
    PlaceAgain,   ///< the card was moved, or isn't read well
    SendAgain,    ///< the reader didn't understand us
    OutOfService, ///< its security module
};

/// What isn't in the table is a card that wasn't read.
[[nodiscard]] Status statusOf(std::uint8_t first, std::uint8_t second, std::uint8_t third);

[[nodiscard]] Meaning meaningOf(Status status);

} // namespace hall::id_card
