// SPDX-License-Identifier: Apache-2.0
#include "drivers/led/text.h"
#include "drivers/printer/text.h"
#include "tests/fuzz/targets.h"

#include <algorithm>

namespace hall::fuzz {

namespace {

bool isPrintable(char letter)
{
    const auto byte = static_cast<unsigned char>(letter);
    return byte >= 0x20 && byte != 0x7F;
}

} // namespace

/// No text becomes a command of a printer or of a strip's card, and lines are no longer than asked.
void printerText(std::string_view bytes)
{
    for (const auto charset :
         {printer::Profile::Charset::Gb18030, printer::Profile::Charset::Gb2312}) {
        if (const auto text = printer::toPrinterText(bytes, charset)) {
            require(std::ranges::all_of(*text, isPrintable), "a control character for the printer");
        }
    }
    constexpr int columns = 24;
    for (const std::string& line : printer::wrapText(bytes, columns)) {
        require(printer::columnsOf(line) <= columns, "a line is too long");
    }
    const std::string card = led::toCardText(bytes);
    require(std::ranges::all_of(card, isPrintable) && card.find('\\') == std::string::npos,
            "a command for the card");
}

} // namespace hall::fuzz
