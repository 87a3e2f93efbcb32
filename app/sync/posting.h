// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "app/core/time.h"
#include "app/identity/signed_code.h"

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

namespace hall::sync {

enum class PostingKind {
    Catalogue,    ///< what the city says of services
    Appointments, ///< all appointments of a day
    Notices,      ///< sentences for the boards
};

/// `catalogue`
[[nodiscard]] std::string_view toText(PostingKind kind);
[[nodiscard]] std::optional<PostingKind> parsePostingKind(std::string_view text);

/// Longer ones are neither sent nor read.
constexpr std::size_t postingBytesMax = std::size_t{4} * 1024 * 1024;

/// What the city sends down to a hall. Signed, and kept by the broker until the next of its kind
/// and day.
struct Posting
{
    PostingKind kind = PostingKind::Catalogue;
    std::string hall;
    std::string day;          ///< of appointments; else empty
    std::int64_t version = 0; ///< from 1; a higher one is newer
    Time at;                  ///< the city decided so
    std::string content;      ///< a JSON object

    friend bool operator==(const Posting&, const Posting&) = default;
};

/// The topic behind the hall's: `appointments/2026-11-23`.
[[nodiscard]] std::string postingTopic(PostingKind kind, std::string_view day);

/// A compact JWS; README.md has an example. `content` is a JSON object; nothing where it isn't one
/// or the whole is too long.
[[nodiscard]] std::optional<std::string>
writePosting(const Posting& posting, std::string_view keyId, const identity::SigningKey& key);

/// Of one for `use.audience` that one of its hub's `keys` signed. The error is a sentence that
/// repeats nothing of it.
[[nodiscard]] Result<Posting, std::string>
readPosting(std::string_view text, const identity::KnownKeys& keys, const identity::CodeUse& use);

} // namespace hall::sync
