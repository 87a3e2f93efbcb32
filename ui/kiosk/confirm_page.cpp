// SPDX-License-Identifier: Apache-2.0
#include "ui/kiosk/confirm_page.h"

#include "ui/kiosk/facts.h"
#include "ui/kiosk/refusal_words.h"
#include "ui/kit/text.h"

namespace hall::kiosk {

using kit::Hint;
using kit::KeyKind;
using kit::Weight;
using namespace Qt::StringLiterals;
namespace colour = kit::colour;
namespace type = kit::type;

namespace {

constexpr int keysTop = 1500;
constexpr int keysHeight = 244;
constexpr QRect backKey{grid::margin, keysTop, 280, keysHeight};
constexpr QRect takeKey{grid::margin + 300, keysTop, 684, keysHeight};
constexpr qreal factsTop = 484;
constexpr qreal factPitch = 164;
constexpr qreal noticeTop = 1180;
constexpr qreal noticeHeight = 272;

} // namespace

ConfirmPage::ConfirmPage(QWidget* parent)
    : Page(parent)
    , m_back(KeyKind::Plain, backKey, this)
    , m_take(KeyKind::Primary, takeKey, this)
{
    m_back.setIcon(u"back"_s);
    m_take.setIcon(u"ticket"_s, kit::Key::IconSide::Left, 108);
    connect(&m_back, &kit::Key::clicked, this, &ConfirmPage::backPressed);
    connect(&m_take, &kit::Key::clicked, this, &ConfirmPage::takePressed);
}

void ConfirmPage::refresh(const Moment& moment)
{
    m_moment = moment;
    const auto& visit = m_moment.visit;
    m_back.setLabel(tr("返回"));
    m_take.setLabel(tr("取号"),
                    m_moment.language == kit::Language::Zh ? type::verb : type::service);
    const bool hopeless = !visit.refusal.empty() && !RefusalWords::of(visit.refusal).again;
    m_take.setEnabled(visit.asking == Asking::No && !hopeless);
    if (visit.asking != Asking::No) {
        m_take.setLabel(tr("正在取号"), type::title);
    }
    if (const auto* service = serviceOf(m_moment.view, visit.service)) {
        setAccessibleName(kit::plainName(service->name, m_moment.language));
    }
    update();
}

void ConfirmPage::draw(QPainter& painter)
{
    painter.fillRect(sheet(), colour::paper);
    const auto* area = areaOf(m_moment.view, m_moment.visit.service);
    const auto* service = serviceOf(m_moment.view, m_moment.visit.service);
    if (area == nullptr || service == nullptr) {
        return;
    }
    drawService(painter);
    std::vector<Fact> facts{Facts::waiting(service->waiting),
                            Facts::wait(service->wait, service->waiting),
                            Facts::zone(area->zoneName, m_moment.language)};
    const auto& counters = service->counters.empty() ? area->counters : service->counters;
    if (!counters.empty()) {
        facts.push_back(Facts::counters(counters, m_moment.language));
    }
    drawFacts(
        painter, {grid::margin, factsTop, grid::content, 0}, factPitch, facts, InkRule::Above);
    const Notice said = notice();
    kit::drawHint(painter,
                  {grid::margin, noticeTop, grid::content, noticeHeight},
                  said.hint,
                  said.icon,
                  {said.heading, said.text});
}

void ConfirmPage::drawService(QPainter& painter) const
{
    const auto& area = *areaOf(m_moment.view, m_moment.visit.service);
    const auto& service = *serviceOf(m_moment.view, m_moment.visit.service);
    constexpr qreal plate = 72;
    constexpr qreal plateTop = 156;
    kit::drawLetterPlate(
        painter, {grid::margin, plateTop, plate, plate}, kit::fromUtf8(area.code.value));
    kit::drawFigure(painter,
                    {grid::margin + plate + 24, plateTop, grid::content - plate - 24, plate},
                    kit::plainName(area.name, m_moment.language),
                    {kit::typeface(type::label), colour::ink2, Qt::AlignLeft});
    const QString name = kit::nameOf(service.name, m_moment.language);
    const auto one = kit::fitted(name, Weight::Bold, {88, 80, type::service}, {grid::content, 1});
    const auto shown = one.fits ? one
                                : kit::fitted(name,
                                              Weight::Bold,
                                              {type::service, type::title, type::lead, type::key},
                                              {grid::content, 2});
    constexpr qreal nameTop = plateTop + plate + 12;
    kit::drawLines(painter,
                   {grid::margin, nameTop, grid::content, factsTop - nameTop - 12},
                   shown,
                   {colour::ink, 1.25, Qt::AlignLeft | Qt::AlignVCenter});
}

ConfirmPage::Notice ConfirmPage::notice() const
{
    if (!m_moment.visit.refusal.empty()) {
        const auto words = RefusalWords::of(m_moment.visit.refusal);
        return {Hint::Failure, u"warning"_s, words.heading, words.advice};
    }
    if (m_moment.visit.asking == Asking::Unanswered) {
        const auto words = RefusalWords::unanswered();
        return {Hint::Caution, u"offline"_s, words.heading, words.advice};
    }
    return paperNotice();
}

ConfirmPage::Notice ConfirmPage::paperNotice() const
{
    const QString anyway = tr("号照样取。|号码会显示在屏幕上，|请拍照或记下来。");
    switch (paperPromise(m_moment.view, m_moment.station)) {
    case PaperPromise::Prints:
    case PaperPromise::NearEnd:
        return {Hint::Note,
                u"print"_s,
                tr("按取号，票从屏幕下方出来"),
                tr("票上有您的号码、等候的地方和窗口。")};
    case PaperPromise::NoPaper:
        return {Hint::Caution, u"paper-out"_s, tr("这台机器没纸了"), anyway};
    case PaperPromise::WontPrint:
        return {Hint::Caution, u"paper-out"_s, tr("这台机器现在打不了票"), anyway};
    case PaperPromise::MayPrint:
    case PaperPromise::NoPrinter:
        break;
    }
    return {
        Hint::Note, u"info"_s, tr("按取号，号码显示在屏幕上"), tr("请拍照或记下来，叫到时要用。")};
}

} // namespace hall::kiosk
