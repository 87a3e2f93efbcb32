// SPDX-License-Identifier: Apache-2.0
#include "drivers/led/text.h"

#include <algorithm>
#include <array>
#include <bit>
#include <cstdint>
#include <iconv.h>

namespace hall::led {

namespace {

std::size_t bytesOfCharacter(std::string_view text)
{
    const auto lead = static_cast<unsigned char>(text.front());
    const std::size_t bytes = lead < 0xC0 ? 1 : lead < 0xE0 ? 2 : lead < 0xF0 ? 3 : 4;
    return std::min(bytes, text.size());
}

class Converter
{
public:
    Converter()
        : m_handle(iconv_open("GB2312", "UTF-8"))
    {
    }

    Converter(const Converter&) = delete;
    Converter& operator=(const Converter&) = delete;

    ~Converter()
    {
        if (isOpen()) {
            iconv_close(m_handle);
        }
    }

    /// One character; `?` for what GB2312 or UTF-8 doesn't know.
    std::string character(std::string_view utf8)
    {
        std::string in(utf8);
        std::array<char, 8> out{};
        char* from = in.data();
        char* to = out.data();
        std::size_t inLeft = in.size();
        std::size_t outLeft = out.size();
        if (!isOpen() ||
            iconv(m_handle, &from, &inLeft, &to, &outLeft) == static_cast<std::size_t>(-1) ||
            inLeft > 0) {
            if (isOpen()) {
                iconv(m_handle, nullptr, nullptr, nullptr, nullptr);
            }
            return "?";
        }
        return {out.data(), out.size() - outLeft};
    }

private:
    [[nodiscard]] bool isOpen() const
    {
        return std::bit_cast<std::intptr_t>(m_handle) != -1;
    }

    iconv_t m_handle;
};

} // namespace

std::string toCardText(std::string_view utf8)
{
    Converter converter;
    std::string out;
    while (!utf8.empty()) {
        const std::string_view character = utf8.substr(0, bytesOfCharacter(utf8));
        utf8.remove_prefix(character.size());
        const auto lead = static_cast<unsigned char>(character.front());
        if (lead >= 0x80) {
            out += character == "–" ? "-" : converter.character(character);
        } else if (lead >= 0x20 && lead != 0x7F && lead != '\\') {
            out += character;
        }
    }
    return out;
}

int columnsOf(std::string_view utf8)
{
    return static_cast<int>(toCardText(utf8).size());
}

} // namespace hall::led
