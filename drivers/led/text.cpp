// SPDX-License-Identifier: Apache-2.0
#include "drivers/led/text.h"

#include "drivers/text/converter.h"

namespace hall::led {

std::string toCardText(std::string_view utf8)
{
    const text::Converter converter("GB2312", "UTF-8");
    std::string out;
    while (!utf8.empty()) {
        const std::string_view character = utf8.substr(0, text::bytesOfCharacter(utf8));
        utf8.remove_prefix(character.size());
        const auto lead = static_cast<unsigned char>(character.front());
        if (lead >= 0x80) {
            out += character == "–" ? "-" : converter.convert(character).value_or("?");
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
