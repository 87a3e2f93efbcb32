// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "app/core/result.h"
#include "app/core/time.h"

#include <string>
#include <string_view>

namespace hall::identity {

enum class IdNumberFault {
    Empty,
    OldForm, ///< 15 digits
    WrongLength,
    WrongCharacter,
    UnknownArea,
    NoSuchDate,
    BornInFuture,
};

/// A sentence for the person who typed it or the clerk; it repeats nothing of the number.
[[nodiscard]] std::string_view explain(IdNumberFault fault);

/// What to say where the last character doesn't check. Never a reason to refuse: a few numbers that
/// were once given out break the rule.
constexpr std::string_view checkWarning =
    "The last character of the ID number doesn't agree with the others; it was probably mistyped.";

/// A resident's number of 18 characters (GB 11643), of a permit for Hong Kong, Macao or Taiwan
/// residents, or of a foreigner's permanent residence card as of 2023: all of one form. Right in
/// form only; it proves nobody's identity. Never write it to a log: it has no `operator<<`.
class IdNumber
{
public:
    /// Folds full-width characters and a small x, and passes over spaces.
    [[nodiscard]] static Result<IdNumber, IdNumberFault> parse(std::string_view text,
                                                               BusinessDay today);

    /// The 18 characters, for the vault and its keyed hashes.
    [[nodiscard]] const std::string& inClear() const
    {
        return m_text;
    }

    /// Whether the last character is the one that the others ask for.
    [[nodiscard]] bool checks() const;
    [[nodiscard]] BusinessDay born() const;
    /// Full years; who was born on a leap day has the birthday on 1 March of common years.
    [[nodiscard]] int ageOn(BusinessDay day) const;
    /// `110101********0014`
    [[nodiscard]] std::string masked() const;

    friend bool operator==(const IdNumber&, const IdNumber&) = default;

private:
    explicit IdNumber(std::string text);

    std::string m_text;
};

/// The last character that GB 11643 (ISO 7064 MOD 11-2) gives 17 digits.
[[nodiscard]] char checkCharacter(std::string_view seventeenDigits);

} // namespace hall::identity
