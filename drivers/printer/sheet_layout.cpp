// SPDX-License-Identifier: Apache-2.0
#include "drivers/printer/sheet_layout.h"

#include "drivers/printer/paper_writer.h"

#include <algorithm>

namespace hall::printer {

namespace {

void addItems(PaperWriter& paper, const std::vector<SheetItem>& items)
{
    int place = 0;
    for (const SheetItem& item : items) {
        if (place > 0) {
            paper.feed(8);
        }
        paper.item(std::to_string(++place), item.name, {.bold = true});
        paper.item(
            " ", std::to_string(item.copies) + "份" + (item.isOnPromise ? "，可容缺" : ""), {});
    }
    paper.rule();
}

} // namespace

TicketPaper layOut(const SheetContent& content, const Profile& profile)
{
    PaperWriter paper{profile};
    paper.head(content.hallName, content.askedAt);
    paper.feed(16);
    paper.text("请带上这些材料", {.align = Align::Centre, .size = 2, .bold = true});
    paper.feed(6);
    paper.text(content.serviceName, {.align = Align::Centre, .size = 2});
    if (!content.number.empty()) {
        paper.feed(6);
        paper.text("号码 " + content.number, {.align = Align::Centre});
    }
    paper.rule();
    addItems(paper, content.items);
    if (std::ranges::any_of(content.items, &SheetItem::isOnPromise)) {
        paper.text("可容缺：没带也能先办，以后补交。", {});
    }
    const std::string serial = content.serial.empty() ? "" : "No." + content.serial;
    const std::string gap = content.station.empty() || serial.empty() ? "" : "  ";
    paper.add(TwoColumns{"", content.station + gap + serial});
    return paper.take();
}

} // namespace hall::printer
