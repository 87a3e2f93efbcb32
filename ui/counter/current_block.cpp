// SPDX-License-Identifier: Apache-2.0
#include "ui/counter/panel_sheet.h"
#include "ui/counter/panel_text.h"

#include <algorithm>

/// The block of the current number: who is at the counter, or who would be next.
namespace hall::counter {

using namespace Qt::StringLiterals;
using kit::Weight;
using kit::flat::Fill;
using kit::flat::Line;
using kit::flat::Sheet;
using kit::flat::widthOf;
using std::chrono::minutes;
using std::chrono::seconds;
namespace colour = kit::colour;

namespace {

constexpr qreal margin = 16;
constexpr qreal chipGap = 8;
constexpr qreal sideWidth = 104; ///< of the column of times on the right

/// 4:12, 1:04:12
QString stopwatch(Duration since)
{
    const auto total = std::max<std::int64_t>(0, std::chrono::floor<seconds>(since).count());
    const auto two = [](std::int64_t value) { return u"%1"_s.arg(value, 2, 10, QLatin1Char('0')); };
    return total >= 3600
               ? u"%1:%2:%3"_s.arg(total / 3600).arg(two(total / 60 % 60), two(total % 60))
               : u"%1:%2"_s.arg(total / 60).arg(two(total % 60));
}

QRectF sideOf(const QRectF& block, qreal top, qreal height)
{
    return {block.right() - margin - sideWidth, block.top() + top, sideWidth, height};
}

void addSide(Sheet& sheet,
             const QRectF& block,
             const QString& label,
             const QString& figure,
             const QColor& ink)
{
    kit::flat::addFitted(
        sheet,
        {.text = label, .room = sideOf(block, 16, 22), .colour = ink, .align = Qt::AlignRight},
        {14, 13});
    kit::flat::addFitted(sheet,
                         {.text = figure,
                          .room = sideOf(block, 40, 40),
                          .weight = Weight::Bold,
                          .colour = colour::ink,
                          .align = Qt::AlignRight},
                         {34, 28, 24});
}

/// Service, and what is special about the ticket behind it.
void addService(Sheet& sheet,
                const PanelScene& scene,
                const protocol::CounterTicket& ticket,
                const QRectF& block)
{
    const auto language = scene.known.language;
    std::vector<Chip> chips = chipsOf(ticket, kit::plainName(ticket.priorityName, language));
    qreal chipsWidth = 0;
    for (const Chip& chip : chips) {
        chipsWidth += widthOf(chip) + chipGap;
    }
    while (!chips.empty() && chipsWidth > (block.width() - (2 * margin)) * 0.6) {
        chipsWidth -= widthOf(chips.back()) + chipGap;
        chips.pop_back();
    }
    const qreal room = block.width() - (2 * margin) - chipsWidth;
    const QString name = inTwoLines(kit::nameOf(ticket.service, language), 13, room);
    const bool oneLine = widthOf(kit::unbroken(name), 14, Weight::Regular) <= room;
    const qreal wide = kit::flat::addFitted(
        sheet,
        {.text = name, .room = {margin, block.top() + 118, room, 38}, .colour = colour::ink},
        oneLine ? std::vector<int>{16, 15, 14} : std::vector<int>{14, 13},
        oneLine ? 1 : 2);
    qreal left = margin + wide + chipGap;
    for (const Chip& chip : chips) {
        addChip(sheet, chip, left, block.top() + 137);
        left += widthOf(chip) + chipGap;
    }
}

void addNumber(Sheet& sheet, const protocol::CounterTicket& ticket, const QRectF& block)
{
    const QString number = kit::fromUtf8(ticket.number);
    const qreal room = block.width() - (2 * margin) - sideWidth - 12;
    sheet.emplace_back(
        Line{.text = number,
             .room = {margin, block.top() + 16, room, 98},
             .px = kit::flat::sizeFor(number, Weight::Bold, room, {104, 96, 88, 80, 72}),
             .weight = Weight::Bold,
             .colour = colour::ink});
}

/// A bar for each call that may be made, filled for those that were.
void addCallBars(Sheet& sheet, int calls, int callsMax, const QRectF& block)
{
    constexpr qreal gap = 4;
    constexpr int barsMax = 8;
    if (callsMax > barsMax || callsMax < 2) {
        return;
    }
    const QRectF side = sideOf(block, 96, 7);
    const qreal width = std::min(26.0, (side.width() - (gap * (callsMax - 1))) / callsMax);
    const qreal left = side.right() - (width * callsMax) - (gap * (callsMax - 1));
    for (int i = 0; i < callsMax; ++i) {
        sheet.emplace_back(Fill{.rect = {left + ((width + gap) * i), side.top(), width, 7},
                                .fill = i < calls ? colour::ink : QColor(),
                                .radius = 3.5,
                                .edge = colour::ink,
                                .edgeWidth = 1.5});
    }
}

void addCalled(Sheet& sheet, const PanelScene& scene, const QRectF& block)
{
    const auto& ticket = *scene.known.view.current;
    // Cut off, nobody knows whether it still stands: then it doesn't shine.
    const bool lit = scene.plan.alert != Alert::Offline;
    if (lit) {
        sheet.emplace_back(Fill{.rect = block, .fill = colour::call});
    }
    addNumber(sheet, ticket, block);
    addSide(sheet,
            block,
            PanelText::tr("第 %1 次呼叫").arg(ticket.calls),
            stopwatch(*scene.known.now - ticket.recalledAt),
            lit ? colour::ink : colour::ink2);
    addCallBars(sheet, ticket.calls, scene.known.view.policy.maxRecalls + 1, block);
    addService(sheet, scene, ticket, block);
}

void addServing(Sheet& sheet, const PanelScene& scene, const QRectF& block)
{
    const auto& ticket = *scene.known.view.current;
    addNumber(sheet, ticket, block);
    addSide(sheet,
            block,
            PanelText::tr("已办"),
            stopwatch(*scene.known.now - ticket.startedAt + ticket.servedBefore),
            colour::ink2);
    addService(sheet, scene, ticket, block);
}

void addNext(Sheet& sheet, const PanelScene& scene, const QRectF& block)
{
    const auto& view = scene.known.view;
    if (view.waiting.empty()) {
        return;
    }
    const auto& ticket = view.waiting.front();
    const QString number = kit::fromUtf8(ticket.number);
    sheet.emplace_back(Line{.text = PanelText::tr("下一位"),
                            .room = {margin, block.top() + 14, 200, 22},
                            .px = 14,
                            .colour = colour::ink2});
    sheet.emplace_back(Line{.text = number,
                            .room = {margin, block.top() + 40, 240, 72},
                            .px = 72,
                            .colour = colour::ink2});
    const Time asOf = scene.plan.alert == Alert::Offline ? *scene.lastNews : *scene.known.now;
    const auto waited = std::chrono::floor<minutes>(asOf - ticket.issuedAt).count();
    const QString unit = PanelText::tr("分钟");
    const qreal unitWidth = widthOf(unit, 14, Weight::Regular);
    const QRectF figure = sideOf(block, 62, 40);
    sheet.emplace_back(Line{.text = PanelText::tr("已等"),
                            .room = sideOf(block, 40, 22),
                            .px = 14,
                            .colour = colour::ink2,
                            .align = Qt::AlignRight});
    sheet.emplace_back(Line{.text = QString::number(std::max<std::int64_t>(0, waited)),
                            .room = figure.adjusted(0, 0, -unitWidth - 5, 0),
                            .px = 28,
                            .weight = Weight::Bold,
                            .colour = colour::ink,
                            .align = Qt::AlignRight});
    sheet.emplace_back(Line{.text = unit,
                            .room = figure.translated(0, 5),
                            .px = 14,
                            .colour = colour::ink2,
                            .align = Qt::AlignRight});
    addService(sheet, scene, ticket, block);
}

void addWords(Sheet& sheet, const QRectF& block, const QString& heading, const QString& text)
{
    const qreal width = block.width() - (2 * margin);
    kit::flat::addFitted(sheet,
                         {.text = heading,
                          .room = {margin, block.top() + 46, width, 34},
                          .weight = Weight::Bold,
                          .colour = colour::ink},
                         {24, 22, 20});
    kit::flat::addFitted(
        sheet,
        {.text = text, .room = {margin, block.top() + 84, width, 44}, .colour = colour::ink2},
        {15, 14},
        2);
}

QString openingText(const PanelScene& scene)
{
    const auto opening = scene.known.view.hall.nextOpening;
    if (!opening) {
        return PanelText::tr("开门以后可以签到。");
    }
    const QTime clock = kit::local(*opening).time();
    return PanelText::tr("%1 %2 %3 开门，开门以后可以签到。")
        .arg(kit::dateText(*opening, scene.known.language),
             kit::weekdayText(*opening, scene.known.language),
             kit::minuteText((clock.hour() * 60) + clock.minute()));
}

/// Nothing is known of the counter: no word from the hall yet, or none about this counter.
void addSilent(Sheet& sheet, const PanelScene& scene, const QRectF& block)
{
    if (scene.known.counters && !scene.known.offline) {
        addWords(sheet,
                 block,
                 PanelText::tr("大厅没有 %1 号窗口").arg(scene.known.view.counter),
                 PanelText::tr("有的是 %1。请核对窗口号，或找管理员。")
                     .arg(kit::countersText(*scene.known.counters, scene.known.language)));
    } else if (!scene.known.now || scene.known.offline) {
        addWords(sheet,
                 block,
                 PanelText::tr("正在连接大厅"),
                 PanelText::tr("连上以后这里会显示窗口的情况。"));
    } else {
        addWords(sheet,
                 block,
                 PanelText::tr("大厅没有这个窗口的情况"),
                 PanelText::tr("请核对窗口号，或找管理员。"));
    }
}

} // namespace

void addBlock(Sheet& sheet, const PanelScene& scene, const QRectF& block)
{
    sheet.emplace_back(Fill{.rect = block, .fill = colour::surface});
    sheet.emplace_back(
        Fill{.rect = {0, block.bottom() - 1, block.width(), 1}, .fill = colour::line});
    switch (scene.plan.stage) {
    case Stage::Silent:
        addSilent(sheet, scene, block);
        break;
    case Stage::DayClosed:
        addWords(sheet, block, PanelText::tr("大厅现在没有营业"), openingText(scene));
        break;
    case Stage::SignIn:
        sheet.emplace_back(Line{.text = PanelText::tr("请输入工号签到"),
                                .room = {margin, block.top() + 18, 388, 30},
                                .px = 16,
                                .colour = colour::ink});
        break;
    case Stage::Nobody:
        addWords(sheet,
                 block,
                 PanelText::tr("没有人在等"),
                 PanelText::tr("有人取号，会马上显示在这里。"));
        break;
    case Stage::Paused:
        addWords(
            sheet, block, PanelText::tr("暂停叫号"), PanelText::tr("等候的人不会叫到这个窗口。"));
        break;
    case Stage::Idle:
        addNext(sheet, scene, block);
        break;
    case Stage::Called:
        addCalled(sheet, scene, block);
        break;
    case Stage::Serving:
        addServing(sheet, scene, block);
        break;
    }
}

} // namespace hall::counter
