// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

namespace hall::identity {

enum class Charset : std::uint8_t { Utf8, Gb18030 };

/// What a file is written in. UTF-8 unless more of its lines that aren't plain ASCII are wrong in
/// UTF-8 than are right: one damaged line doesn't make a file another charset's.
[[nodiscard]] Charset charsetOf(std::string_view bytes);

[[nodiscard]] bool isUtf8(std::string_view bytes);

/// Nothing when the bytes aren't text of that charset.
[[nodiscard]] std::optional<std::string> toUtf8(std::string_view bytes, Charset charset);

/// Without the byte order mark of UTF-8.
[[nodiscard]] std::string_view withoutMark(std::string_view bytes);

} // namespace hall::identity
