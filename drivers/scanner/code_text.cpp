// SPDX-License-Identifier: Apache-2.0
#include "drivers/scanner/code_text.h"

#include <algorithm>
#include <iconv.h>
#include <optional>

namespace hall::scanner {

namespace {

/// iconv's own UTF-8 is strict: nothing overlong, no surrogates, nothing cut off.
std::optional<std::string> convert(std::string_view bytes, const char* from)
{
    const iconv_t handle = iconv_open("UTF-8", from);
    if (handle == reinterpret_cast<iconv_t>(-1)) {
        return std::nullopt;
    }
    std::string in(bytes);
    constexpr std::size_t growth = 3; // two bytes of GB18030 become three
    std::string out(in.size() * growth + 1, '\0');
    char* source = in.data();
    char* target = out.data();
    std::size_t inLeft = in.size();
    std::size_t outLeft = out.size();
    const std::size_t done = iconv(handle, &source, &inLeft, &target, &outLeft);
    iconv_close(handle);
    if (done == static_cast<std::size_t>(-1)) {
        return std::nullopt;
    }
    out.resize(out.size() - outLeft);
    return out;
}

bool isForeign(char byte)
{
    const auto value = static_cast<unsigned char>(byte);
    return (value < 0x1C && byte != '\t') || value == 0x7F;
}

} // namespace

Result<std::string, CodeTextError> toCodeText(std::string_view bytes)
{
    if (std::ranges::any_of(bytes, isForeign)) {
        return failure(CodeTextError::Control);
    }
    auto text = convert(bytes, "UTF-8");
    if (!text) {
        text = convert(bytes, "GB18030");
    }
    if (!text) {
        return failure(CodeTextError::NotText);
    }
    return *std::move(text);
}

} // namespace hall::scanner
