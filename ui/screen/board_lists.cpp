// SPDX-License-Identifier: Apache-2.0
#include "ui/screen/board_sheet.h"
#include "ui/screen/board_text.h"

#include <algorithm>
#include <numeric>

/// The calls before the latest, and how many wait in each area.
namespace hall::screen {

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;
using kit::Weight;
using kit::flat::Fill;
using kit::flat::Icon;
using kit::flat::Line;
using kit::flat::Sheet;
using kit::flat::widthOf;
namespace colour = kit::colour;

namespace {

constexpr QSizeF rowSize{584, 132};
constexpr qreal rowPitch = 148;
constexpr qreal rowPadding = 28;
constexpr qreal arrowSide = 44;
constexpr int unitPx = 44;

/// Columns common to all rows, so that numbers and counters stand in line.
struct RowColumns
{
    int px = 104;
    qreal number = 0;
    qreal counter = 0;
    qreal arrow = 0; ///< from the left of the row
};

RowColumns columnsAt(int px, const std::vector<ShownCall>& calls)
{
    // Room for the common case is kept, so that a row doesn't move when another comes or goes.
    RowColumns columns{.px = px,
                       .number = widthOf(u"G000"_s, px, Weight::Bold),
                       .counter = widthOf(u"00"_s, px, Weight::Bold)};
    for (const auto& shown : calls) {
        const auto& call = shown.call;
        columns.number =
            std::max(columns.number, widthOf(kit::fromUtf8(call.number), px, Weight::Bold));
        columns.counter =
            std::max(columns.counter, widthOf(QString::number(call.counter), px, Weight::Bold));
    }
    return columns;
}

RowColumns columnsFor(const std::vector<ShownCall>& calls, const QString& unit)
{
    constexpr qreal gap = 22;
    const qreal fixed = (2 * rowPadding) + arrowSide + (2 * gap) +
                        (unit.isEmpty() ? 0 : 14 + widthOf(unit, unitPx, Weight::Regular));
    RowColumns columns;
    for (const int px : {104, 96, 88, 80, 72}) {
        columns = columnsAt(px, calls);
        if (fixed + columns.number + columns.counter <= rowSize.width()) {
            break;
        }
    }
    const qreal spare =
        std::clamp(rowSize.width() - fixed - columns.number - columns.counter, 0.0, 48.0);
    columns.arrow = rowPadding + columns.number + gap + (spare / 2);
    return columns;
}

QColor colourOf(const ShownCall& shown)
{
    return shown.light == Light::Serving ? colour::nightText : colour::call;
}

void addRow(Sheet& sheet,
            const ShownCall& shown,
            QPointF corner,
            const RowColumns& columns,
            const QString& unit)
{
    const QRectF row(corner, rowSize);
    const QString counter = QString::number(shown.call.counter);
    const qreal counterLeft = row.right() - rowPadding - columns.counter -
                              (unit.isEmpty() ? 0 : 14 + widthOf(unit, unitPx, Weight::Regular));
    const qreal counterWidth = widthOf(counter, columns.px, Weight::Bold);
    sheet.emplace_back(Fill{.rect = row, .fill = colour::nightRaised, .radius = 12});
    sheet.emplace_back(
        Line{.text = kit::fromUtf8(shown.call.number),
             .room = {row.left() + rowPadding, row.top(), columns.number, row.height()},
             .px = columns.px,
             .weight = Weight::Bold,
             .colour = colourOf(shown)});
    sheet.emplace_back(Icon{.name = u"to"_s,
                            .box = {row.left() + columns.arrow,
                                    row.center().y() - (arrowSide / 2),
                                    arrowSide,
                                    arrowSide},
                            .colour = colour::nightText2});
    sheet.emplace_back(Line{.text = counter,
                            .room = {counterLeft, row.top(), counterWidth, row.height()},
                            .px = columns.px,
                            .weight = Weight::Bold,
                            .colour = colourOf(shown)});
    if (!unit.isEmpty()) {
        // On the foot of the figure, as a unit stands.
        const qreal foot = (columns.px - unitPx) * 0.733 / 2;
        sheet.emplace_back(Line{.text = unit,
                                .room = {counterLeft + counterWidth + 14,
                                         row.top() + foot,
                                         widthOf(unit, unitPx, Weight::Regular),
                                         row.height()},
                                .px = unitPx,
                                .colour = colour::nightText2});
    }
}

constexpr qreal areasLeft = 1272;
constexpr qreal areasWidth = 608;
constexpr qreal areasTop = 188;
constexpr qreal areasBottom = 980;
constexpr std::size_t areasMax = 12; ///< in one column; more take turns
constexpr Duration pageFor = 12s;

/// English says what is counted in the heading.
QString countUnit(const BoardScene& scene)
{
    if (scene.language == kit::Language::En) {
        return {};
    }
    return BoardText::tr("人");
}

/// Figures stand under each other, also where one of them isn't known.
struct AreaColumns
{
    bool hasWaits = false;
    int waitPx = 42;
    qreal waits = 0; ///< width
};

QString waitText(const WaitRange& wait)
{
    if (wait.high == 0) {
        return BoardText::tr("不用等");
    }
    return wait.low == 0 ? BoardText::tr("%1 分以内").arg(wait.high)
                         : BoardText::tr("%1–%2 分").arg(wait.low).arg(wait.high);
}

AreaColumns areaColumns(const std::vector<protocol::BoardArea>& areas)
{
    constexpr qreal waitsMost = 200; ///< as 118–146 分 takes, small
    AreaColumns columns;
    for (const int px : {42, 38, 36}) {
        columns = {.hasWaits = false, .waitPx = px, .waits = 0};
        for (const auto& area : areas) {
            if (area.wait) {
                columns.hasWaits = true;
                columns.waits =
                    std::max(columns.waits, widthOf(waitText(*area.wait), px, Weight::Regular));
            }
        }
        if (columns.waits <= waitsMost) {
            break;
        }
    }
    return columns;
}

/// How many wait, and who reads it knows what is counted. Gives its left edge.
qreal addCount(Sheet& sheet,
               const protocol::BoardArea& area,
               const QRectF& room,
               const BoardScene& scene,
               bool beside)
{
    const bool nobody = area.waiting == 0 && !beside;
    const QColor ink = scene.plan.old ? colour::nightText2 : colour::nightText;
    const QString unit = nobody ? BoardText::tr("没有人等") : countUnit(scene);
    const qreal unitWidth = widthOf(unit, 42, Weight::Regular);
    const QString count = nobody ? QString() : QString::number(area.waiting);
    const qreal unitGap = nobody || unit.isEmpty() ? 0 : 14;
    const qreal countWidth = widthOf(count, 52, Weight::Bold);
    const qreal left = room.right() - unitWidth - unitGap - countWidth;
    if (!nobody) {
        sheet.emplace_back(Line{.text = count,
                                .room = {left, room.top(), countWidth, room.height()},
                                .px = 52,
                                .weight = Weight::Bold,
                                .colour = ink});
    }
    sheet.emplace_back(
        Line{.text = unit,
             .room = {room.right() - unitWidth, room.top(), unitWidth, room.height()},
             .px = 42,
             .colour = nobody ? colour::nightText2 : ink});
    return left;
}

void addArea(Sheet& sheet,
             const protocol::BoardArea& area,
             const QRectF& row,
             const AreaColumns& columns,
             const BoardScene& scene)
{
    constexpr qreal plate = 56;
    constexpr qreal gap = 20;
    const QRectF plateBox(row.left(), row.center().y() - (plate / 2), plate, plate);
    sheet.emplace_back(Fill{.rect = plateBox, .fill = colour::nightText, .radius = plate * 0.16});
    sheet.emplace_back(Line{.text = kit::fromUtf8(area.code.value),
                            .room = plateBox,
                            .px = 38,
                            .weight = Weight::Bold,
                            .colour = colour::night,
                            .align = Qt::AlignHCenter});
    if (area.wait) {
        sheet.emplace_back(Line{.text = waitText(*area.wait),
                                .room = row,
                                .px = columns.waitPx,
                                .colour = scene.plan.old ? colour::nightText2 : colour::nightText,
                                .align = Qt::AlignRight});
    }
    const qreal waits = columns.hasWaits ? columns.waits + gap + 12 : 0;
    const qreal countLeft =
        addCount(sheet, area, row.adjusted(0, 0, -waits, 0), scene, columns.hasWaits);
    const qreal nameLeft = plateBox.right() + gap;
    const qreal nameWidth = countLeft - gap - nameLeft;
    const QString name = kit::nameOf(area.name, scene.language);
    const bool oneLine = widthOf(kit::unbroken(name), 36, Weight::Regular) <= nameWidth;
    kit::flat::addFitted(sheet,
                         {.text = name,
                          .room = {nameLeft, row.top(), nameWidth, row.height()},
                          .colour = colour::nightText},
                         oneLine ? std::vector<int>{44, 40, 36} : std::vector<int>{36, 34, 32, 28},
                         oneLine ? 1 : 2);
}

void addAreasHeading(Sheet& sheet, const BoardScene& scene, const AreaColumns& columns)
{
    const int waiting = std::accumulate(
        scene.view.areas.begin(), scene.view.areas.end(), 0, [](int sum, const auto& area) {
            return sum + area.waiting;
        });
    const QRectF room(areasLeft, 120, areasWidth, 64);
    sheet.emplace_back(Line{.text = columns.hasWaits ? BoardText::tr("现在等候 %1 人").arg(waiting)
                                                     : BoardText::tr("现在等候"),
                            .room = room,
                            .px = 48,
                            .weight = Weight::Bold,
                            .colour = colour::nightText});
    sheet.emplace_back(Line{.text = columns.hasWaits ? BoardText::tr("大约等多久")
                                                     : BoardText::tr("共 %1 人").arg(waiting),
                            .room = room,
                            .px = 40,
                            .colour = colour::nightText2,
                            .align = Qt::AlignRight});
}

} // namespace

void addEarlier(Sheet& sheet, const BoardScene& scene)
{
    const auto& calls = scene.plan.earlier;
    const QString unit = scene.language == kit::Language::Zh ? BoardText::tr("号") : QString();
    const RowColumns columns = columnsFor(calls, unit);
    for (std::size_t i = 0; i < calls.size(); ++i) {
        const qreal x = i % 2 == 0 ? 40 : 640;
        const std::size_t row = i / 2;
        const qreal y = 540 + (rowPitch * static_cast<qreal>(row));
        addRow(sheet, calls[i], {x, y}, columns, unit);
    }
}

void addAreas(Sheet& sheet, const BoardScene& scene)
{
    const auto& areas = scene.view.areas;
    const AreaColumns columns = areaColumns(areas);
    addAreasHeading(sheet, scene, columns);
    const std::size_t pages = std::max<std::size_t>(1, (areas.size() + areasMax - 1) / areasMax);
    const auto page = static_cast<std::size_t>(scene.shown / pageFor) % pages;
    const std::size_t first = page * areasMax;
    const std::size_t count = std::min(areasMax, areas.size() - std::min(first, areas.size()));
    const qreal pitch = std::min(
        88.0, (areasBottom - areasTop) / static_cast<qreal>(std::max<std::size_t>(count, 1)));
    qreal top = areasTop;
    for (std::size_t i = first; i < first + count; ++i) {
        sheet.emplace_back(
            Fill{.rect = {areasLeft, top, areasWidth, 2}, .fill = colour::nightLine});
        addArea(sheet, areas[i], {areasLeft, top + 2, areasWidth, pitch - 2}, columns, scene);
        top += pitch;
    }
}

} // namespace hall::screen
