// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <optional>
#include <string>
#include <string_view>

namespace hall::text {

/// From one character set to another, by the names that iconv gives them.
class Converter
{
public:
    Converter(const char* to, const char* from);
    Converter(const Converter&) = delete;
    Converter& operator=(const Converter&) = delete;
    ~Converter();

    /// All of `bytes`; nothing when one of them doesn't belong to the one set or has no place in
    /// the other, or when the system knows no such set. iconv's UTF-8 is strict: nothing overlong,
    /// no surrogates, nothing cut off.
    [[nodiscard]] std::optional<std::string> convert(std::string_view bytes) const;

private:
    void* m_handle = nullptr; // null: no such set
};

/// The length of the first character of `utf8`, which isn't empty, by its first byte.
[[nodiscard]] std::size_t bytesOfCharacter(std::string_view utf8);

} // namespace hall::text
