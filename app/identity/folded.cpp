// SPDX-License-Identifier: Apache-2.0
#include "app/identity/folded.h"

#include <optional>

namespace hall::identity {

namespace {

constexpr std::string_view ideographicSpace = "\xE3\x80\x80";

/// U+FF01 to U+FF5E are `!` to `~` in full width: EF BC 81 … EF BC BF, EF BD 80 … EF BD 9E.
std::optional<char> plainOf(std::string_view text)
{
    if (text.size() < 3 || text[0] != '\xEF' || (text[1] != '\xBC' && text[1] != '\xBD')) {
        return std::nullopt;
    }
    const int last = static_cast<unsigned char>(text[2]);
    const int plain = text[1] == '\xBC' ? last - 0x81 + '!' : last - 0x80 + '`';
    return plain >= '!' && plain <= '~' ? std::optional(static_cast<char>(plain)) : std::nullopt;
}

char large(char character)
{
    return character >= 'a' && character <= 'z' ? static_cast<char>(character - 'a' + 'A')
                                                : character;
}

} // namespace

std::string folded(std::string_view utf8)
{
    std::string text;
    text.reserve(utf8.size());
    while (!utf8.empty()) {
        std::size_t bytes = 1;
        if (utf8.starts_with(ideographicSpace)) {
            bytes = ideographicSpace.size();
        } else if (const auto plain = plainOf(utf8)) {
            bytes = 3;
            text.push_back(large(*plain));
        } else if (utf8.front() != ' ' && utf8.front() != '\t') {
            text.push_back(large(utf8.front()));
        }
        utf8.remove_prefix(bytes);
    }
    return text;
}

} // namespace hall::identity
