// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "app/core/time.h"
#include "app/identity/signed_code.h"
#include "app/journal/journal.h"

#include <string>
#include <string_view>

namespace hall::sync {

enum class HubWordKind {
    Held,      ///< it holds every event up to this one; seq 0: it holds none
    SendAgain, ///< it wants those after this one again
};

/// What the city tells a hall about its events. Signed, as a hall gives nothing up for a word that
/// anybody on the broker could say.
struct HubWord
{
    HubWordKind kind = HubWordKind::Held;
    std::string hall;
    journal::Head upTo;
    Time at;
    std::string answers = {}; ///< id of the question that was asked; empty: said unasked

    friend bool operator==(const HubWord&, const HubWord&) = default;
};

/// A compact JWS; README.md has an example.
[[nodiscard]] std::string
writeWord(const HubWord& word, std::string_view keyId, const identity::SigningKey& key);

/// Of a word for `hall` that one of its hub's `keys` signed. The error is a sentence.
[[nodiscard]] Result<HubWord, std::string>
readWord(std::string_view text, const identity::KnownKeys& keys, const identity::CodeUse& use);

} // namespace hall::sync
