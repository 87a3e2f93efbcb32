// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "app/core/result.h"
#include "app/core/ticket.h"

#include <array>
#include <cstdint>
#include <filesystem>
#include <string>

namespace hall::server {

/// The secret codes on tickets: 16 characters base32, 80 bits that nobody can guess.
///
/// The code of a ticket is HMAC-SHA256 of its command's id under a key that lies in the data
/// folder, never in the database or a backup. So the journal holds only the code's hash, and yet a
/// ticket can be printed again after a restart.
class TicketCodes
{
public:
    using Key = std::array<std::uint8_t, 32>;

    /// `base` as in `[ticket] base`.
    TicketCodes(const Key& key, std::string base);

    [[nodiscard]] const std::string& base() const
    {
        return m_base;
    }

    [[nodiscard]] std::string codeFor(const CommandId& issuedBy) const;
    [[nodiscard]] std::string hashFor(const CommandId& issuedBy) const;
    /// What the QR code of a ticket says; empty when the key was lost since the ticket was issued.
    [[nodiscard]] std::string payload(const Ticket& ticket) const;

private:
    Key m_key;
    std::string m_base;
};

/// The key of a data folder, made when there is none; the error is a sentence.
[[nodiscard]] Result<TicketCodes::Key, std::string>
ticketCodeKey(const std::filesystem::path& dataDir);

/// Random bytes as hex, for the session token.
[[nodiscard]] std::string randomHex(std::size_t bytes);

/// Makes a file that only its owner can read; false when it can't be written.
[[nodiscard]] bool writePrivately(const std::filesystem::path& file, std::string_view bytes);

} // namespace hall::server
