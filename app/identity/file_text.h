// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "drivers/text/converter.h"

#include <optional>
#include <string>
#include <string_view>

namespace hall::identity {

/// What a file is written in: UTF-8, unless more of its lines that aren't plain ASCII are wrong in
/// UTF-8 than are right, then GB18030. One damaged line doesn't make a file another charset's.
class FileCharset
{
public:
    explicit FileCharset(std::string_view bytes);

    /// Nothing when the bytes, of any part of the file, aren't text in its charset.
    [[nodiscard]] std::optional<std::string> toUtf8(std::string_view bytes) const;

    [[nodiscard]] const char* name() const
    {
        return m_name;
    }

private:
    const char* m_name;
    text::Converter m_converter;
};

/// Without the byte order mark of UTF-8.
[[nodiscard]] std::string_view withoutMark(std::string_view bytes);

} // namespace hall::identity
