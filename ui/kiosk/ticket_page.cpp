// SPDX-License-Identifier: Apache-2.0
#include "ui/kiosk/ticket_page.h"

#include "ui/kiosk/claim_keys.h"
#include "ui/kiosk/facts.h"
#include "ui/kiosk/steps.h"
#include "ui/kit/icon.h"
#include "ui/kit/paint.h"
#include "ui/kit/text.h"

#include <QFontMetricsF>

namespace hall::kiosk {

using kit::KeyKind;
using kit::Weight;
using namespace Qt::StringLiterals;
namespace colour = kit::colour;
namespace type = kit::type;

namespace {

constexpr QRect wideKey{grid::margin, 1584, grid::content, 160};
constexpr QRect printKey{grid::margin, 1584, 400, 160};
constexpr QRect doneKey{grid::margin + 420, 1584, 564, 160};
constexpr QRectF frame{grid::margin, 264, grid::content, 440};
constexpr qreal factsTop = 716;
constexpr qreal factPitch = 130;
constexpr QRect slot{grid::margin, 1412, grid::content, 140};
constexpr qreal arrowStep = 16;
constexpr int beats = 6; // half a second each: three times down and back

QString headingFor(PaperOutlook outlook)
{
    switch (outlook) {
    case PaperOutlook::Coming:
        return TicketPage::tr("号取好了，票马上出来");
    case PaperOutlook::Here:
        return TicketPage::tr("号取好了，请在下方拿票");
    default:
        return TicketPage::tr("号取好了，请记住号码");
    }
}

} // namespace

TicketPage::TicketPage(QWidget* parent)
    : Page(parent)
    , m_done(KeyKind::Primary, wideKey, this)
    , m_print(KeyKind::Plain, printKey, this)
{
    m_print.setIcon(u"print"_s);
    connect(&m_print, &kit::Key::clicked, this, &TicketPage::printPressed);
    connect(&m_done, &kit::Key::clicked, this, &TicketPage::donePressed);
    connect(&m_beat, &QTimer::timeout, this, [this] {
        if (--m_beatsLeft <= 0) {
            m_beat.stop();
        }
        update(QRectF(QPointF(slot.topLeft()) * scale(), QSizeF(slot.size()) * scale())
                   .toAlignedRect());
    });
}

void TicketPage::refresh(const Moment& moment)
{
    m_moment = moment;
    m_done.setLabel(tr("完成"), type::title);
    placeKeys();
    showSecondsLeft(m_secondsLeft);
    if (m_moment.visit.ticket) {
        setAccessibleName(tr("您的号码是 %1").arg(kit::fromUtf8(m_moment.visit.ticket->number)));
    }
    update();
}

/// The list of what to bring, where the service has one and there is paper for it.
void TicketPage::placeKeys()
{
    const auto& visit = m_moment.visit;
    const auto* service = serviceOf(m_moment.view, visit.service);
    const bool known = service != nullptr &&
                       openQuestion(service->questions, visit.choices) == nullptr &&
                       !materialsFor(service->materials, visit.choices).empty();
    const bool prints =
        visit.ticket && (outlook() == PaperOutlook::Coming || outlook() == PaperOutlook::Here);
    m_print.setVisible(known && prints);
    m_print.setEnabled(visit.printing == Printing::None);
    m_print.setLabel(visit.printing == Printing::None      ? tr("打印清单")
                     : visit.printing == Printing::Refused ? tr("清单打不出来")
                                                           : tr("清单在打印"),
                     type::label);
    m_done.setDesign(known && prints ? doneKey : wideKey);
}

void TicketPage::showSecondsLeft(int seconds)
{
    m_secondsLeft = seconds;
    m_done.setAside(seconds > 0
                        ? kit::durationText(std::chrono::seconds{seconds}, m_moment.language)
                        : QString());
}

void TicketPage::showEvent(QShowEvent* event)
{
    m_beatsLeft = beats;
    m_beat.start(500);
    Page::showEvent(event);
}

PaperOutlook TicketPage::outlook() const
{
    return paperOutlook(m_moment.view, m_moment.station, m_moment.visit.ticket->id);
}

void TicketPage::draw(QPainter& painter)
{
    painter.fillRect(sheet(), colour::paper);
    if (!m_moment.visit.ticket) {
        return;
    }
    const auto& ticket = *m_moment.visit.ticket;
    const QString heading = headingFor(outlook());
    const auto words = kit::fitted(
        heading, Weight::Bold, {type::title, type::lead, type::key}, {grid::content - 96, 1});
    constexpr qreal icon = 64;
    const qreal wide = QFontMetricsF(words.font).horizontalAdvance(words.lines.front());
    const qreal left = (grid::width - wide - icon - 28) / 2;
    kit::drawIcon(painter, u"done"_s, {left, 160, icon, icon}, colour::pine);
    kit::drawFigure(painter,
                    {left + icon + 28, 160, wide, icon},
                    words.lines.front(),
                    {words.font, colour::pine, Qt::AlignLeft});
    kit::drawFrame(painter, frame, {colour::surface, colour::ink, 4, kit::measure::radiusFrame});
    kit::drawFigure(painter,
                    {frame.left(), frame.top() + 28, frame.width(), 56},
                    tr("您的号码"),
                    {kit::typeface(type::label), colour::ink});
    kit::drawNumber(painter,
                    frame.adjusted(0, 92, 0, -24),
                    kit::fromUtf8(ticket.number),
                    type::number,
                    colour::ink);
    drawPriority(painter, frame, m_moment, ticket.priority);
    if (const auto steps = stepsOf(m_moment.view, m_moment.visit.oneThing, ticket);
        !steps.empty()) {
        drawStepsOf(painter, ticket, steps);
    } else {
        drawFactsOf(painter, ticket);
        drawNextStep(painter, ticket);
    }
    drawSlot(painter);
}

void TicketPage::drawFactsOf(QPainter& painter, const protocol::TicketAnswer& ticket) const
{
    const auto* area = areaOf(m_moment.view, ticket.service);
    const auto* service = serviceOf(m_moment.view, ticket.service);
    std::vector<Fact> facts;
    if (ticket.ahead) {
        facts.push_back(Facts::ahead(*ticket.ahead));
        facts.push_back(Facts::wait(ticket.wait, *ticket.ahead));
    }
    if (area != nullptr) {
        facts.push_back(Facts::zone(area->zoneName, m_moment.language));
    }
    if (service != nullptr && !service->counters.empty()) {
        facts.push_back(Facts::counters(service->counters, m_moment.language));
    }
    drawFacts(
        painter, {grid::margin, factsTop, grid::content, 0}, factPitch, facts, InkRule::Below);
}

void TicketPage::drawStepsOf(QPainter& painter,
                             const protocol::TicketAnswer& ticket,
                             std::vector<protocol::StepLine> steps) const
{
    constexpr QRectF group{grid::margin, 724, grid::content, 190};
    constexpr qreal callTop = 930;
    constexpr qreal stepsTop = 1008;
    const auto* area = areaOf(m_moment.view, ticket.service);
    const auto* service = serviceOf(m_moment.view, ticket.service);
    std::vector<Fact> facts;
    if (ticket.ahead) {
        facts = {Facts::ahead(*ticket.ahead), Facts::wait(ticket.wait, *ticket.ahead)};
    }
    if (area != nullptr) {
        facts.push_back(Facts::zone(area->zoneName, m_moment.language));
    }
    drawGroup(painter, group, facts);
    const QString number = kit::fromUtf8(ticket.number);
    const QString counters =
        service == nullptr ? QString() : kit::countersText(service->counters, m_moment.language);
    const auto words =
        kit::fitted(counters.isEmpty() ? tr("请留意大屏幕，叫到 %1 就去窗口。").arg(number)
                                       : tr("叫到 %1，去 %2。").arg(number, counters),
                    Weight::Bold,
                    {type::key, type::label, type::body, type::note},
                    {grid::content, 1});
    kit::drawLines(painter,
                   {grid::margin, callTop, grid::content, 64},
                   words,
                   {colour::ink, 1.2, Qt::AlignLeft | Qt::AlignVCenter});
    const Steps shown{.lines = std::move(steps),
                      .order = StepOrder::Fixed,
                      .atOffice = false,
                      .language = m_moment.language};
    shown.draw(painter, {grid::margin, stepsTop, grid::content, slot.top() - 16 - stepsTop}, 96);
}

void TicketPage::drawNextStep(QPainter& painter, const protocol::TicketAnswer& ticket) const
{
    const auto words =
        kit::fitted(tr("请留意大屏幕，叫到 %1 就去窗口。").arg(kit::fromUtf8(ticket.number)),
                    Weight::Bold,
                    {48, type::key},
                    {grid::content, 2},
                    kit::Setting::Filled);
    kit::drawLines(painter,
                   {grid::margin, 1240, grid::content, 164},
                   words,
                   {colour::ink, 1.3, Qt::AlignLeft | Qt::AlignVCenter});
}

void TicketPage::drawSlot(QPainter& painter) const
{
    const auto paper = outlook();
    if (paper == PaperOutlook::Open) {
        return;
    }
    const QRectF box(slot);
    kit::drawPanel(painter, box, colour::pineTint);
    constexpr qreal icon = 64;
    kit::drawIcon(painter,
                  u"ticket"_s,
                  {box.left() + 32, box.center().y() - icon / 2, icon, icon},
                  colour::pine);
    const auto words = kit::fitted(paper == PaperOutlook::Here ? tr("票已经打好，在屏幕下方")
                                                               : tr("正在打票，从屏幕下方出来"),
                                   Weight::Bold,
                                   {type::key, type::label},
                                   {box.width() - 290, 2});
    kit::drawLines(painter,
                   box.adjusted(32 + icon + 28, 0, -130, 0),
                   words,
                   {colour::pine, 1.25, Qt::AlignLeft | Qt::AlignVCenter});
    const qreal drop = m_beatsLeft % 2 == 1 ? arrowStep : 0;
    painter.setPen(QPen(colour::pine, 8, Qt::SolidLine, Qt::RoundCap, Qt::RoundJoin));
    painter.setBrush(Qt::NoBrush);
    const qreal x = box.right() - 76;
    const qreal tip = box.center().y() + 36 + drop;
    painter.drawLine(QPointF(x, tip - 72), QPointF(x, tip));
    painter.drawPolyline(
        QList<QPointF>{QPointF(x - 26, tip - 28), QPointF(x, tip), QPointF(x + 26, tip - 28)});
}

} // namespace hall::kiosk
