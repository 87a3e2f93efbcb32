// SPDX-License-Identifier: Apache-2.0
#include "ui/screen/board_sheet.h"
#include "ui/screen/board_text.h"

#include <array>
#include <cmath>
#include <vector>

/// The board of a closed hall: when it opens, dim, and never long in one place.
namespace hall::screen {

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;
using kit::Language;
using kit::Weight;
using kit::flat::Fill;
using kit::flat::Icon;
using kit::flat::Line;
using kit::flat::Sheet;
namespace colour = kit::colour;

namespace {

constexpr qreal left = 120;
constexpr qreal width = 1680;
constexpr Duration restsFor = 10min;

/// Against burn-in, round a small square.
QPointF drift(Duration shown)
{
    constexpr std::array<QPointF, 4> places{
        QPointF{0, 0}, QPointF{8, 0}, QPointF{8, 8}, QPointF{0, 8}};
    return places.at(static_cast<std::size_t>(shown / restsFor) % places.size());
}

/// Three tenths of the light: eyes and panels see it as this share of the value.
QColor dimmed(const QColor& colour)
{
    const double share = std::pow(0.3, 1 / 2.2);
    return QColor::fromRgbF(static_cast<float>(colour.redF() * share),
                            static_cast<float>(colour.greenF() * share),
                            static_cast<float>(colour.blueF() * share));
}

QString hourText(Time time)
{
    const QTime clock = kit::local(time).time();
    return kit::minuteText((clock.hour() * 60) + clock.minute());
}

QString dayText(const BoardScene& scene, Time opening)
{
    const qint64 days = kit::local(scene.now).date().daysTo(kit::local(opening).date());
    if (days == 0) {
        return BoardText::tr("今天");
    }
    if (days == 1) {
        return BoardText::tr("明天");
    }
    return days < 7 ? kit::weekdayText(opening, scene.language)
                    : kit::dateText(opening, scene.language);
}

QString whyClosed(const BoardScene& scene)
{
    const int today = kit::local(scene.now).date().dayOfWeek();
    const auto& hall = scene.view.hall;
    if (hall.nextOpening && !hall.hours.empty() &&
        kit::hoursText(hall.hours, today, scene.language).isEmpty()) {
        return BoardText::tr("今天不营业");
    }
    if (hall.nextOpening && kit::local(*hall.nextOpening).date() == kit::local(scene.now).date()) {
        return BoardText::tr("还没有开门");
    }
    if (hall.nextOpening) {
        return BoardText::tr("今天的服务已经结束");
    }
    return hall.hours.empty() ? BoardText::tr("请看门口的开放时间") : BoardText::tr("开放时间");
}

void addHeading(Sheet& sheet, const BoardScene& scene)
{
    const auto opening = scene.view.hall.nextOpening;
    // Large hanzi stand a little to the right of their place.
    const QRectF room(left - 8, 410, width, 240);
    if (!opening) {
        kit::flat::addFitted(sheet,
                             {.text = BoardText::tr("现在没有营业"),
                              .room = room,
                              .weight = Weight::Bold,
                              .colour = colour::nightText},
                             {220, 200, 180, 160});
        return;
    }
    const bool zh = scene.language == Language::Zh;
    const QString opens =
        BoardText::tr("%1 %2 开门").arg(dayText(scene, *opening), hourText(*opening));
    kit::flat::addFitted(
        sheet,
        {.text = opens, .room = room, .weight = Weight::Bold, .colour = colour::nightText},
        zh ? std::vector<int>{220, 200, 180, 160} : std::vector<int>{180, 160, 140, 120, 104});
    sheet.emplace_back(Line{.text = u"%1　%2"_s.arg(kit::dateText(*opening, scene.language),
                                                    kit::weekdayText(*opening, scene.language)),
                            .room = {left, 660, width, 76},
                            .px = 60,
                            .colour = colour::nightText2});
}

struct HoursGroup
{
    int from = 1;
    int to = 1;
    QString hours;
};

/// Neighbouring days with the same hours stand together.
std::vector<HoursGroup> groupsOf(const BoardScene& scene)
{
    std::vector<HoursGroup> groups;
    for (int day = 1; day <= 7; ++day) {
        const QString hours =
            kit::hoursText(scene.view.hall.hours, day, scene.language).replace(u'，', u'　');
        if (hours.isEmpty()) {
            continue;
        }
        if (!groups.empty() && groups.back().to == day - 1 && groups.back().hours == hours) {
            groups.back().to = day;
        } else {
            groups.push_back({.from = day, .to = day, .hours = hours});
        }
    }
    return groups;
}

void addHours(Sheet& sheet, const BoardScene& scene)
{
    const auto groups = groupsOf(scene);
    if (groups.empty()) {
        return;
    }
    sheet.emplace_back(Fill{.rect = {left, 792, width, 2}, .fill = colour::nightLine});
    const qreal column = width / static_cast<qreal>(groups.size());
    qreal x = left;
    for (const auto& group : groups) {
        const QString days =
            group.from == group.to
                ? kit::weekdayText(group.from, scene.language)
                : BoardText::tr("%1至%2").arg(kit::weekdayText(group.from, scene.language),
                                              kit::weekdayText(group.to, scene.language));
        kit::flat::addFitted(
            sheet,
            {.text = days, .room = {x, 826, column - 40, 60}, .colour = colour::nightText2},
            {44, 40, 36, 32, 28, 24});
        kit::flat::addFitted(
            sheet,
            {.text = group.hours, .room = {x, 892, column - 40, 72}, .colour = colour::nightText},
            {54, 48, 42, 36, 32, 28, 24});
        x += column;
    }
}

void settle(Sheet& sheet, QPointF by)
{
    for (auto& item : sheet) {
        if (auto* fill = std::get_if<Fill>(&item)) {
            fill->rect.translate(by);
            fill->fill = dimmed(fill->fill);
        } else if (auto* line = std::get_if<Line>(&item)) {
            line->room.translate(by);
            line->colour = dimmed(line->colour);
        } else if (auto* icon = std::get_if<Icon>(&item)) {
            icon->box.translate(by);
            icon->colour = dimmed(icon->colour);
        }
    }
}

} // namespace

Sheet closedSheet(const BoardScene& scene)
{
    Sheet sheet;
    const QString clock = kit::clockText(scene.now);
    const qreal clockWidth = kit::flat::widthOf(clock, 84, Weight::Bold);
    kit::flat::addFitted(sheet,
                         {.text = kit::plainName(scene.view.hall.name, scene.language),
                          .room = {left, 96, width - clockWidth - 60, 80},
                          .weight = Weight::Bold,
                          .colour = colour::nightText},
                         {54, 48, 42, 36});
    sheet.emplace_back(Line{.text = clock,
                            .room = {left + width - clockWidth, 96, clockWidth, 80},
                            .px = 84,
                            .weight = Weight::Bold,
                            .colour = colour::nightText});
    sheet.emplace_back(
        Icon{.name = u"night"_s, .box = {left, 282, 76, 76}, .colour = colour::nightText2});
    kit::flat::addFitted(sheet,
                         {.text = whyClosed(scene),
                          .room = {left + 112, 275, width - 112, 90},
                          .colour = colour::nightText2},
                         {72, 64, 56});
    addHeading(sheet, scene);
    addHours(sheet, scene);
    settle(sheet, drift(scene.shown));
    sheet.insert(sheet.begin(),
                 Fill{.rect = {QPointF(0, 0), boardSize}, .fill = dimmed(colour::night)});
    return sheet;
}

} // namespace hall::screen
