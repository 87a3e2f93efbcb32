// SPDX-License-Identifier: Apache-2.0
#include "ui/screen/board_sheet.h"
#include "ui/screen/board_text.h"

#include <algorithm>
#include <vector>

/// The block of the latest call, and what stands there before the first.
namespace hall::screen {

using namespace Qt::StringLiterals;
using kit::Weight;
using kit::flat::Fill;
using kit::flat::Line;
using kit::flat::Sheet;
namespace colour = kit::colour;

namespace {

constexpr QRectF blockRect{40, 120, 1184, 400};
constexpr qreal halvesGap = 16;
constexpr qreal padding = 36;
constexpr qreal radius = 16;

struct Look
{
    QColor ground;
    QColor text;
};

// Old news keeps the colour of a call for its figures but not for the ground: a call that may be
// over doesn't shine.
Look lookOf(const ShownCall& shown, bool old)
{
    if (shown.light == Light::Serving) {
        return {colour::nightRaised, colour::nightText};
    }
    if (old || shown.light == Light::Dark) {
        return {colour::nightRaised, colour::call};
    }
    return {colour::call, colour::ink};
}

/// The words around the figure of a counter: 请到 · 东区 · 3 · 号窗口, Counter · 3 · East zone.
struct Way
{
    QString go;
    QString zone;
    QString counter;
    QString unit;      ///< after the figure; English has none
    QString step = {}; ///< of a visit of several services
};

Way wayTo(const ShownCall& shown, const BoardScene& scene)
{
    const bool zh = scene.language == kit::Language::Zh;
    const bool serving = shown.light == Light::Serving;
    Way way{.go = BoardText::tr("请到"),
            .zone = {},
            .counter = QString::number(shown.call.counter),
            .unit = zh ? BoardText::tr("号窗口") : QString()};
    if (serving) {
        way.go = BoardText::tr("正在办理");
    } else if (!scene.oneZone) {
        way.zone = kit::shortName(shown.call.zoneName, scene.language);
    }
    if (shown.call.steps > 0) {
        way.step = BoardText::tr("第 %1 步，共 %2 步").arg(shown.call.step).arg(shown.call.steps);
    }
    return way;
}

constexpr qreal wayWidth = 288;

void addWay(Sheet& sheet, const Way& way, const QColor& colour)
{
    const qreal left = blockRect.right() - padding - wayWidth;
    const bool zh = !way.unit.isEmpty();
    const int px = kit::flat::sizeFor(way.counter, Weight::Bold, wayWidth, {234, 200, 168, 150});
    kit::flat::addFitted(sheet,
                         {.text = zh ? way.go + way.zone : way.go,
                          .room = {left, 148, wayWidth, 68},
                          .colour = colour},
                         {58, 52, 46, 40, 36, 32});
    sheet.emplace_back(Line{.text = way.counter,
                            .room = {left, 222, wayWidth, 192},
                            .px = px,
                            .weight = Weight::Bold,
                            .colour = colour});
    const QString after = zh ? way.unit : way.zone;
    const bool oneLine = kit::flat::widthOf(after, 40, Weight::Bold) <= wayWidth;
    kit::flat::addFitted(sheet,
                         {.text = after,
                          .room = {left, 418, wayWidth, 80},
                          .weight = Weight::Bold,
                          .colour = colour},
                         oneLine ? std::vector<int>{66, 58, 50, 44, 40}
                                 : std::vector<int>{36, 34, 32, 30},
                         oneLine ? 1 : 2);
}

void addSingle(Sheet& sheet, const ShownCall& shown, const BoardScene& scene)
{
    const Look look = lookOf(shown, scene.plan.old);
    const QString number = kit::fromUtf8(shown.call.number);
    const qreal numberRoom = blockRect.width() - wayWidth - (4 * padding);
    const qreal divider = blockRect.right() - wayWidth - (2 * padding) - 3;
    sheet.emplace_back(Fill{.rect = blockRect, .fill = look.ground, .radius = radius});
    sheet.emplace_back(Line{
        .text = number,
        .room = {blockRect.left() + padding, blockRect.top(), numberRoom, blockRect.height()},
        .px = kit::flat::sizeFor(number, Weight::Bold, numberRoom, {308, 280, 260, 240, 220, 200}),
        .weight = Weight::Bold,
        .colour = look.text});
    sheet.emplace_back(Fill{.rect = {divider, 160, 3, 320}, .fill = look.text});
    const Way way = wayTo(shown, scene);
    addWay(sheet, way, look.text);
    if (!way.step.isEmpty()) {
        sheet.emplace_back(Line{.text = way.step,
                                .room = {blockRect.left() + padding, 448, numberRoom, 60},
                                .px = 40,
                                .weight = Weight::Bold,
                                .colour = look.text});
    }
}

/// One sentence in a row: 请到 and the zone small, the figure of the counter, its unit at its foot.
void addWayInHalf(Sheet& sheet, const Way& way, const QColor& colour, const QRectF& row)
{
    const int px = way.counter.size() > 2 ? 124 : 150;
    const qreal unitWidth = kit::flat::widthOf(way.unit, 52, Weight::Bold);
    const qreal counterWidth = kit::flat::widthOf(way.counter, px, Weight::Bold);
    const qreal wordsMost = row.width() - counterWidth - 24 - (unitWidth > 0 ? unitWidth + 16 : 0);
    const bool zoneFits = kit::flat::widthOf(way.zone, 32, Weight::Regular) <= wordsMost;
    const bool twoLines = !way.zone.isEmpty() && zoneFits;
    const qreal lineHeight = 58;
    const qreal top = row.center().y() - (twoLines ? lineHeight : lineHeight / 2);
    qreal words = kit::flat::addFitted(
        sheet,
        {.text = way.go, .room = {row.left(), top, wordsMost, lineHeight}, .colour = colour},
        {44, 40, 36, 32});
    if (twoLines) {
        words = std::max(
            words,
            kit::flat::addFitted(sheet,
                                 {.text = way.zone,
                                  .room = {row.left(), top + lineHeight, wordsMost, lineHeight},
                                  .colour = colour},
                                 {44, 40, 36, 32}));
    }
    const qreal figure = row.left() + words + 24;
    sheet.emplace_back(Line{.text = way.counter,
                            .room = {figure, row.top(), counterWidth, row.height()},
                            .px = px,
                            .weight = Weight::Bold,
                            .colour = colour});
    if (unitWidth > 0) {
        const qreal foot = (px - 52) * 0.733 / 2;
        sheet.emplace_back(
            Line{.text = way.unit,
                 .room = {figure + counterWidth + 16, row.top() + foot, unitWidth, row.height()},
                 .px = 52,
                 .weight = Weight::Bold,
                 .colour = colour});
    }
}

void addHalf(Sheet& sheet, const ShownCall& shown, const BoardScene& scene, const QRectF& half)
{
    const Look look = lookOf(shown, scene.plan.old);
    const QString number = kit::fromUtf8(shown.call.number);
    const qreal left = half.left() + padding;
    const qreal width = half.width() - (2 * padding);
    sheet.emplace_back(Fill{.rect = half, .fill = look.ground, .radius = radius});
    sheet.emplace_back(
        Line{.text = number,
             .room = {left, half.top() + 24, width, 184},
             .px = kit::flat::sizeFor(number, Weight::Bold, width, {204, 190, 176, 164, 150}),
             .weight = Weight::Bold,
             .colour = look.text});
    sheet.emplace_back(Fill{.rect = {left, half.top() + 222, width, 3}, .fill = look.text});
    addWayInHalf(sheet, wayTo(shown, scene), look.text, {left, half.top() + 232, width, 152});
}

void addNone(Sheet& sheet)
{
    const qreal left = 104;
    sheet.emplace_back(Fill{.rect = {40, 120, 1184, 852},
                            .fill = QColor(),
                            .radius = radius,
                            .edge = colour::nightLine});
    sheet.emplace_back(Line{.text = BoardText::tr("还没有叫号"),
                            .room = {left, 410, 1056, 140},
                            .px = 112,
                            .weight = Weight::Bold,
                            .colour = colour::nightText});
    kit::flat::addFitted(sheet,
                         {.text = BoardText::tr("叫到号的时候，号码和窗口会显示在这里。"),
                          .room = {left, 560, 1056, 130},
                          .colour = colour::nightText2},
                         {48, 42},
                         2);
}

} // namespace

void addLatest(Sheet& sheet, const BoardScene& scene)
{
    const auto& latest = scene.plan.latest;
    if (latest.empty()) {
        addNone(sheet);
    } else if (latest.size() == 1) {
        addSingle(sheet, latest.front(), scene);
    } else {
        const qreal width = (blockRect.width() - halvesGap) / 2;
        const QRectF left{blockRect.topLeft(), QSizeF(width, blockRect.height())};
        addHalf(sheet, latest[0], scene, left);
        addHalf(sheet, latest[1], scene, left.translated(width + halvesGap, 0));
    }
}

} // namespace hall::screen
