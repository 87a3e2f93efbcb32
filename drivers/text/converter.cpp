// SPDX-License-Identifier: Apache-2.0
#include "drivers/text/converter.h"

#include <algorithm>
#include <cstdint>
#include <iconv.h>

namespace hall::text {

namespace {

constexpr std::size_t growthMax = 4; // bytes that one becomes

} // namespace

Converter::Converter(const char* to, const char* from)
{
    void* const handle = iconv_open(to, from);
    // NOLINTNEXTLINE(performance-no-int-to-ptr): how iconv_open says that it failed.
    m_handle = handle == reinterpret_cast<void*>(std::intptr_t{-1}) ? nullptr : handle;
}

Converter::~Converter()
{
    if (m_handle != nullptr) {
        iconv_close(m_handle);
    }
}

std::optional<std::string> Converter::convert(std::string_view bytes) const
{
    if (m_handle == nullptr) {
        return std::nullopt;
    }
    std::string in(bytes);
    std::string out(in.size() * growthMax, '\0');
    char* from = in.data();
    char* to = out.data();
    std::size_t inLeft = in.size();
    std::size_t outLeft = out.size();
    if (iconv(m_handle, &from, &inLeft, &to, &outLeft) == static_cast<std::size_t>(-1)) {
        iconv(m_handle, nullptr, nullptr, nullptr, nullptr); // forget the half of a character
        return std::nullopt;
    }
    out.resize(out.size() - outLeft);
    return out;
}

std::size_t bytesOfCharacter(std::string_view utf8)
{
    const auto lead = static_cast<unsigned char>(utf8.front());
    const std::size_t bytes = lead < 0xC0 ? 1 : lead < 0xE0 ? 2 : lead < 0xF0 ? 3 : 4;
    return std::min(bytes, utf8.size());
}

} // namespace hall::text
