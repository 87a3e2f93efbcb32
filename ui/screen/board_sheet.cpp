// SPDX-License-Identifier: Apache-2.0
#include "ui/screen/board_sheet.h"

#include "ui/kit/hall_time.h"
#include "ui/screen/board_text.h"

#include <algorithm>

/// The frame of a board: header, notice line, and the page of a board that lost the hall.
namespace hall::screen {

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;
using kit::Weight;
using kit::flat::Fill;
using kit::flat::Icon;
using kit::flat::Line;
using kit::flat::Sheet;
namespace colour = kit::colour;

namespace {

constexpr QRectF headerRect{0, 0, 1920, 96};
constexpr QRectF noticeRect{0, 996, 1920, 84};
constexpr Duration noticeFor = 12s;

QString ageText(const BoardScene& scene)
{
    return kit::durationText(std::chrono::floor<std::chrono::seconds>(scene.plan.age),
                             scene.language);
}

/// One sentence over the whole notice line.
void addSentence(Sheet& sheet, const QString& icon, const QString& text, Weight weight, qreal right)
{
    sheet.emplace_back(Fill{.rect = noticeRect, .fill = colour::nightRaised});
    sheet.emplace_back(
        Icon{.name = icon,
             .box = {40, noticeRect.center().y() - 24, 48, 48},
             .colour = weight == Weight::Bold ? colour::nightText : colour::nightText2});
    const qreal width = right - 112;
    const bool oneLine = kit::flat::widthOf(text, 38, weight) <= width;
    kit::flat::addFitted(sheet,
                         {.text = text,
                          .room = {112, noticeRect.top() + 3, width, noticeRect.height() - 6},
                          .weight = weight,
                          .colour = colour::nightText},
                         oneLine ? std::vector<int>{44, 42, 40, 38} : std::vector<int>{32, 30, 28},
                         oneLine ? 1 : 2);
}

/// Who was called in vain, and what they can do: the newest few, in a whole sentence.
QString missedText(const BoardScene& scene)
{
    constexpr std::size_t namedMax = 6;
    QStringList numbers;
    for (std::size_t at = 0; at < std::min(scene.view.missed.size(), namedMax); ++at) {
        numbers << kit::fromUtf8(scene.view.missed[at]);
    }
    return BoardText::tr("叫过没到的号：%1。请到取号机扫票，或找工作人员。")
        .arg(numbers.join(scene.language == kit::Language::Zh ? u"、"_s : u", "_s));
}

/// Whole sentences that take turns.
QStringList noticesOf(const BoardScene& scene)
{
    const protocol::Taking taking = scene.view.hall.taking;
    QStringList notices;
    if (taking == protocol::Taking::Yes || taking == protocol::Taking::ClockSuspected) {
        for (const Name& notice : scene.view.notices) {
            notices << kit::plainName(notice, scene.language);
        }
    }
    if (!scene.view.missed.empty()) {
        notices << missedText(scene);
    }
    if (notices.isEmpty()) {
        notices << BoardText::tr("叫到您的号时，请带好号票到窗口。");
    }
    return notices;
}

void addTurningNotice(Sheet& sheet, const BoardScene& scene)
{
    const QStringList notices = noticesOf(scene);
    const auto turn = static_cast<qsizetype>(scene.shown / noticeFor) % notices.size();
    addSentence(sheet, u"info"_s, notices[turn], Weight::Regular, notices.size() > 1 ? 1780 : 1880);
    if (notices.size() > 1) {
        sheet.emplace_back(Line{.text = u"%1/%2"_s.arg(turn + 1).arg(notices.size()),
                                .room = {1780, noticeRect.top(), 100, noticeRect.height()},
                                .px = 34,
                                .colour = colour::nightText2,
                                .align = Qt::AlignRight});
    }
}

} // namespace

void addHeader(Sheet& sheet, const BoardScene& scene)
{
    sheet.emplace_back(Fill{.rect = headerRect, .fill = colour::nightRaised});
    const bool timeHolds = scene.view.hall.taking != protocol::Taking::ClockSuspected;
    const QString clock = timeHolds ? kit::clockText(scene.now) : QString();
    const qreal clockWidth = timeHolds ? kit::flat::widthOf(clock, 64, Weight::Bold) : 0;
    const QString date = timeHolds ? u"%1　%2"_s.arg(kit::dateText(scene.now, scene.language),
                                                     kit::weekdayText(scene.now, scene.language))
                                   : BoardText::tr("时间正在核对");
    const qreal dateRight = timeHolds ? 1880 - clockWidth - 32 : 1880;
    const qreal dateWidth = kit::flat::widthOf(date, 36, Weight::Regular);
    kit::flat::addFitted(sheet,
                         {.text = kit::plainName(scene.view.hall.name, scene.language),
                          .room = {40, 0, dateRight - dateWidth - 80, headerRect.height()},
                          .weight = Weight::Bold,
                          .colour = colour::nightText},
                         {48, 44, 40, 36});
    sheet.emplace_back(Line{.text = date,
                            .room = {dateRight - dateWidth, 0, dateWidth, headerRect.height()},
                            .px = 36,
                            .colour = colour::nightText2});
    if (timeHolds) {
        sheet.emplace_back(Line{.text = clock,
                                .room = {1880 - clockWidth, 0, clockWidth, headerRect.height()},
                                .px = 64,
                                .weight = Weight::Bold,
                                .colour = colour::nightText});
    }
}

void addNotice(Sheet& sheet, const BoardScene& scene)
{
    if (scene.plan.old) {
        addSentence(
            sheet,
            u"offline"_s,
            BoardText::tr("屏幕已经 %1没有更新，正在重连。请同时留意窗口。").arg(ageText(scene)),
            Weight::Bold,
            1880);
    } else if (scene.view.hall.taking == protocol::Taking::NotDurable) {
        addSentence(sheet,
                    u"warning"_s,
                    BoardText::tr("现在暂时不能取号和叫号。已取的号还在，请在座位上等一等。"),
                    Weight::Bold,
                    1880);
    } else {
        addTurningNotice(sheet, scene);
    }
}

namespace {

QString whyLost(const BoardScene& scene)
{
    if (scene.plan.mode != Mode::Silent) {
        return BoardText::tr("和大厅断开 %1，正在重连").arg(ageText(scene));
    }
    if (!scene.wrongZone) {
        return BoardText::tr("正在连接大厅");
    }
    const QString comma = scene.language == kit::Language::Zh ? u"、"_s : u", "_s;
    return BoardText::tr("大厅里没有播报区 %1，有的是 %2。")
        .arg(scene.wrongZone->zone, scene.wrongZone->zones.join(comma));
}

} // namespace

void addLost(Sheet& sheet, const BoardScene& scene)
{
    constexpr qreal left = 120;
    constexpr qreal width = 1680;
    if (scene.plan.mode == Mode::Silent && !scene.wrongZone && scene.shown < kit::newsDueWithin) {
        sheet.emplace_back(Line{.text = BoardText::tr("正在连接大厅"),
                                .room = {left, 470, width, 140},
                                .px = 72,
                                .colour = colour::nightText2});
        return;
    }
    sheet.emplace_back(
        Icon{.name = u"offline"_s, .box = {left, 216, 112, 112}, .colour = colour::nightText2});
    kit::flat::addFitted(sheet,
                         {.text = BoardText::tr("这块屏现在看不到叫号"),
                          .room = {left, 372, width, 168},
                          .weight = Weight::Bold,
                          .colour = colour::nightText},
                         {140, 120, 104, 88});
    qreal top = 580;
    for (const QString& sentence : {BoardText::tr("请留意窗口，或问工作人员。"),
                                    BoardText::tr("已取的号还在，不用重新取。")}) {
        sheet.emplace_back(Line{.text = sentence,
                                .room = {left, top, width, 96},
                                .px = 72,
                                .colour = colour::nightText});
        top += 104;
    }
    kit::flat::addFitted(
        sheet,
        {.text = whyLost(scene), .room = {left, 844, width, 112}, .colour = colour::nightText2},
        {44, 40, 36},
        2);
}

Sheet boardSheet(const BoardScene& scene)
{
    if (scene.plan.mode == Mode::Closed) {
        return closedSheet(scene);
    }
    Sheet sheet;
    sheet.emplace_back(Fill{.rect = {QPointF(0, 0), boardSize}, .fill = colour::night});
    if (scene.plan.mode == Mode::Silent || scene.plan.mode == Mode::Lost) {
        if (scene.plan.mode == Mode::Lost) {
            addHeader(sheet, scene);
        }
        addLost(sheet, scene);
        return sheet;
    }
    addHeader(sheet, scene);
    addNotice(sheet, scene);
    addLatest(sheet, scene);
    addEarlier(sheet, scene);
    addAreas(sheet, scene);
    return sheet;
}

} // namespace hall::screen
