// SPDX-License-Identifier: Apache-2.0
#include "ui/kiosk/one_thing_page.h"

#include "ui/kiosk/facts.h"
#include "ui/kiosk/steps.h"
#include "ui/kit/text.h"

namespace hall::kiosk {

using kit::Weight;
using namespace Qt::StringLiterals;
namespace colour = kit::colour;
namespace type = kit::type;

namespace {

constexpr qreal plate = 64;
constexpr QRectF group{grid::margin, 348, grid::content, 190};
constexpr qreal headingTop = 558;
constexpr qreal stepsTop = 716;
constexpr qreal stepPitch = 124;
constexpr qreal noticeHeight = 216;

} // namespace

TakePage::Head OneThingPage::head() const
{
    const auto* visit = oneThingOf(moment().view, moment().visit.oneThing);
    if (visit == nullptr) {
        return {};
    }
    return {u"事"_s, tr("一件事，一次办"), kit::nameOf(visit->name, moment().language)};
}

void OneThingPage::draw(QPainter& painter)
{
    painter.fillRect(sheet(), colour::paper);
    const auto* visit = oneThingOf(moment().view, moment().visit.oneThing);
    if (visit == nullptr) {
        return;
    }
    drawHead(painter, plate, group.top());
    std::vector<Fact> facts{Facts::waiting(visit->waiting),
                            Facts::wait(visit->wait, visit->waiting)};
    addPlace(facts, {}, visit->counters, moment().language);
    drawGroup(painter, group, facts);
    const QRectF notice(grid::margin, bottom() - noticeHeight, grid::content, noticeHeight);
    drawSteps(painter, *visit, notice.top() - 20);
    drawNotice(painter, notice, news().value_or(promise()));
    drawClaims(painter);
}

void OneThingPage::drawSteps(QPainter& painter,
                             const protocol::KioskVisit& visit,
                             qreal stepsBottom) const
{
    const int count = static_cast<int>(visit.steps.size());
    const QString title = tr("一个号，办完这 %n 件", nullptr, count);
    kit::drawLines(
        painter,
        {grid::margin, headingTop, grid::content, 80},
        kit::fitted(title, Weight::Bold, {type::lead, 48, type::key}, {grid::content, 1}),
        {colour::ink, 1.2, Qt::AlignLeft | Qt::AlignVCenter});
    const bool any = visit.order == StepOrder::Any;
    const QString how =
        any ? tr("哪件等得最短，先叫您办哪件。") : tr("按这个顺序，一件办完接着叫您办下一件。");
    kit::drawLines(
        painter,
        {grid::margin, headingTop + 80, grid::content, 56},
        kit::fitted(
            how, Weight::Regular, {type::sentence, type::body, type::note}, {grid::content, 1}),
        {colour::ink2, 1.2, Qt::AlignLeft | Qt::AlignVCenter});
    const Steps steps{.lines = visit.steps,
                      .order = visit.order,
                      .atOffice = false,
                      .language = moment().language};
    steps.draw(painter, {grid::margin, stepsTop, grid::content, stepsBottom - stepsTop}, stepPitch);
}

} // namespace hall::kiosk
