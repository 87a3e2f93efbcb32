// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <algorithm>
#include <array>
#include <optional>
#include <string_view>
#include <utility>

namespace hall {

/// The words of an enumeration as they stand in the journal, on the wire and in hall.toml.
template <class Enum, std::size_t Size>
struct EnumText
{
    std::array<std::pair<Enum, std::string_view>, Size> words;

    [[nodiscard]] constexpr std::string_view of(Enum value) const
    {
        return std::ranges::find(words, value, &std::pair<Enum, std::string_view>::first)->second;
    }

    [[nodiscard]] constexpr std::optional<Enum> parse(std::string_view text) const
    {
        const auto* found =
            std::ranges::find(words, text, &std::pair<Enum, std::string_view>::second);
        if (found == words.end()) {
            return std::nullopt;
        }
        return found->first;
    }
};

} // namespace hall
