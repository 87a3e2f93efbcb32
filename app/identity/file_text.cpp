// SPDX-License-Identifier: Apache-2.0
#include "app/identity/file_text.h"

#include <algorithm>

namespace hall::identity {

namespace {

constexpr const char* utf8 = "UTF-8";
constexpr const char* gb18030 = "GB18030";
// From UTF-8 to itself iconv lets characters above U+10FFFF pass; UTF-16 has no place for them.
constexpr const char* utf16 = "UTF-16LE";
constexpr std::string_view mark = "\xEF\xBB\xBF";

bool isAscii(std::string_view text)
{
    return std::ranges::all_of(text,
                               [](char byte) { return static_cast<unsigned char>(byte) < 0x80; });
}

const char* charsetOf(std::string_view bytes)
{
    if (bytes.starts_with(mark)) {
        return utf8;
    }
    const text::Converter strict{utf16, utf8};
    int right = 0;
    int wrong = 0;
    while (!bytes.empty()) {
        const std::size_t end = std::min(bytes.find('\n'), bytes.size());
        const std::string_view line = bytes.substr(0, end);
        if (!isAscii(line)) {
            ++(strict.convert(line) ? right : wrong);
        }
        bytes.remove_prefix(std::min(end + 1, bytes.size()));
    }
    return wrong > right ? gb18030 : utf8;
}

} // namespace

FileCharset::FileCharset(std::string_view bytes)
    : m_name(charsetOf(bytes))
    , m_converter(m_name == utf8 ? utf16 : utf8, m_name)
{
}

std::optional<std::string> FileCharset::toUtf8(std::string_view bytes) const
{
    auto converted = m_converter.convert(bytes);
    if (converted && m_name == utf8) {
        return std::string(bytes);
    }
    return converted;
}

std::string_view withoutMark(std::string_view bytes)
{
    return bytes.starts_with(mark) ? bytes.substr(mark.size()) : bytes;
}

} // namespace hall::identity
