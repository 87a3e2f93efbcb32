// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <array>
#include <compare>
#include <cstdint>
#include <string>

namespace hall::journal {

using Chain = std::array<std::uint8_t, 32>;

/// A place in the history: cursors and acknowledgements are (epoch, seq).
struct Position
{
    std::string epoch; ///< UUID made when a journal is created, restored or cut
    std::int64_t seq = 0;

    friend bool operator==(const Position&, const Position&) = default;
};

/// One event as the journal keeps it. README.md of this folder has the format and its test vectors.
struct Row
{
    std::string epoch; ///< set by the journal when appended
    std::int64_t seq = 0;
    std::int64_t at = 0; ///< UTC, ms
    std::string day;     ///< business day `2026-11-23`, empty outside of one
    std::string kind;    ///< `TicketIssued`
    int v = 1;
    std::string subject; ///< id of what it is about: a ticket, `counter:3`
    std::string actor;   ///< role and id of who acted: `clerk:1031`
    std::string station; ///< where it was pressed
    std::string body;    ///< UTF-8 JSON, the exact bytes
    std::string command; ///< UUID of the press
    int part = 0;        ///< place among the events of its command, from 0
    Chain chain{};       ///< set by the journal when appended

    friend bool operator==(const Row&, const Row&) = default;
};

} // namespace hall::journal
