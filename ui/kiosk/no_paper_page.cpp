// SPDX-License-Identifier: Apache-2.0
#include "ui/kiosk/no_paper_page.h"

#include "ui/kiosk/claim_keys.h"
#include "ui/kiosk/facts.h"
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

constexpr QRect doneKey{grid::margin, 1584, grid::content, 160};
constexpr QRectF notice{grid::margin, 156, grid::content, 128};
constexpr QRectF frame{grid::margin, 316, grid::content, 440};
constexpr qreal waysTop = 904;
constexpr qreal wayPitch = 144;

QString headingFor(PaperOutlook outlook)
{
    switch (outlook) {
    case PaperOutlook::NoPaper:
        return NoPaperPage::tr("这台机器没纸了，号已经取好");
    case PaperOutlook::Doubtful:
        return NoPaperPage::tr("票可能没打好，号已经取好");
    case PaperOutlook::NoPrinter:
        return NoPaperPage::tr("这台机器不打票，号已经取好");
    default:
        return NoPaperPage::tr("这台机器打不了票，号已经取好");
    }
}

} // namespace

NoPaperPage::NoPaperPage(QWidget* parent)
    : Page(parent)
    , m_done(KeyKind::Primary, doneKey, this)
{
    m_done.setIcon(u"check"_s, kit::Key::IconSide::Left, 64);
    connect(&m_done, &kit::Key::clicked, this, &NoPaperPage::donePressed);
}

void NoPaperPage::refresh(const Moment& moment)
{
    m_moment = moment;
    m_done.setLabel(tr("我记好了"), type::title);
    if (m_moment.visit.ticket) {
        setAccessibleName(tr("您的号码是 %1").arg(kit::fromUtf8(m_moment.visit.ticket->number)));
    }
    update();
}

void NoPaperPage::draw(QPainter& painter)
{
    painter.fillRect(sheet(), colour::paper);
    if (!m_moment.visit.ticket) {
        return;
    }
    drawNotice(painter);
    kit::drawFrame(painter, frame, {colour::surface, colour::ink, 4, kit::measure::radiusFrame});
    kit::drawFigure(painter,
                    {frame.left(), frame.top() + 28, frame.width(), 56},
                    tr("您的号码"),
                    {kit::typeface(type::label), colour::ink});
    kit::drawNumber(painter,
                    frame.adjusted(0, 92, 0, -24),
                    kit::fromUtf8(m_moment.visit.ticket->number),
                    type::number,
                    colour::ink);
    drawPriority(painter, frame, m_moment, m_moment.visit.ticket->priority);
    drawWays(painter);
    drawPlace(painter);
}

void NoPaperPage::drawNotice(QPainter& painter) const
{
    const auto outlook = paperOutlook(m_moment.view, m_moment.station, m_moment.visit.ticket->id);
    const bool fault = outlook != PaperOutlook::NoPrinter;
    const auto hint = fault ? kit::Hint::Caution : kit::Hint::Note;
    constexpr qreal icon = 64;
    const auto words = kit::fitted(
        headingFor(outlook), Weight::Bold, {48, type::key, type::label}, {notice.width() - 160, 2});
    qreal wide = 0;
    for (const QString& line : words.lines) {
        wide = std::max(wide, QFontMetricsF(words.font).horizontalAdvance(line));
    }
    const qreal left = notice.center().x() - (icon + 28 + wide) / 2;
    kit::drawPanel(painter, notice, kit::hintGround(hint));
    kit::drawIcon(painter,
                  fault ? u"paper-out"_s : u"done"_s,
                  {left, notice.center().y() - icon / 2, icon, icon},
                  kit::hintInk(hint));
    kit::drawLines(painter,
                   {left + icon + 28, notice.top(), wide, notice.height()},
                   words,
                   {kit::hintInk(hint), 1.2, Qt::AlignLeft | Qt::AlignVCenter});
}

void NoPaperPage::drawWays(QPainter& painter) const
{
    kit::drawFigure(painter,
                    {grid::margin, 796, grid::content, 80},
                    tr("请用一个办法记住它"),
                    {kit::typeface(type::title, Weight::Bold), colour::ink, Qt::AlignLeft});
    const std::vector<std::pair<QString, QString>> ways{
        {u"camera"_s, tr("用手机给屏幕拍张照")},
        {u"write"_s, tr("用笔记下来")},
    };
    constexpr qreal icon = 72;
    qreal top = waysTop;
    kit::drawRule(painter, grid::margin, grid::margin + grid::content, top, colour::line);
    for (const auto& [drawing, words] : ways) {
        kit::drawIcon(painter,
                      drawing,
                      {grid::margin, top + (wayPitch - icon) / 2, icon, icon},
                      colour::pine);
        kit::drawFigure(painter,
                        {grid::margin + icon + 36, top, grid::content - icon - 36, wayPitch},
                        words,
                        {kit::typeface(48), colour::ink, Qt::AlignLeft});
        top += wayPitch;
        const bool last = words == ways.back().second;
        kit::drawRule(painter,
                      grid::margin,
                      grid::margin + grid::content,
                      top,
                      {last ? colour::ink : colour::line, last ? 3.0 : 2.0});
    }
}

void NoPaperPage::drawPlace(QPainter& painter) const
{
    constexpr qreal top = waysTop + 2 * wayPitch + 44;
    constexpr qreal lineHeight = 1.4;
    const auto& ticket = *m_moment.visit.ticket;
    const auto head = kit::fitted(
        tr("没有票也一样叫到您、一样办事"), Weight::Bold, {48, type::key}, {grid::content, 2});
    const qreal used = kit::drawLines(
        painter, {grid::margin, top, grid::content, 0}, head, {colour::ink, lineHeight});
    QString place;
    if (ticket.ahead) {
        place +=
            *ticket.ahead == 0 ? tr("前面没有人。") : tr("前面还有 %1 人。").arg(*ticket.ahead);
        if (const QString wait = Facts::waitText(ticket.wait, *ticket.ahead); !wait.isEmpty()) {
            place += tr("%1。", "how long the wait is").arg(wait);
        }
        place += u'\n';
    }
    const auto* area = areaOf(m_moment.view, ticket.service);
    const auto* service = serviceOf(m_moment.view, ticket.service);
    if (area != nullptr && service != nullptr) {
        const QString zone = kit::shortName(area->zoneName, m_moment.language);
        const QString counters = kit::countersText(service->counters, m_moment.language);
        place += counters.isEmpty() ? tr("请到%1等，留意大屏幕。").arg(zone)
                                    : tr("请到%1等，叫到后去 %2。").arg(zone, counters);
    }
    const auto rest = kit::fitted(
        place, Weight::Regular, {type::key, type::label}, {grid::content, 3}, kit::Setting::Filled);
    kit::drawLines(
        painter, {grid::margin, top + used + 8, grid::content, 0}, rest, {colour::ink, lineHeight});
}

} // namespace hall::kiosk
