// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "app/core/time.h"
#include "app/identity/signed_code.h"
#include "app/journal/journal.h"

#include <string>
#include <string_view>

namespace hall::sync {

enum class HallWordKind {
    Head,     ///< the hall's journal has this row, and so all before it
    Disowned, ///< the city said that it holds this row, and it isn't the hall's
};

/// What a hall says of the rows that its city holds in its name. Signed with a key that never
/// leaves the hall: chains anybody on the broker can work out.
struct HallWord
{
    HallWordKind kind = HallWordKind::Head;
    std::string hall;
    journal::Head head;
    std::string day; ///< of the row, to find it by; empty also where the hall doesn't know it
    Time at;

    friend bool operator==(const HallWord&, const HallWord&) = default;
};

/// A word and the key that signed it, which is named in the word: whose key it is stays to be
/// looked at.
struct SignedHallWord
{
    HallWord word;
    identity::VerifyingKey key;
};

/// A compact JWS with the key's public half as `jwk` (RFC 7515, 4.1.3); README.md has an example.
[[nodiscard]] std::string writeHallWord(const HallWord& word, const identity::SigningKey& key);

/// `use.audience` is the hall whose topic it came on. A word from the future is refused, as it
/// would pass for newer than all that the hall says until then. The error is a sentence.
[[nodiscard]] Result<SignedHallWord, std::string> readHallWord(std::string_view text,
                                                               const identity::CodeUse& use);

} // namespace hall::sync
