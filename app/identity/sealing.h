// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "app/core/result.h"
#include "app/identity/periods.h"
#include "app/identity/secret.h"

#include <map>
#include <optional>
#include <string>
#include <vector>

namespace hall::identity {

/// What a record says: a name (`name`, `id_number`, `phone`, `note` …) and a text each.
using Fields = std::map<std::string, std::string>;

constexpr std::size_t recordFieldsMax = 32;
constexpr std::size_t recordBytesMax = std::size_t{16} * 1024;

/// What a seal is bound to: put into another row, or under another period, it doesn't open.
struct SealedFor
{
    const RecordId& record;
    const KeyName& key;
};

/// AES-256-GCM: nonce, ciphertext, tag. What is sealed is filled up to a multiple of 64 bytes, so
/// that its length tells little. Nothing when it is over the limits.
[[nodiscard]] std::optional<std::vector<std::uint8_t>>
seal(const Fields& fields, const Key& key, const SealedFor& what);

/// Nothing when one bit was changed, or the key is another.
[[nodiscard]] std::optional<Fields>
unseal(std::span<const std::uint8_t> sealed, const Key& key, const SealedFor& what);

/// HMAC-SHA-256 over `use` and `text`, its first 128 bits in lower-case hex. Hashes of another use
/// of the same key have nothing in common.
[[nodiscard]] std::string keyedHash(const Key& key, std::string_view use, std::string_view text);

} // namespace hall::identity
