// SPDX-License-Identifier: Apache-2.0
#include "drivers/scanner/code_text.h"

#include "drivers/text/converter.h"

#include <algorithm>

namespace hall::scanner {

namespace {

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
    auto read = text::Converter("UTF-8", "UTF-8").convert(bytes);
    if (!read) {
        read = text::Converter("UTF-8", "GB18030").convert(bytes);
    }
    if (!read) {
        return failure(CodeTextError::NotText);
    }
    return *std::move(read);
}

} // namespace hall::scanner
