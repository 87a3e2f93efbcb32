// SPDX-License-Identifier: Apache-2.0
#include "ui/kiosk/take_page.h"

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

constexpr int keysHeight = 244;
constexpr int keysLower = 44; ///< where classes can be claimed above them
constexpr int claimsGap = 24;
constexpr qreal plateTop = 148;

/// One line as large as may be, else two.
kit::Fitted nameWithin(const QString& name, qreal height)
{
    constexpr qreal lineHeight = 1.25;
    kit::Fitted tried;
    for (const int lines : {1, 2}) {
        for (const int px :
             {88, 80, type::service, type::title, type::lead, type::key, type::label}) {
            tried = kit::fitted(name, Weight::Bold, {px}, {grid::content, lines});
            if (tried.fits && tried.height(lineHeight) <= height &&
                (lines == 2 || px >= type::title)) {
                return tried;
            }
        }
    }
    return tried;
}

} // namespace

TakePage::TakePage(QWidget* parent)
    : Page(parent)
    , m_back(KeyKind::Plain, {grid::margin, keysTop, 280, keysHeight}, this)
    , m_take(KeyKind::Primary, {grid::margin + 300, keysTop, 684, keysHeight}, this)
    , m_claims(this)
{
    m_back.setIcon(u"back"_s);
    m_take.setIcon(u"ticket"_s, kit::Key::IconSide::Left, 108);
    connect(&m_back, &kit::Key::clicked, this, &TakePage::backPressed);
    connect(&m_take, &kit::Key::clicked, this, &TakePage::takePressed);
    connect(&m_claims, &ClaimKeys::claimed, this, &TakePage::claimed);
}

void TakePage::refresh(const Moment& moment)
{
    m_moment = moment;
    const auto& visit = m_moment.visit;
    m_back.setLabel(tr("返回"));
    m_take.setLabel(tr("取号"),
                    m_moment.language == kit::Language::Zh ? type::verb : type::service);
    const bool hopeless =
        !visit.refused.empty() && !RefusalWords::of(visit.refused, m_moment).again;
    m_take.setEnabled(visit.asking == Asking::No && !hopeless);
    if (visit.asking != Asking::No) {
        m_take.setLabel(tr("正在取号"), type::title);
    }
    m_claims.refresh(moment);
    const int lower = m_claims.isEmpty() ? 0 : keysLower;
    for (kit::Key* key : {&m_back, &m_take}) {
        const QRect place = key->design();
        key->setDesign({place.left(), keysTop + lower, place.width(), keysHeight - lower});
    }
    setAccessibleName(kit::unbroken(head().name));
    update();
}

int TakePage::bottom() const
{
    return m_claims.isEmpty() ? keysTop - 20 : ClaimKeys::top - claimsGap;
}

void TakePage::drawClaims(QPainter& painter) const
{
    m_claims.drawHeading(painter);
}

void TakePage::drawHead(QPainter& painter, qreal plate, qreal bottom) const
{
    const Head shown = head();
    const QRectF box(grid::margin, plateTop, plate, plate);
    const bool isArea = shown.letter.size() == 1 && shown.letter[0] < QChar(0x80);
    kit::drawLetterPlate(painter,
                         box,
                         shown.letter,
                         isArea ? colour::pine : colour::pineTint,
                         isArea ? colour::surface : colour::pine);
    if (!isArea) {
        kit::drawFrame(
            painter, box.adjusted(1, 1, -1, -1), {Qt::transparent, colour::pine, 2, 0.16 * plate});
    }
    kit::drawFigure(painter,
                    {box.right() + 24, plateTop, grid::content - plate - 24, plate},
                    shown.over,
                    {kit::typeface(type::label), colour::ink2, Qt::AlignLeft});
    const QRectF name(grid::margin, box.bottom() + 12, grid::content, bottom - box.bottom() - 24);
    kit::drawLines(painter,
                   name,
                   nameWithin(shown.name, name.height()),
                   {colour::ink, 1.25, Qt::AlignLeft | Qt::AlignVCenter});
}

void TakePage::drawNotice(QPainter& painter, const QRectF& box, const Notice& notice)
{
    kit::drawHint(painter, box, notice.hint, notice.icon, {notice.heading, notice.text});
}

std::optional<TakePage::Notice> TakePage::news() const
{
    if (!m_moment.visit.refused.empty()) {
        const auto words = RefusalWords::of(m_moment.visit.refused, m_moment);
        return words.good ? Notice{Hint::Note, u"info"_s, words.heading, words.advice}
                          : Notice{Hint::Failure, u"warning"_s, words.heading, words.advice};
    }
    if (m_moment.visit.asking == Asking::Unanswered) {
        const auto words = RefusalWords::unanswered();
        return Notice{Hint::Caution, u"offline"_s, words.heading, words.advice};
    }
    const QString anyway = tr("号照样取。|号码会显示在屏幕上，|请拍照或记下来。");
    switch (paperPromise(m_moment.view, m_moment.station)) {
    case PaperPromise::NoPaper:
        return Notice{Hint::Caution, u"paper-out"_s, tr("这台机器没纸了"), anyway};
    case PaperPromise::WontPrint:
        return Notice{Hint::Caution, u"paper-out"_s, tr("这台机器现在打不了票"), anyway};
    default:
        return {};
    }
}

/// Who is old enough for priority needn't ask for it; who has no such number needs a guide.
QString TakePage::identityText() const
{
    int age = 0;
    for (const auto& each : m_moment.view.classes) {
        age = each.fromAge > 0 && (age == 0 || each.fromAge < age) ? each.fromAge : age;
    }
    const QString desk = tr("没有身份证号的，请到导办台。");
    return age == 0 ? tr("号码只用来给您排队，不会留在这台机器上。") + desk
                    : tr("满 %1 岁的，会早些叫您。").arg(age) + desk;
}

TakePage::Notice TakePage::promise() const
{
    if (needsIdentity(m_moment.view, m_moment.visit)) {
        return {Hint::Note, u"id-card"_s, tr("按取号后，要输入身份证号"), identityText()};
    }
    switch (paperPromise(m_moment.view, m_moment.station)) {
    case PaperPromise::Prints:
    case PaperPromise::NearEnd:
        return {Hint::Note,
                u"print"_s,
                tr("按取号，票从屏幕下方出来"),
                tr("票上有您的号码、等候的地方和窗口。")};
    default:
        return {Hint::Note,
                u"info"_s,
                tr("按取号，号码显示在屏幕上"),
                tr("请拍照或记下来，叫到时要用。")};
    }
}

} // namespace hall::kiosk
