// SPDX-License-Identifier: Apache-2.0
#include "drivers/printer/encoder.h"
#include "drivers/printer/lay_out.h"
#include "drivers/printer/layout_book.h"
#include "drivers/printer/layout_check.h"
#include "tests/fuzz/targets.h"

namespace hall::fuzz {

/// A layout that is taken and passes its check makes a ticket; one that isn't is refused in words.
void printerLayout(std::string_view bytes)
{
    const auto book = printer::LayoutBook::read(
        {{.name = "own", .source = "own.toml", .text = std::string(bytes)}});
    if (!book) {
        require(!book.error().empty(), "refused without a word");
        for (const auto& mistake : book.error()) {
            require(!toText(mistake).empty(), "a mistake without words");
        }
        return;
    }
    const printer::Layout* layout = book->find("own");
    require(layout != nullptr, "taken and not there");
    const auto profile = printer::profileByName("epson80").value();
    const std::string code = "https://example.cn/t/0123456789abcdef";
    if (layout->kind == printer::PaperKind::Ticket &&
        printer::checkLayout(*layout, profile, code, {}).empty()) {
        printer::TicketContent content;
        content.number = "A035";
        content.code = code;
        require(
            printer::encode(printer::layOut(*layout, content, profile), profile, {}).has_value(),
            "a layout that was checked doesn't print");
    }
}

} // namespace hall::fuzz
