// SPDX-License-Identifier: Apache-2.0
#include "ui/kiosk/facts.h"

#include "ui/kit/icon.h"
#include "ui/kit/paint.h"

#include <QFontMetricsF>
#include <QPainter>

#include <algorithm>
#include <array>

namespace hall::kiosk {

using kit::Weight;
using namespace Qt::StringLiterals;
namespace colour = kit::colour;
namespace type = kit::type;

namespace {

/// The figure is the bold part of the sentence, wherever the language puts it.
kit::Runs runsOf(const QString& sentence, const QString& figure, const WaitingLook& look)
{
    const QFont words = kit::typeface(look.wordsPx);
    const qsizetype at = sentence.indexOf(figure);
    if (figure.isEmpty() || at < 0) {
        return {{sentence, words, look.ink2}};
    }
    kit::Runs runs{{figure, kit::typeface(look.figurePx, Weight::Bold), look.ink}};
    if (at > 0) {
        runs.insert(runs.begin(), {sentence.first(at), words, look.ink2});
    }
    if (const QString rest = sentence.mid(at + figure.size()); !rest.isEmpty()) {
        runs.push_back({rest, words, look.ink2});
    }
    return runs;
}

void drawAligned(QPainter& painter,
                 QPointF baseline,
                 const kit::Runs& runs,
                 Qt::Alignment alignment)
{
    const qreal left =
        alignment.testFlag(Qt::AlignRight) ? baseline.x() - kit::widthOf(runs) : baseline.x();
    kit::drawRuns(painter, {left, baseline.y()}, runs);
}

constexpr std::array figureSizes{type::figure, type::service, type::title, type::lead, type::key};

kit::Runs figureIn(const Fact& fact, int px)
{
    kit::Runs runs{{fact.figure, kit::typeface(px, Weight::Bold), colour::ink}};
    if (!fact.unit.isEmpty()) {
        runs.push_back({u" "_s + fact.unit, kit::typeface(type::label), colour::ink});
    }
    return runs;
}

// The figure and its unit in the largest size that leaves them on one line.
kit::Runs figureOf(const Fact& fact, qreal width)
{
    kit::Runs runs;
    for (const int px : figureSizes) {
        runs = figureIn(fact, px);
        if (kit::widthOf(runs) <= width) {
            break;
        }
    }
    return runs;
}

constexpr qreal groupIcon = 40;
constexpr qreal groupGap = 36; ///< beside the line between two

qreal groupWidth(const Fact& fact, int px)
{
    const qreal label =
        groupIcon + 12 + QFontMetricsF(kit::typeface(type::body)).horizontalAdvance(fact.label);
    return std::max(label, kit::widthOf(figureIn(fact, px)));
}

qreal groupWidth(const std::vector<Fact>& facts, int px)
{
    qreal width = 2 * groupGap * static_cast<qreal>(facts.size() - 1);
    for (const Fact& fact : facts) {
        width += groupWidth(fact, px);
    }
    return width;
}

} // namespace

Fact Facts::waiting(int people)
{
    if (people == 0) {
        return {u"people"_s, tr("现在等候"), tr("没有人"), {}};
    }
    return {u"people"_s, tr("现在等候"), QString::number(people), tr("人", "unit")};
}

Fact Facts::ahead(int people)
{
    if (people == 0) {
        return {u"people"_s, tr("前面还有"), tr("没有人"), {}};
    }
    return {u"people"_s, tr("前面还有"), QString::number(people), tr("人", "unit")};
}

Fact Facts::wait(const std::optional<WaitRange>& range, int people)
{
    Fact fact{u"clock"_s, tr("大约等"), {}, {}};
    if (isNoWait(range, people)) {
        fact.figure = tr("不用等");
    } else if (!range) {
        fact.figure = tr("暂时估不出");
    } else {
        fact.figure = minutesOf(*range);
        fact.unit = range->low == 0 ? tr("分钟以内") : tr("分钟");
    }
    return fact;
}

Fact Facts::zone(const Name& name, kit::Language language)
{
    return zone(kit::shortName(name, language));
}

Fact Facts::zone(const QString& name)
{
    return {u"where"_s, tr("到这里等"), name, {}};
}

Fact Facts::place(const Name& name, kit::Language language)
{
    Fact fact = zone(name, language);
    fact.label = tr("位置");
    return fact;
}

Fact Facts::counters(const std::vector<int>& counters, kit::Language language)
{
    const QString ranges = kit::rangesOf(counters, language);
    if (language == kit::Language::Zh) {
        return {u"call"_s, tr("叫到后去"), ranges, u"号窗口"_s};
    }
    return {u"call"_s, tr("叫到后去"), kit::countersText(counters, language), {}};
}

Fact Facts::goTo(int counter, kit::Language language)
{
    Fact fact = counters({counter}, language);
    fact.label = tr("请到");
    return fact;
}

Fact Facts::service(const Name& name, kit::Language language)
{
    return {u"list"_s, tr("办的事"), kit::shortName(name, language), {}};
}

QString Facts::waitingText(int people)
{
    return people == 0 ? tr("没有人在等") : tr("%1 人在等").arg(people);
}

QString Facts::minutesOf(const WaitRange& range)
{
    if (range.low == 0) {
        return QString::number(range.high);
    }
    // Never one figure: nobody knows the minute.
    return u"%1–%2"_s.arg(range.low).arg(std::max(range.high, range.low + 1));
}

QString Facts::waitText(const std::optional<WaitRange>& range, int people)
{
    if (isNoWait(range, people)) {
        return tr("不用等");
    }
    if (!range) {
        return {};
    }
    return (range->low == 0 ? tr("%1 分钟以内") : tr("约 %1 分钟")).arg(minutesOf(*range));
}

QString Facts::spoken(int people, const std::optional<WaitRange>& range)
{
    const QString wait = waitText(range, people);
    return wait.isEmpty() ? waitingText(people) : tr("%1，%2").arg(waitingText(people), wait);
}

bool isNoWait(const std::optional<WaitRange>& range, int people)
{
    return range && (range->high == 0 || (range->low == 0 && people == 0));
}

std::optional<WaitRange> widened(const std::optional<WaitRange>& one,
                                 const std::optional<WaitRange>& other)
{
    if (!one || !other) {
        return one ? one : other;
    }
    return WaitRange{.low = std::min(one->low, other->low),
                     .high = std::max(one->high, other->high)};
}

void drawFacts(
    QPainter& painter, const QRectF& box, qreal pitch, const std::vector<Fact>& facts, InkRule ink)
{
    constexpr qreal icon = 56;
    constexpr qreal labelLeft = icon + 28;
    const QFont labelFont = kit::typeface(type::label);
    const QFontMetricsF metrics(labelFont);
    qreal labels = 0;
    for (const Fact& fact : facts) {
        labels = std::max(labels, metrics.horizontalAdvance(fact.label));
    }
    const qreal figureLeft = labelLeft + std::max<qreal>(labels, 220) + 64;
    if (ink == InkRule::Above) {
        kit::drawRule(painter, box.left(), box.right(), box.top(), {colour::ink, 3});
    }
    qreal top = box.top();
    for (const Fact& fact : facts) {
        const QRectF row(box.left(), top, box.width(), pitch);
        const qreal middle = row.center().y();
        kit::drawIcon(
            painter, fact.icon, {row.left(), middle - icon / 2, icon, icon}, colour::pine);
        kit::drawFigure(painter,
                        row.adjusted(labelLeft, 0, 0, 0),
                        fact.label,
                        {labelFont, colour::ink2, Qt::AlignLeft});
        const auto runs = figureOf(fact, row.width() - figureLeft);
        const qreal cap = QFontMetricsF(runs.front().font).capHeight();
        kit::drawRuns(painter, {row.left() + figureLeft, middle + cap / 2}, runs);
        top += pitch;
        const bool last = &fact == &facts.back();
        kit::drawRule(painter,
                      box.left(),
                      box.right(),
                      top,
                      {last && ink == InkRule::Below ? colour::ink : colour::line,
                       last && ink == InkRule::Below ? 3.0 : 2.0});
    }
}

void addPlace(std::vector<Fact>& facts,
              const QString& zone,
              const std::vector<int>& counters,
              kit::Language language)
{
    constexpr qsizetype signsMost = 9;
    if (!counters.empty() && kit::rangesOf(counters, language).size() <= signsMost) {
        facts.push_back(Facts::counters(counters, language));
    } else if (!zone.isEmpty()) {
        facts.push_back(Facts::zone(zone));
    }
}

void drawGroup(QPainter& painter, const QRectF& box, const std::vector<Fact>& facts)
{
    constexpr qreal labelMiddle = 48;
    kit::drawRule(painter, box.left(), box.right(), box.top(), {colour::ink, 3});
    kit::drawRule(painter, box.left(), box.right(), box.bottom(), colour::line);
    if (facts.empty()) {
        return;
    }
    const auto* fits = std::ranges::find_if(
        figureSizes, [&](int px) { return groupWidth(facts, px) <= box.width(); });
    const int px = fits == figureSizes.end() ? figureSizes.back() : *fits;
    const qreal spare =
        std::max<qreal>(0, box.width() - groupWidth(facts, px)) / static_cast<qreal>(facts.size());
    qreal left = box.left();
    for (const Fact& fact : facts) {
        const qreal middle = box.top() + labelMiddle;
        kit::drawIcon(
            painter, fact.icon, {left, middle - groupIcon / 2, groupIcon, groupIcon}, colour::ink2);
        kit::drawFigure(painter,
                        {left + groupIcon + 12, middle - 24, box.width(), 48},
                        fact.label,
                        {kit::typeface(type::body), colour::ink2, Qt::AlignLeft});
        kit::drawRuns(painter, {left, box.bottom() - 36}, figureIn(fact, px));
        left += groupWidth(fact, px) + spare + groupGap;
        if (&fact != &facts.back()) {
            kit::drawUpright(painter, left, box.top() + 2, box.bottom(), colour::line);
        }
        left += groupGap;
    }
}

void drawWaiting(QPainter& painter, QPointF baseline, int people, const WaitingLook& look)
{
    const QString figure = people == 0 ? QString() : QString::number(people);
    drawAligned(
        painter, baseline, runsOf(Facts::waitingText(people), figure, look), look.alignment);
}

void drawWait(QPainter& painter,
              const QRectF& room,
              const std::optional<WaitRange>& range,
              int people,
              const WaitingLook& look)
{
    const QString text = Facts::waitText(range, people);
    if (text.isEmpty()) {
        return;
    }
    const QString figure = isNoWait(range, people) ? text : Facts::minutesOf(*range);
    auto runs = runsOf(text, figure, look);
    if (range && range->low > 0 && kit::widthOf(runs) > room.width()) {
        runs = runsOf(Facts::tr("%1 分钟").arg(figure), figure, look);
    }
    drawAligned(painter,
                look.alignment.testFlag(Qt::AlignRight) ? room.bottomRight() : room.bottomLeft(),
                runs,
                look.alignment);
}

} // namespace hall::kiosk
