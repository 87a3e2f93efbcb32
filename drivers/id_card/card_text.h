// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "app/core/result.h"
#include "drivers/id_card/reply_reader.h"

#include <optional>
#include <string>

namespace hall::id_card {

enum class CardKind {
    Resident,
    Permit,        ///< residence permit of who comes from Hong Kong, Macao or Taiwan, `J`
    Foreigner2017, ///< permanent residence, `I`: a number of its own form
    Foreigner2023, ///< permanent residence, `Y`; of its layout number and dates are sure
};

enum class Field {
    Name, ///< in Chinese
    EnglishName,
    Sex,    ///< 1 male, 2 female, 0 unknown, 9 unspecified
    Nation, ///< GB/T 3304
    Birth,  ///< 19000101
    Address,
    Number,
    Issuer,
    ValidFrom,
    ValidTo, ///< 20400102, or 长期
    TravelDocument,
    IssueCount,
    Nationality, ///< three letters
    Version,
    Authority,
    Renewals,
    FormerNumber,
};

enum class TextFault {
    NoText,      ///< the reply carries none
    NotText,     ///< half a surrogate pair
    UnknownKind, ///< a card of a kind to come
    NoNumber,    ///< where the number stands there is none
};

/// The text of a card while it is looked at: reads single fields and keeps none. It looks at what
/// the reply reader kept, and ends with it.
class CardText
{
public:
    /// Of the answer to `Request::ReadText`.
    [[nodiscard]] static Result<CardText, TextFault> of(const Reply& reply);

    [[nodiscard]] CardKind kind() const
    {
        return m_kind;
    }

    /// UTF-8, without the padding; empty if cards of this kind haven't got it. Rare characters of
    /// older cards stay the private-use ones that they are.
    [[nodiscard]] Result<std::string, TextFault> field(Field field) const;

    /// `Field::Number`, of the form that numbers of this kind have. Whether its last character
    /// checks is not looked at.
    [[nodiscard]] Result<std::string, TextFault> number() const;

private:
    CardText(std::span<const std::uint8_t> text, CardKind kind)
        : m_text(text)
        , m_kind(kind)
    {
    }

    std::span<const std::uint8_t> m_text;
    CardKind m_kind;
};

/// An appended address, of the answer to `Request::ReadAddress`; none if the card has no more.
[[nodiscard]] Result<std::optional<std::string>, TextFault> appendedAddress(const Reply& reply);

/// Overwrites a text in clear and empties it.
void wipe(std::string& text);

} // namespace hall::id_card
