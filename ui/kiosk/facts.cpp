// SPDX-License-Identifier: Apache-2.0
#include "ui/kiosk/facts.h"

#include "ui/kit/icon.h"
#include "ui/kit/paint.h"

#include <QFontMetricsF>
#include <QPainter>

#include <algorithm>

namespace hall::kiosk {

using kit::Weight;
using namespace Qt::StringLiterals;
namespace colour = kit::colour;
namespace type = kit::type;

namespace {

QString after(const QString& text, const QString& mark)
{
    return text.section(mark, 1, 1);
}

// The figure and its unit in the largest size that leaves them on one line.
kit::Runs figureOf(const Fact& fact, qreal width)
{
    kit::Runs runs;
    for (const int px : {type::figure, type::service, type::title, type::lead, type::key}) {
        runs = {{fact.figure, kit::typeface(px, Weight::Bold), colour::ink}};
        if (!fact.unit.isEmpty()) {
            runs.push_back({u" "_s + fact.unit, kit::typeface(type::label), colour::ink});
        }
        if (kit::widthOf(runs) <= width) {
            break;
        }
    }
    return runs;
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

Fact Facts::zone(const Name& name, kit::Language language)
{
    return {u"where"_s, tr("到这里等"), kit::shortName(name, language), {}};
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

void drawWaiting(QPainter& painter, QPointF baseline, int people, const WaitingLook& look)
{
    const QFont words = kit::typeface(type::body);
    kit::Runs runs;
    if (people == 0) {
        runs = {{Facts::waitingText(0), words, look.ink2}};
    } else {
        // The figure is the bold part of the sentence, wherever the language puts it.
        const QString sentence = Facts::waitingText(people);
        const QString figure = QString::number(people);
        const QString before = sentence.section(figure, 0, 0);
        if (!before.isEmpty()) {
            runs.push_back({before, words, look.ink2});
        }
        runs.push_back({figure, kit::typeface(look.figurePx, Weight::Bold), look.ink});
        runs.push_back({after(sentence, figure), words, look.ink2});
    }
    const qreal left =
        look.alignment.testFlag(Qt::AlignRight) ? baseline.x() - kit::widthOf(runs) : baseline.x();
    kit::drawRuns(painter, {left, baseline.y()}, runs);
}

} // namespace hall::kiosk
