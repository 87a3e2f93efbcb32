// SPDX-License-Identifier: Apache-2.0
#include "ui/counter/panel_sheet.h"

#include "ui/counter/panel_text.h"

#include <algorithm>

/// The frame of the panel: bar, alert, notice, foot.
namespace hall::counter {

using namespace Qt::StringLiterals;
using kit::Weight;
using kit::flat::Fill;
using kit::flat::Icon;
using kit::flat::Line;
using kit::flat::Sheet;
using kit::flat::widthOf;
using std::chrono::seconds;
namespace colour = kit::colour;

namespace {

constexpr qreal margin = 16;
constexpr QColor footGround{0xE8, 0xEB, 0xE7};

struct Chip
{
    QString text;
    QColor ground;
    QColor ink;
};

Chip chipOf(const PanelPlan& plan)
{
    if (plan.alert == Alert::Offline) {
        return {PanelText::tr("已断开"), colour::amberTint, colour::amberInk};
    }
    if (plan.stage == Stage::Called) {
        return {stageText(plan.stage), colour::call, colour::ink};
    }
    return {stageText(plan.stage), colour::surface, colour::pine};
}

void addBar(Sheet& sheet, const PanelScene& scene)
{
    const auto& view = scene.known.view;
    sheet.emplace_back(Fill{.rect = {0, 0, scene.size.width(), barHeight}, .fill = colour::pine});
    const QString counter = PanelText::tr("%1 号窗口").arg(view.counter);
    const qreal counterWidth = widthOf(counter, 22, Weight::Bold);
    sheet.emplace_back(Line{.text = counter,
                            .room = {margin, 0, counterWidth, barHeight},
                            .px = 22,
                            .weight = Weight::Bold,
                            .colour = colour::surface});
    const Chip chip = chipOf(scene.plan);
    const qreal chipWidth = widthOf(chip.text, 13, Weight::Bold) + 14;
    const QRectF chipRect(margin + counterWidth + 10, 14, chipWidth, 20);
    sheet.emplace_back(Fill{.rect = chipRect, .fill = chip.ground, .radius = 4});
    sheet.emplace_back(Line{.text = chip.text,
                            .room = chipRect,
                            .px = 13,
                            .weight = Weight::Bold,
                            .colour = chip.ink,
                            .align = Qt::AlignHCenter});

    const bool timeHolds = scene.known.now && view.hall.taking != protocol::Taking::ClockSuspected;
    const QString clock = timeHolds ? kit::clockText(*scene.known.now) : QString();
    const qreal clockWidth = timeHolds ? widthOf(clock, 15, Weight::Regular) : 0;
    const qreal right = scene.size.width() - margin;
    if (timeHolds) {
        sheet.emplace_back(Line{.text = clock,
                                .room = {right - clockWidth, 0, clockWidth, barHeight},
                                .px = 15,
                                .colour = colour::surface});
    }
    if (!view.clerk.empty() && view.state != protocol::CounterState::Closed) {
        const QString id = kit::fromUtf8(view.clerk.value);
        const QString spoken = PanelText::tr("工号 %1").arg(id);
        const qreal left = chipRect.right() + 12;
        const qreal room = right - clockWidth - (timeHolds ? 14 : 0) - left;
        const bool whole = widthOf(spoken, 13, Weight::Regular) <= room;
        if (whole || widthOf(id, 13, Weight::Regular) <= room) {
            kit::flat::addFitted(sheet,
                                 {.text = whole ? spoken : id,
                                  .room = {left, 0, room, barHeight},
                                  .colour = colour::surface,
                                  .align = Qt::AlignRight},
                                 {15, 14, 13});
        }
    }
}

struct AlertWords
{
    QString icon;
    QString heading;
    QString text;
};

AlertWords alertWords(const PanelScene& scene)
{
    switch (scene.plan.alert) {
    case Alert::Offline: {
        if (!scene.lastNews) {
            return {u"offline"_s, PanelText::tr("还没有连上大厅，正在连接"), {}};
        }
        const auto since = std::chrono::floor<seconds>(scene.silence);
        return {
            u"offline"_s,
            since < seconds{1} ? PanelText::tr("和大厅断开了，正在重连")
                               : PanelText::tr("和大厅断开 %1，正在重连")
                                     .arg(kit::durationText(since, scene.known.language)),
            PanelText::tr("下面是 %1 的情况，可能已经变了").arg(kit::clockText(*scene.lastNews))};
    }
    case Alert::NotDurable:
        return {u"warning"_s,
                PanelText::tr("大厅暂时存不了数据"),
                PanelText::tr("已有的号都在。恢复以前叫不了号，请找管理员。")};
    case Alert::ClockSuspected:
        return {u"clock"_s,
                PanelText::tr("大厅的时间正在核对"),
                PanelText::tr("叫号和办理照常，显示的用时可能不准。")};
    case Alert::None:
        break;
    }
    return {};
}

void addAlert(Sheet& sheet, const PanelScene& scene)
{
    const QRectF panel(0, barHeight, scene.size.width(), alertHeight);
    const AlertWords words = alertWords(scene);
    sheet.emplace_back(Fill{.rect = panel, .fill = colour::amberTint});
    sheet.emplace_back(
        Fill{.rect = {0, panel.bottom() - 2, panel.width(), 2}, .fill = colour::amberMark});
    sheet.emplace_back(Icon{
        .name = words.icon, .box = {margin, panel.top() + 12, 28, 28}, .colour = colour::amberInk});
    const qreal left = margin + 28 + 12;
    const qreal width = scene.size.width() - margin - left;
    const bool both = !words.text.isEmpty();
    kit::flat::addFitted(sheet,
                         {.text = words.heading,
                          .room = {left, panel.top() + (both ? 14 : 12), width, 24},
                          .weight = Weight::Bold,
                          .colour = colour::amberInk},
                         {15, 14, 13});
    if (both) {
        kit::flat::addFitted(sheet,
                             {.text = words.text,
                              .room = {left, panel.top() + 36, width, 24},
                              .colour = colour::amberInk},
                             {14, 13});
    }
}

QString undoText(const PanelScene& scene)
{
    const Undoable& undoable = *scene.known.undoable;
    return PanelText::tr("%1：%2内可以撤销。")
        .arg(pressedText(undoable.verb), kit::durationText(undoable.left, scene.known.language));
}

void addNotice(Sheet& sheet, const PanelScene& scene, const PanelPlaces& places)
{
    QRectF place = places.notice;
    if (scene.plan.undo) {
        place.setRight(places.undo.left() - 8);
    }
    if (scene.notice) {
        const bool refused = scene.notice->tone == Notice::Tone::Refused;
        sheet.emplace_back(Fill{
            .rect = place, .fill = refused ? colour::cinnabarTint : colour::pineTint, .radius = 8});
        kit::flat::addFitted(sheet,
                             {.text = scene.notice->text,
                              .room = place.adjusted(12, 3, -12, -3),
                              .colour = refused ? colour::cinnabar : colour::pine},
                             {14, 13},
                             2);
        return;
    }
    const QString text = scene.plan.undo ? undoText(scene) : scene.plan.hint;
    if (!text.isEmpty()) {
        kit::flat::addFitted(
            sheet, {.text = text, .room = place, .colour = colour::ink2}, {14, 13}, 2);
    }
}

/// What is being chosen.
void addChoice(Sheet& sheet, const PanelScene& scene, const QRectF& place)
{
    const ChoicePage& choice = *scene.plan.choice;
    kit::flat::addFitted(sheet,
                         {.text = choice.title,
                          .room = {place.left(), place.top(), place.width(), 26},
                          .weight = Weight::Bold,
                          .colour = colour::ink},
                         {18, 16});
    if (!choice.hint.isEmpty()) {
        kit::flat::addFitted(sheet,
                             {.text = choice.hint,
                              .room = {place.left(), place.top() + 26, place.width(), 36},
                              .colour = colour::ink2},
                             {14, 13},
                             2);
    }
}

/// Words with their figures in bold, one after the other.
void addRun(Sheet& sheet, qreal& left, const QString& text, Weight weight, const QRectF& foot)
{
    const qreal width = widthOf(text, 13, weight);
    sheet.emplace_back(Line{.text = text,
                            .room = {left, foot.top(), width, foot.height()},
                            .px = 13,
                            .weight = weight,
                            .colour = colour::ink2});
    left += width;
}

void addFoot(Sheet& sheet, const PanelScene& scene)
{
    const auto& view = scene.known.view;
    const QRectF foot(0, scene.size.height() - footHeight, scene.size.width(), footHeight);
    sheet.emplace_back(Fill{.rect = foot, .fill = footGround});
    if (scene.known.now) {
        qreal left = margin;
        addRun(sheet, left, PanelText::tr("今天办结"), Weight::Regular, foot);
        left += 4;
        addRun(sheet, left, QString::number(view.finishedToday), Weight::Bold, foot);
        if (view.finishedToday > 0) {
            const auto mean = std::chrono::round<seconds>(view.serviceToday / view.finishedToday);
            left += 14;
            addRun(sheet, left, PanelText::tr("平均"), Weight::Regular, foot);
            left += 4;
            addRun(sheet, left, kit::durationText(mean, scene.known.language), Weight::Bold, foot);
        }
    }
    const bool linked = !scene.known.offline && scene.known.now;
    const QString link = linked ? PanelText::tr("已连接") : PanelText::tr("未连接");
    const qreal linkWidth = widthOf(link, 13, Weight::Regular);
    const qreal linkLeft = foot.right() - margin - linkWidth;
    sheet.emplace_back(Line{.text = link,
                            .room = {linkLeft, foot.top(), linkWidth, foot.height()},
                            .px = 13,
                            .colour = linked ? colour::ink2 : colour::cinnabar});
    sheet.emplace_back(Icon{.name = linked ? u"check"_s : u"offline"_s,
                            .box = {linkLeft - 20, foot.center().y() - 8, 16, 16},
                            .colour = linked ? colour::pine : colour::cinnabar});
}

} // namespace

QString stageText(Stage stage)
{
    switch (stage) {
    case Stage::Silent:
        return PanelText::tr("正在连接");
    case Stage::DayClosed:
        return PanelText::tr("没有营业");
    case Stage::SignIn:
        return PanelText::tr("未签到");
    case Stage::Nobody:
    case Stage::Idle:
        return PanelText::tr("空闲");
    case Stage::Called:
        return PanelText::tr("已呼叫");
    case Stage::Serving:
        return PanelText::tr("办理中");
    case Stage::Paused:
        return PanelText::tr("暂停中");
    }
    return {};
}

/// What a press has done, for the offer to take it back.
QString pressedText(Verb verb)
{
    switch (verb) {
    case Verb::NoShow:
        return PanelText::tr("已过号");
    case Verb::Transfer:
        return PanelText::tr("已转移");
    case Verb::Pause:
        return PanelText::tr("已暂停");
    default:
        return PanelText::tr("已办结");
    }
}

QString inTwoLines(const QString& name, int px, qreal width)
{
    const auto fits = [&](const QString& text) {
        return kit::linesOf(text, kit::typeface(px), width).size() <= 2;
    };
    QString cut = name;
    while (!fits(cut) && cut.size() > 2) {
        cut = cut.chopped(2).trimmed() + u'…';
    }
    return cut;
}

QString summaryOf(const PanelScene& scene)
{
    const auto& view = scene.known.view;
    QStringList parts{PanelText::tr("%1 号窗口").arg(view.counter), stageText(scene.plan.stage)};
    if (view.current) {
        parts << kit::fromUtf8(view.current->number)
              << kit::plainName(view.current->service, scene.known.language);
    }
    if (scene.known.now) {
        parts << PanelText::tr("等候 %1 人").arg(view.waitingCount);
    }
    if (scene.plan.alert != Alert::None) {
        parts << alertWords(scene).heading;
    }
    if (scene.notice) {
        parts << scene.notice->text;
    }
    return parts.join(scene.known.language == kit::Language::Zh ? u"，"_s : u", "_s);
}

Sheet panelSheet(const PanelScene& scene)
{
    Sheet sheet;
    sheet.emplace_back(Fill{.rect = {QPointF(0, 0), scene.size}, .fill = colour::paper});
    const PanelPlaces places = placesOf(scene);
    addBar(sheet, scene);
    addBlock(sheet, scene, places.block);
    if (scene.plan.alert != Alert::None) {
        addAlert(sheet, scene);
    }
    addNotice(sheet, scene, places);
    const Stage stage = scene.plan.stage;
    if (scene.plan.choice) {
        addChoice(sheet, scene, places.choice);
    } else if (stage != Stage::Silent && stage != Stage::DayClosed && stage != Stage::Nobody) {
        addWaiting(sheet, scene, places.list);
    }
    addFoot(sheet, scene);
    return sheet;
}

} // namespace hall::counter
