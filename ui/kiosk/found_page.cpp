// SPDX-License-Identifier: Apache-2.0
#include "ui/kiosk/found_page.h"

#include "ui/kiosk/claim_keys.h"
#include "ui/kiosk/refusal_words.h"
#include "ui/kiosk/steps.h"
#include "ui/kit/icon.h"
#include "ui/kit/paint.h"
#include "ui/kit/text.h"

#include <algorithm>

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
constexpr qreal factsTopLess = 740;  ///< above the lesser keys
constexpr qreal factsRoomLess = 432; ///< four facts, a little closer
constexpr QRectF wideAdvice{grid::margin, 1296, grid::content, 240};
constexpr QRectF adviceAbove{grid::margin, 1192, grid::content, 232}; ///< the lesser keys
constexpr qreal adviceLine = 124; ///< of which plain words take so much
constexpr QRect lesserRow{grid::margin, 1448, grid::content, 116};
constexpr int lesserGap = 20;
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
    , m_reprint(KeyKind::Plain, lesserRow, this)
    , m_cancel(KeyKind::Plain, lesserRow, this)
{
    m_reprint.setIcon(u"print"_s);
    m_cancel.setIcon(u"close"_s);
    connect(&m_reprint, &kit::Key::clicked, this, &FoundPage::reprintPressed);
    connect(&m_cancel, &kit::Key::clicked, this, &FoundPage::cancelPressed);
    connect(&m_done, &kit::Key::clicked, this, &FoundPage::donePressed);
    connect(&m_take, &kit::Key::clicked, this, [this] {
        m_returns ? emit returnPressed() : emit takePressed();
    });
}

FoundWords FoundPage::words() const
{
    return FoundWords::of(m_moment.visit);
}

bool FoundPage::prints() const
{
    const auto promise = paperPromise(m_moment.view, m_moment.station);
    return promise == PaperPromise::Prints || promise == PaperPromise::NearEnd ||
           promise == PaperPromise::MayPrint;
}

/// Of a ticket that waits: where there is paper, print it again; give it up.
void FoundPage::placeLesserKeys(const FoundWords& words)
{
    const auto& visit = m_moment.visit;
    const bool mayPrint = words.mayGiveUp && prints();
    const int half = (lesserRow.width() - lesserGap) / 2;
    m_reprint.setVisible(mayPrint);
    m_reprint.setDesign({lesserRow.topLeft(), QSize(half, lesserRow.height())});
    const bool asks = visit.asking != Asking::No;
    m_reprint.setLabel(asks && visit.errand == Errand::Reprint ? tr("正在补打") : tr("补打号票"),
                       type::label);
    const bool hopeless = visit.refused.errand == Errand::Reprint && !visit.refused.empty() &&
                          !RefusalWords::of(visit.refused, m_moment).again;
    m_reprint.setEnabled(!asks && !hopeless && visit.done != Errand::Reprint);
    m_cancel.setVisible(words.mayGiveUp);
    m_cancel.setDesign(
        mayPrint
            ? QRect(lesserRow.left() + half + lesserGap, lesserRow.top(), half, lesserRow.height())
            : lesserRow);
    m_cancel.setLabel(asks && visit.errand == Errand::Cancel ? tr("正在取消") : tr("放弃排队"),
                      type::label);
    m_cancel.setEnabled(!asks);
}

void FoundPage::refresh(const Moment& moment)
{
    m_moment = moment;
    const auto words = this->words();
    const auto& visit = moment.visit;
    const bool hopeless = !visit.refused.empty() && visit.refused.errand == Errand::Return &&
                          !RefusalWords::of(visit.refused, moment).again;
    placeLesserKeys(words);
    m_returns = words.mayReturn && !hopeless;
    const bool mayTake = !m_returns && (words.mayTake || hopeless) &&
                         moment.view.hall.taking == protocol::Taking::Yes;
    const bool two = m_returns || mayTake;
    m_take.setVisible(two);
    m_take.setIcon(m_returns ? u"reinstate"_s : u"ticket"_s, kit::Key::IconSide::Left, 72);
    m_take.setLabel(!m_returns                   ? tr("取号")
                    : visit.asking == Asking::No ? tr("重新排队")
                                                 : tr("正在排队"),
                    type::title);
    m_take.setEnabled(visit.asking == Asking::No);
    m_done.setDesign(two ? backKey : wideKey);
    m_done.setKind(two ? KeyKind::Plain : KeyKind::Primary);
    m_done.setLabel(two ? tr("返回") : tr("知道了"), type::title);
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
    const auto words = this->words();
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
    drawPriority(painter, frame, m_moment, ticket.priority);
    if (ticket.steps.empty()) {
        drawFactsOf(painter, ticket);
    } else {
        drawStepsOf(painter, ticket);
    }
    drawAdvice(painter);
}

QRectF FoundPage::advice() const
{
    const auto& visit = m_moment.visit;
    if (!m_cancel.isVisibleTo(this)) {
        return wideAdvice;
    }
    const bool plain = visit.refused.empty() && visit.asking != Asking::Unanswered && !paperNews();
    return plain ? adviceAbove.adjusted(0, adviceAbove.height() - adviceLine, 0, 0) : adviceAbove;
}

/// What becomes of a ticket that is printed again.
std::optional<kit::HintWords> FoundPage::paperNews() const
{
    if (m_moment.visit.done != Errand::Reprint) {
        return std::nullopt;
    }
    return prints() ? kit::HintWords{tr("号票从屏幕下方出来"), tr("号码没有变，旧票丢了也不要紧。")}
                    : kit::HintWords{tr("这台机器现在打不了票"),
                                     tr("请拍照或记下号码，没有票也一样叫到您。")};
}

/// What to do now; or why it was not done.
void FoundPage::drawAdvice(QPainter& painter) const
{
    const auto& visit = m_moment.visit;
    if (!visit.refused.empty() || visit.asking == Asking::Unanswered) {
        const auto said = visit.refused.empty() ? RefusalWords::unanswered(visit.errand)
                                                : RefusalWords::of(visit.refused, m_moment);
        kit::drawHint(painter,
                      advice(),
                      visit.refused.empty() ? kit::Hint::Caution : kit::Hint::Failure,
                      visit.refused.empty() ? u"offline"_s : u"warning"_s,
                      {said.heading, said.advice});
        return;
    }
    if (const auto news = paperNews()) {
        kit::drawHint(painter,
                      advice(),
                      prints() ? kit::Hint::Note : kit::Hint::Caution,
                      prints() ? u"print"_s : u"paper-out"_s,
                      *news);
        return;
    }
    kit::drawLines(painter,
                   advice(),
                   kit::fitted(words().advice,
                               Weight::Bold,
                               {48, type::key, type::label},
                               {grid::content, 2},
                               kit::Setting::Filled),
                   {colour::ink, 1.3, Qt::AlignLeft | Qt::AlignVCenter});
}

std::vector<Fact> FoundPage::placeOf(const protocol::TicketAnswer& ticket) const
{
    std::vector<Fact> facts;
    if (ticket.ahead) {
        facts.push_back(Facts::ahead(*ticket.ahead));
        if (ticket.wait || *ticket.ahead > 0) {
            facts.push_back(Facts::wait(ticket.wait, *ticket.ahead));
        }
    }
    if (ticket.counter && !isOver(ticket)) {
        facts.push_back(Facts::goTo(*ticket.counter, m_moment.language));
    }
    return facts;
}

void FoundPage::drawFactsOf(QPainter& painter, const protocol::TicketAnswer& ticket) const
{
    const auto* area = areaOf(m_moment.view, ticket.service);
    const auto* service = serviceOf(m_moment.view, ticket.service);
    std::vector<Fact> facts = placeOf(ticket);
    if (service != nullptr && isOver(ticket)) {
        facts.insert(facts.begin(), Facts::service(service->name, m_moment.language));
    } else if (area != nullptr && ticket.counter && !isOver(ticket)) {
        facts.push_back(Facts::place(area->zoneName, m_moment.language));
    } else if (area != nullptr && !isOver(ticket)) {
        facts.push_back(Facts::zone(area->zoneName, m_moment.language));
        if (!service->counters.empty()) {
            facts.push_back(Facts::counters(service->counters, m_moment.language));
        }
    }
    const bool less = m_cancel.isVisibleTo(this);
    const qreal room = factsRoomLess / static_cast<qreal>(std::max<std::size_t>(facts.size(), 1));
    drawFacts(painter,
              {grid::margin, less ? factsTopLess : factsTop, grid::content, 0},
              less ? std::min(factPitch, room) : factPitch,
              facts,
              InkRule::Below);
}

void FoundPage::drawStepsOf(QPainter& painter, const protocol::TicketAnswer& ticket) const
{
    constexpr qreal groupHeight = 190;
    const auto* area = areaOf(m_moment.view, ticket.service);
    std::vector<Fact> facts = placeOf(ticket);
    if (area != nullptr && !isOver(ticket)) {
        facts.push_back(ticket.counter ? Facts::place(area->zoneName, m_moment.language)
                                       : Facts::zone(area->zoneName, m_moment.language));
    }
    qreal top = factsTop;
    if (!facts.empty()) {
        drawGroup(painter, {grid::margin, top, grid::content, groupHeight}, facts);
        top += groupHeight + 12;
    }
    const Steps steps{.lines = ticket.steps,
                      .order = StepOrder::Fixed,
                      .atOffice = isAtOffice(ticket),
                      .language = m_moment.language};
    steps.draw(painter, {grid::margin, top, grid::content, advice().top() - 16 - top}, 96);
}

void FoundPage::drawReason(QPainter& painter) const
{
    const auto words = this->words();
    constexpr qreal icon = 168;
    const bool isGood = m_moment.visit.reading.found == protocol::Found::Person;
    kit::drawPanel(painter, reason, isGood ? colour::pineTint : colour::amberTint);
    kit::drawIcon(painter,
                  u"code"_s,
                  {reason.center().x() - icon / 2, reason.top() + 72, icon, icon},
                  isGood ? colour::pine : colour::amberInk);
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
