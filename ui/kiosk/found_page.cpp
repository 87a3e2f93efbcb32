// SPDX-License-Identifier: Apache-2.0
#include "ui/kiosk/found_page.h"

#include "ui/kiosk/facts.h"
#include "ui/kiosk/found_words.h"
#include "ui/kit/icon.h"
#include "ui/kit/paint.h"
#include "ui/kit/text.h"

namespace hall::kiosk {

using kit::KeyKind;
using kit::Weight;
using namespace Qt::StringLiterals;
namespace colour = kit::colour;
namespace type = kit::type;

namespace {

constexpr int keysTop = 1584;
constexpr int keysHeight = 160;
constexpr QRect wideKey{grid::margin, keysTop, grid::content, keysHeight};
constexpr QRect backKey{grid::margin, keysTop, 380, keysHeight};
constexpr QRect takeKey{grid::margin + 400, keysTop, 584, keysHeight};
constexpr QRectF heading{grid::margin, 140, grid::content, 128};
constexpr QRectF frame{grid::margin, 284, grid::content, 440};
constexpr qreal factsTop = 756;
constexpr qreal factPitch = 130;
constexpr QRectF advice{grid::margin, 1296, grid::content, 240};
constexpr QRectF reason{grid::margin, 300, grid::content, 520};

bool isCalled(const protocol::TicketAnswer& ticket)
{
    return ticket.state == TicketState::Called;
}

/// Grey where the number is of no more use.
bool isOver(const protocol::TicketAnswer& ticket)
{
    return ticket.state != TicketState::Waiting && ticket.state != TicketState::Called &&
           ticket.state != TicketState::Serving && ticket.state != TicketState::Held;
}

} // namespace

FoundPage::FoundPage(QWidget* parent)
    : Page(parent)
    , m_done(KeyKind::Primary, wideKey, this)
    , m_take(KeyKind::Primary, takeKey, this)
{
    m_take.setIcon(u"ticket"_s, kit::Key::IconSide::Left, 72);
    connect(&m_done, &kit::Key::clicked, this, &FoundPage::donePressed);
    connect(&m_take, &kit::Key::clicked, this, &FoundPage::takePressed);
}

void FoundPage::refresh(const Moment& moment)
{
    m_moment = moment;
    const auto words = FoundWords::of(moment.visit.reading);
    const bool mayTake = words.mayTake && moment.view.hall.taking == protocol::Taking::Yes;
    m_take.setVisible(mayTake);
    m_take.setLabel(tr("取号"), type::title);
    m_done.setDesign(mayTake ? backKey : wideKey);
    m_done.setKind(mayTake ? KeyKind::Plain : KeyKind::Primary);
    m_done.setLabel(mayTake ? tr("返回") : tr("知道了"), type::title);
    showSecondsLeft(m_secondsLeft);
    setAccessibleName(words.heading + words.advice);
    update();
}

void FoundPage::showSecondsLeft(int seconds)
{
    m_secondsLeft = seconds;
    m_done.setAside(seconds > 0
                        ? kit::durationText(std::chrono::seconds{seconds}, m_moment.language)
                        : QString());
}

void FoundPage::draw(QPainter& painter)
{
    painter.fillRect(sheet(), colour::paper);
    if (m_moment.visit.reading.ticket) {
        drawTicket(painter, *m_moment.visit.reading.ticket);
    } else {
        drawReason(painter);
    }
}

void FoundPage::drawTicket(QPainter& painter, const protocol::TicketAnswer& ticket) const
{
    const auto words = FoundWords::of(m_moment.visit.reading);
    const bool over = isOver(ticket);
    kit::drawLines(
        painter,
        heading,
        kit::fitted(
            words.heading, Weight::Bold, {type::title, type::lead, type::key}, {grid::content, 2}),
        {over ? colour::ink : colour::pine, 1.2, Qt::AlignHCenter | Qt::AlignVCenter});
    kit::drawFrame(painter,
                   frame,
                   {isCalled(ticket) ? colour::call : colour::surface,
                    over ? colour::line : colour::ink,
                    4,
                    kit::measure::radiusFrame});
    kit::drawFigure(painter,
                    {frame.left(), frame.top() + 28, frame.width(), 56},
                    tr("您的号码"),
                    {kit::typeface(type::label), over ? colour::ink2 : colour::ink});
    kit::drawNumber(painter,
                    frame.adjusted(0, 92, 0, -24),
                    kit::fromUtf8(ticket.number),
                    type::number,
                    over ? colour::ink2 : colour::ink);
    drawFactsOf(painter, ticket);
    kit::drawLines(painter,
                   advice,
                   kit::fitted(words.advice,
                               Weight::Bold,
                               {48, type::key, type::label},
                               {grid::content, 2},
                               kit::Setting::Filled),
                   {colour::ink, 1.3, Qt::AlignLeft | Qt::AlignVCenter});
}

void FoundPage::drawFactsOf(QPainter& painter, const protocol::TicketAnswer& ticket) const
{
    const auto* area = areaOf(m_moment.view, ticket.service);
    const auto* service = serviceOf(m_moment.view, ticket.service);
    std::vector<Fact> facts;
    if (service != nullptr && isOver(ticket)) {
        facts.push_back(Facts::service(service->name, m_moment.language));
    }
    if (ticket.ahead) {
        facts.push_back(Facts::ahead(*ticket.ahead));
        facts.push_back(Facts::wait(ticket.wait, *ticket.ahead));
    }
    if (ticket.counter && !isOver(ticket)) {
        facts.push_back(Facts::goTo(*ticket.counter, m_moment.language));
        if (area != nullptr) {
            facts.push_back(Facts::place(area->zoneName, m_moment.language));
        }
    } else if (!isOver(ticket)) {
        if (area != nullptr) {
            facts.push_back(Facts::zone(area->zoneName, m_moment.language));
        }
        if (service != nullptr && !service->counters.empty()) {
            facts.push_back(Facts::counters(service->counters, m_moment.language));
        }
    }
    drawFacts(
        painter, {grid::margin, factsTop, grid::content, 0}, factPitch, facts, InkRule::Below);
}

void FoundPage::drawReason(QPainter& painter) const
{
    const auto words = FoundWords::of(m_moment.visit.reading);
    constexpr qreal icon = 168;
    kit::drawPanel(painter, reason, colour::amberTint);
    kit::drawIcon(painter,
                  u"code"_s,
                  {reason.center().x() - icon / 2, reason.top() + 72, icon, icon},
                  colour::amberInk);
    kit::drawLines(painter,
                   reason.adjusted(48, 280, -48, -24),
                   kit::fitted(words.heading,
                               Weight::Bold,
                               {type::service, type::title, type::lead},
                               {reason.width() - 96, 2}),
                   {colour::ink, 1.25, Qt::AlignHCenter | Qt::AlignVCenter});
    kit::drawLines(painter,
                   {grid::margin, reason.bottom() + 56, grid::content, 320},
                   kit::fitted(words.advice,
                               Weight::Regular,
                               {type::lead, 48, type::key},
                               {grid::content, 4},
                               kit::Setting::Filled),
                   {colour::ink, 1.4, Qt::AlignHCenter | Qt::AlignTop});
}

} // namespace hall::kiosk
