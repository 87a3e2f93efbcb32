// SPDX-License-Identifier: Apache-2.0
#include "ui/counter/panel_sheet.h"
#include "ui/counter/panel_text.h"

/// What is special about a ticket, each in a word on a ground of its own.
namespace hall::counter {

using kit::Weight;
namespace colour = kit::colour;

std::vector<Chip> chipsOf(const protocol::CounterTicket& ticket, const QString& priority)
{
    std::vector<Chip> chips;
    if (!ticket.priorityName.zh.empty()) {
        chips.push_back({priority, colour::plum});
    }
    if (ticket.hasAppointment) {
        chips.push_back({PanelText::tr("预约"), colour::sky});
    }
    if (ticket.steps > 0) {
        chips.push_back({PanelText::tr("第 %1/%2 步").arg(ticket.step).arg(ticket.steps),
                         colour::pineTint,
                         colour::pine});
    }
    if (ticket.bound) {
        chips.push_back({PanelText::tr("找本窗口"), colour::pineTint, colour::pine});
    }
    if (ticket.returned) {
        chips.push_back({PanelText::tr("过号回来"), colour::pineTint, colour::pine});
    }
    return chips;
}

qreal widthOf(const Chip& chip)
{
    return kit::flat::widthOf(chip.text, 13, Weight::Bold) + 14;
}

void addChip(kit::flat::Sheet& sheet, const Chip& chip, qreal left, qreal middle)
{
    const QRectF box(left, middle - 10, widthOf(chip), 20);
    sheet.emplace_back(kit::flat::Fill{.rect = box, .fill = chip.ground, .radius = 4});
    sheet.emplace_back(kit::flat::Line{.text = chip.text,
                                       .room = box,
                                       .px = 13,
                                       .weight = Weight::Bold,
                                       .colour = chip.ink,
                                       .align = Qt::AlignHCenter});
}

} // namespace hall::counter
