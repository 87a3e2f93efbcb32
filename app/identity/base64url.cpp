// SPDX-License-Identifier: Apache-2.0
#include "app/identity/base64url.h"

#include <cstdint>

namespace hall::identity {

namespace {

constexpr std::string_view alphabet =
    "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_";
constexpr unsigned sixBits = 6;
constexpr unsigned sixOnes = 0x3fU;
constexpr unsigned eightBits = 8;

} // namespace

std::string toBase64Url(std::string_view bytes)
{
    std::string text;
    std::uint32_t held = 0;
    unsigned bits = 0;
    for (const char byte : bytes) {
        held = (held << eightBits) | static_cast<unsigned char>(byte);
        bits += eightBits;
        while (bits >= sixBits) {
            bits -= sixBits;
            text += alphabet[(held >> bits) & sixOnes];
        }
    }
    if (bits > 0) {
        text += alphabet[(held << (sixBits - bits)) & sixOnes];
    }
    return text;
}

std::optional<std::string> fromBase64Url(std::string_view text)
{
    std::string bytes;
    std::uint32_t held = 0;
    unsigned bits = 0;
    for (const char letter : text) {
        const std::size_t value = alphabet.find(letter);
        if (value == std::string_view::npos) {
            return std::nullopt;
        }
        held = (held << sixBits) | static_cast<std::uint32_t>(value);
        bits += sixBits;
        if (bits >= eightBits) {
            bits -= eightBits;
            bytes += static_cast<char>((held >> bits) & 0xffU);
        }
    }
    const bool isWhole = bits < sixBits && (held & ((1U << bits) - 1)) == 0;
    return isWhole ? std::optional(std::move(bytes)) : std::nullopt;
}

} // namespace hall::identity
