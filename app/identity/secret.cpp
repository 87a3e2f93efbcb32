// SPDX-License-Identifier: Apache-2.0
#include "app/identity/secret.h"

#include "app/core/assert.h"

#include <openssl/crypto.h>
#include <openssl/rand.h>

namespace hall::identity {

namespace {

constexpr std::string_view base32 = "abcdefghijklmnopqrstuvwxyz234567";
constexpr std::size_t recordIdBytes = 16;
constexpr std::size_t recordIdLength = 26;

} // namespace

Key::~Key()
{
    OPENSSL_cleanse(m_bytes.data(), m_bytes.size());
}

Key Key::random()
{
    Key key;
    fillRandomly(key.bytes());
    return key;
}

void fillRandomly(std::span<std::uint8_t> bytes)
{
    HALL_ASSERT(RAND_bytes(bytes.data(), static_cast<int>(bytes.size())) == 1);
}

RecordId makeRecordId()
{
    std::array<std::uint8_t, recordIdBytes> bytes{};
    fillRandomly(bytes);
    RecordId id;
    std::uint32_t held = 0;
    unsigned bits = 0;
    for (const std::uint8_t byte : bytes) {
        held = (held << 8U) | byte;
        for (bits += 8; bits >= 5; bits -= 5) {
            id.value.push_back(base32[(held >> (bits - 5)) & 31U]);
        }
    }
    id.value.push_back(base32[(held << (5 - bits)) & 31U]);
    return id;
}

bool isRecordId(std::string_view text)
{
    return text.size() == recordIdLength &&
           text.find_first_not_of(base32) == std::string_view::npos;
}

void wipe(std::string& text)
{
    OPENSSL_cleanse(text.data(), text.size());
    text.clear();
}

} // namespace hall::identity
