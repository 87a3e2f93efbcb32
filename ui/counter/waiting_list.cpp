// SPDX-License-Identifier: Apache-2.0
#include "ui/counter/panel_sheet.h"
#include "ui/counter/panel_text.h"

#include <algorithm>

/// Those waiting for this counter, in the order they will be called.
namespace hall::counter {

using namespace Qt::StringLiterals;
using kit::Weight;
using kit::flat::Fill;
using kit::flat::Line;
using kit::flat::Sheet;
using kit::flat::widthOf;
using std::chrono::minutes;
namespace colour = kit::colour;

namespace {

constexpr qreal margin = 16;
constexpr qreal headHeight = 30;
constexpr qreal rowHeight = 44;
constexpr qreal moreHeight = 28;
constexpr qreal serviceLeft = 82;

std::int64_t minutesWaited(const PanelScene& scene, const protocol::CounterTicket& ticket)
{
    // Cut off, the list is one of a past moment and doesn't age.
    const Time asOf = scene.plan.alert == Alert::Offline ? *scene.lastNews : *scene.known.now;
    return std::max<std::int64_t>(0, std::chrono::floor<minutes>(asOf - ticket.issuedAt).count());
}

QString waitedText(std::int64_t waited)
{
    return waited == 0 ? PanelText::tr("刚取号") : PanelText::tr("%1 分钟").arg(waited);
}

QString toldText(const WaitRange& wait)
{
    return wait.low == 0 ? PanelText::tr("最后一位还要 %1 分钟以内").arg(wait.high)
                         : PanelText::tr("最后一位还要约 %1–%2 分钟").arg(wait.low).arg(wait.high);
}

void addHead(Sheet& sheet, const PanelScene& scene, const QRectF& list)
{
    const auto& view = scene.known.view;
    const bool offline = scene.plan.alert == Alert::Offline;
    const QRectF room(margin, list.top(), list.width() - (2 * margin), headHeight);
    QString heading = PanelText::tr("等候 %1 人").arg(view.waitingCount);
    if (offline) {
        heading = PanelText::tr("%1 时等候 %2 人")
                      .arg(kit::clockText(*scene.lastNews))
                      .arg(view.waitingCount);
    } else if (view.waitingCount == 0) {
        heading = PanelText::tr("没有人在等");
    }
    sheet.emplace_back(Line{
        .text = heading, .room = room, .px = 15, .weight = Weight::Bold, .colour = colour::ink});
    // Only the head of a long line is known here, so its longest wait isn't.
    const bool allKnown = static_cast<int>(view.waiting.size()) == view.waitingCount;
    if (view.waiting.empty() || !allKnown) {
        return;
    }
    std::int64_t longest = 0;
    for (const auto& ticket : view.waiting) {
        longest = std::max(longest, minutesWaited(scene, ticket));
    }
    const auto& last = view.waiting.back().wait;
    const QString waited = longest > 0 ? PanelText::tr("最长已等 %1 分钟").arg(longest) : QString();
    const QString text = last ? toldText(*last) : waited;
    if (!text.isEmpty()) {
        sheet.emplace_back(Line{
            .text = text, .room = room, .px = 14, .colour = colour::ink2, .align = Qt::AlignRight});
    }
}

void addRow(Sheet& sheet,
            const PanelScene& scene,
            const protocol::CounterTicket& ticket,
            const QRectF& row)
{
    const auto language = scene.known.language;
    sheet.emplace_back(Fill{.rect = row, .fill = colour::surface});
    sheet.emplace_back(
        Fill{.rect = {row.left(), row.bottom() - 1, row.width(), 1}, .fill = colour::line});
    kit::flat::addFitted(sheet,
                         {.text = kit::fromUtf8(ticket.number),
                          .room = {margin, row.top(), serviceLeft - margin - 8, rowHeight},
                          .weight = Weight::Bold,
                          .colour = colour::ink},
                         {18, 17, 16, 15});
    const QString waited = waitedText(minutesWaited(scene, ticket));
    const qreal waitedWidth = std::max(60.0, widthOf(waited, 15, Weight::Regular));
    qreal right = row.right() - margin - waitedWidth;
    sheet.emplace_back(Line{.text = waited,
                            .room = {right, row.top(), waitedWidth, rowHeight},
                            .px = 15,
                            .colour = colour::ink,
                            .align = Qt::AlignRight});
    right -= 10;
    if (const auto chips = chipsOf(ticket, PanelText::tr("优先")); !chips.empty()) {
        right -= widthOf(chips.front());
        addChip(sheet, chips.front(), right, row.center().y());
        right -= 10;
    }
    const qreal room = right - serviceLeft;
    const QString full = kit::nameOf(ticket.service, language);
    const bool whole = widthOf(kit::unbroken(full), 14, Weight::Regular) <= room;
    const bool hasShort = language == kit::Language::Zh && !ticket.service.shortZh.empty();
    const QString name =
        inTwoLines(whole || !hasShort ? full : kit::shortName(ticket.service, language), 13, room);
    const bool oneLine = widthOf(kit::unbroken(name), 14, Weight::Regular) <= room;
    kit::flat::addFitted(sheet,
                         {.text = name,
                          .room = {serviceLeft, row.top() + 3, room, rowHeight - 6},
                          .colour = colour::ink},
                         oneLine ? std::vector<int>{15, 14} : std::vector<int>{13},
                         oneLine ? 1 : 2);
}

} // namespace

void addWaiting(Sheet& sheet, const PanelScene& scene, const QRectF& list)
{
    const auto& view = scene.known.view;
    addHead(sheet, scene, list);
    if (view.waiting.empty()) {
        return;
    }
    qreal top = list.top() + headHeight;
    sheet.emplace_back(Fill{.rect = {0, top - 1, list.width(), 1}, .fill = colour::line});
    const auto rowsIn = [](qreal height) {
        return static_cast<std::size_t>(std::max(0.0, height / rowHeight));
    };
    const auto waiting = static_cast<std::size_t>(view.waitingCount);
    std::size_t rows = rowsIn(list.bottom() - top);
    if (waiting > rows) {
        rows = rowsIn(list.bottom() - moreHeight - top);
    }
    rows = std::min(rows, view.waiting.size());
    for (std::size_t i = 0; i < rows; ++i) {
        addRow(sheet, scene, view.waiting[i], {0, top, list.width(), rowHeight});
        top += rowHeight;
    }
    if (waiting > rows) {
        sheet.emplace_back(
            Line{.text = PanelText::tr("还有 %1 人").arg(waiting - rows),
                 .room = {margin, top, list.width() - (2 * margin), list.bottom() - top},
                 .px = 14,
                 .colour = colour::ink2,
                 .align = Qt::AlignHCenter});
    }
}

} // namespace hall::counter
