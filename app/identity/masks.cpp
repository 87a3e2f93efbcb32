// SPDX-License-Identifier: Apache-2.0
#include "app/identity/masks.h"

#include <algorithm>

namespace hall::identity {

namespace {

constexpr std::size_t starsMax = 3;

bool beginsCharacter(char byte)
{
    return (static_cast<unsigned char>(byte) & 0xC0U) != 0x80U;
}

} // namespace

std::string maskedName(std::string_view utf8)
{
    const auto characters = static_cast<std::size_t>(std::ranges::count_if(utf8, beginsCharacter));
    if (characters < 2) {
        return characters == 0 ? "" : "*";
    }
    const auto* second = std::find_if(utf8.begin() + 1, utf8.end(), beginsCharacter);
    return std::string(utf8.begin(), second) + std::string(std::min(characters - 1, starsMax), '*');
}

std::string maskedPhone(std::string_view phone)
{
    if (phone.size() < 8) {
        const std::size_t shown = std::min<std::size_t>(2, phone.size() / 2);
        return std::string(phone.size() - shown, '*') +
               std::string(phone.substr(phone.size() - shown));
    }
    return std::string(phone.substr(0, 3)) + "****" + std::string(phone.substr(phone.size() - 4));
}

} // namespace hall::identity
