// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "app/core/time.h"
#include "app/identity/secret.h"

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

namespace hall::identity {

/// What a record is kept for; it decides how long.
enum class Purpose : std::uint8_t {
    Visit,       ///< to the end of its day
    Appointment, ///< to the day after its day
    Promise,     ///< papers to be handed in later: 30 days beyond the due date
    Case,        ///< 30 days beyond its end
    Consent,     ///< until revoked; each under a key of its own
};

/// `visit`, `appointment`, `promise`, `case`, `consent`
[[nodiscard]] std::string_view toText(Purpose purpose);
[[nodiscard]] std::optional<Purpose> parsePurpose(std::string_view text);

/// January to June is the first half.
struct HalfYear
{
    int year = 0;
    int half = 1;

    [[nodiscard]] static HalfYear of(BusinessDay day);
    [[nodiscard]] HalfYear before() const;
    [[nodiscard]] BusinessDay lastDay() const;

    friend auto operator<=>(const HalfYear&, const HalfYear&) = default;
};

/// What a key is for: `visit` and the other purposes, `day` for the hashes of a day, `ledger` for
/// those of a half-year. Period is `2026-11-23`, `2026-2`, or a consent's record.
struct KeyName
{
    std::string kind;
    std::string period;

    [[nodiscard]] static KeyName of(Purpose purpose, BusinessDay day);
    [[nodiscard]] static KeyName ofConsent(const RecordId& record);
    [[nodiscard]] static KeyName ofDay(BusinessDay day);
    [[nodiscard]] static KeyName ofLedger(HalfYear half);
    /// Nothing unless it is one of the above.
    [[nodiscard]] static std::optional<KeyName> parse(std::string_view kind,
                                                      std::string_view period);

    friend auto operator<=>(const KeyName&, const KeyName&) = default;
};

/// The last day on which the key is kept; nothing for a consent's. Ledgers are kept `ledgerTail`
/// longer than their half-year: as long as a miss may still block somebody.
[[nodiscard]] std::optional<BusinessDay> keptThrough(const KeyName& name,
                                                     std::chrono::days ledgerTail);

[[nodiscard]] BusinessDay operator+(BusinessDay day, std::chrono::days after);

} // namespace hall::identity
