// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "app/core/ids.h"

#include <array>
#include <cstdint>
#include <span>
#include <string>
#include <string_view>

namespace hall::identity {

/// 256 random bits; wiped from memory when it goes.
class Key
{
public:
    static constexpr std::size_t size = 32;

    Key() = default;
    Key(const Key&) = default;
    Key& operator=(const Key&) = default;
    ~Key();

    [[nodiscard]] static Key random();

    [[nodiscard]] std::span<std::uint8_t, size> bytes()
    {
        return m_bytes;
    }

    [[nodiscard]] std::span<const std::uint8_t, size> bytes() const
    {
        return m_bytes;
    }

private:
    std::array<std::uint8_t, size> m_bytes{};
};

/// 128 random bits in base32, 26 characters: the one thing about a record that may leave the vault.
using RecordId = TextId<struct RecordTag>;

[[nodiscard]] RecordId makeRecordId();
/// It has the form of one.
[[nodiscard]] bool isRecordId(std::string_view text);

/// Fills from the system's generator; stops the process if there is no randomness.
void fillRandomly(std::span<std::uint8_t> bytes);

/// Overwrites a text in clear and empties it.
void wipe(std::string& text);

} // namespace hall::identity
