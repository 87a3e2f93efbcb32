// SPDX-License-Identifier: Apache-2.0
#include "app/identity/file_text.h"

#include <algorithm>
#include <iconv.h>

namespace hall::identity {

namespace {

constexpr std::string_view mark = "\xEF\xBB\xBF";

/// The bytes of the character that begins the text, 0 if none does: too long a form, a surrogate
/// and what is above U+10FFFF are none.
std::size_t bytesOfCharacter(std::string_view text)
{
    const auto at = [&text](std::size_t place) {
        return place < text.size() ? static_cast<unsigned char>(text[place]) : 0U;
    };
    const unsigned lead = at(0);
    const std::size_t bytes = lead < 0x80                   ? 1
                              : lead >= 0xC2 && lead < 0xE0 ? 2
                              : lead >= 0xE0 && lead < 0xF0 ? 3
                              : lead >= 0xF0 && lead < 0xF5 ? 4
                                                            : 0;
    for (std::size_t place = 1; place < bytes; ++place) {
        if ((at(place) & 0xC0U) != 0x80U) {
            return 0;
        }
    }
    const bool isNone = (lead == 0xE0 && at(1) < 0xA0) || (lead == 0xED && at(1) > 0x9F) ||
                        (lead == 0xF0 && at(1) < 0x90) || (lead == 0xF4 && at(1) > 0x8F);
    return isNone ? 0 : bytes;
}

bool isAscii(std::string_view text)
{
    return std::ranges::all_of(text,
                               [](char byte) { return static_cast<unsigned char>(byte) < 0x80; });
}

class Conversion
{
public:
    Conversion()
        : m_handle(iconv_open("UTF-8", "GB18030"))
    {
    }

    Conversion(const Conversion&) = delete;
    Conversion& operator=(const Conversion&) = delete;

    ~Conversion()
    {
        if (isOpen()) {
            iconv_close(m_handle);
        }
    }

    [[nodiscard]] std::optional<std::string> convert(std::string_view bytes)
    {
        std::string in(bytes);
        // No character of one byte, nor of two or four, takes more than twice as many in UTF-8.
        std::string out(2 * in.size() + 4, '\0');
        char* from = in.data();
        char* to = out.data();
        std::size_t inLeft = in.size();
        std::size_t outLeft = out.size();
        if (!isOpen() ||
            iconv(m_handle, &from, &inLeft, &to, &outLeft) == static_cast<std::size_t>(-1)) {
            return std::nullopt;
        }
        out.resize(out.size() - outLeft);
        return out;
    }

private:
    [[nodiscard]] bool isOpen() const
    {
        return m_handle != reinterpret_cast<iconv_t>(-1);
    }

    iconv_t m_handle;
};

} // namespace

bool isUtf8(std::string_view bytes)
{
    while (!bytes.empty()) {
        const std::size_t count = bytesOfCharacter(bytes);
        if (count == 0) {
            return false;
        }
        bytes.remove_prefix(count);
    }
    return true;
}

Charset charsetOf(std::string_view bytes)
{
    if (bytes.starts_with(mark)) {
        return Charset::Utf8;
    }
    int right = 0;
    int wrong = 0;
    while (!bytes.empty()) {
        const std::size_t end = std::min(bytes.find('\n'), bytes.size());
        const std::string_view line = bytes.substr(0, end);
        if (!isAscii(line)) {
            ++(isUtf8(line) ? right : wrong);
        }
        bytes.remove_prefix(std::min(end + 1, bytes.size()));
    }
    return wrong > right ? Charset::Gb18030 : Charset::Utf8;
}

std::optional<std::string> toUtf8(std::string_view bytes, Charset charset)
{
    if (charset == Charset::Gb18030) {
        return Conversion{}.convert(bytes);
    }
    return isUtf8(bytes) ? std::optional(std::string(bytes)) : std::nullopt;
}

std::string_view withoutMark(std::string_view bytes)
{
    return bytes.starts_with(mark) ? bytes.substr(mark.size()) : bytes;
}

} // namespace hall::identity
