// SPDX-License-Identifier: Apache-2.0
#include "ui/kiosk/entry_page.h"

#include "ui/kiosk/id_entry.h"
#include "ui/kiosk/refusal_words.h"
#include "ui/kit/text.h"

#include <QFontMetricsF>

namespace hall::kiosk {

using kit::Hint;
using kit::KeyKind;
using kit::Weight;
using namespace Qt::StringLiterals;
namespace colour = kit::colour;
namespace type = kit::type;

namespace {

constexpr QRectF field{grid::margin, 256, grid::content, 128};
constexpr QRectF hint{grid::margin, 416, grid::content, 264};

BusinessDay dayOf(const Moment& moment)
{
    if (const auto day = parseBusinessDay(moment.view.hall.day)) {
        return *day;
    }
    return parseBusinessDay(kit::local(moment.now).date().toString(Qt::ISODate).toStdString())
        .value_or(BusinessDay{});
}

} // namespace

EntryPage::EntryPage(QWidget* parent)
    : Page(parent)
    , m_pad(this)
    , m_back(KeyKind::Plain, {grid::margin, grid::keysTop, 280, grid::keyHeight}, this)
    , m_enter(KeyKind::Primary, {grid::margin + 300, grid::keysTop, 684, grid::keyHeight}, this)
{
    m_back.setIcon(u"back"_s);
    m_enter.setIcon(u"ticket"_s, kit::Key::IconSide::Left, 72);
    connect(&m_pad, &Keypad::typed, this, &EntryPage::type);
    connect(&m_pad, &Keypad::erased, this, &EntryPage::erase);
    connect(&m_pad, &Keypad::entered, this, &EntryPage::enter);
    connect(&m_back, &kit::Key::clicked, this, &EntryPage::backPressed);
    connect(&m_enter, &kit::Key::clicked, this, &EntryPage::enter);
}

void EntryPage::refresh(const Moment& moment)
{
    m_moment = moment;
    m_pad.show(forIdentity() ? Keypad::Signs::IdNumber : Keypad::Signs::All);
    m_back.setLabel(tr("返回"));
    setAccessibleName(title());
    showKeys();
    update();
}

void EntryPage::clear()
{
    m_typed.fill(u'0');
    m_typed.clear();
    showKeys();
    update();
}

bool EntryPage::forIdentity() const
{
    return m_moment.visit.stop == Stop::Identity;
}

bool EntryPage::mayType() const
{
    return m_moment.visit.asking == Asking::No;
}

bool EntryPage::isWhole() const
{
    return forIdentity() ? m_typed.size() == idNumberLength : !m_typed.isEmpty();
}

bool EntryPage::hasCard() const
{
    return m_moment.visit.card != 0 && m_typed.isEmpty();
}

bool EntryPage::isDoubtful() const
{
    return (forIdentity() ? isWhole() : isIdNumberForm(m_typed)) &&
           !isLikelyIdNumber(m_typed, dayOf(m_moment));
}

bool EntryPage::isHopeless() const
{
    return !m_moment.visit.refused.empty() &&
           !RefusalWords::of(m_moment.visit.refused, m_moment).again;
}

void EntryPage::showKeys()
{
    m_pad.setTyping(mayType(), mayType() && !m_typed.isEmpty());
    m_enter.setEnabled(mayType() && (isWhole() || hasCard()) && !isHopeless());
    m_enter.setLabel(mayType() ? tr("取号") : tr("正在取号"), type::title);
}

void EntryPage::type(QChar sign)
{
    if (mayType() && m_typed.size() < (forIdentity() ? idNumberLength : bookingMost)) {
        m_typed.append(sign);
        emit changed();
        showKeys();
        update();
    }
}

void EntryPage::erase()
{
    if (mayType()) {
        m_typed.chop(1);
        emit changed();
        showKeys();
        update();
    }
}

void EntryPage::enter()
{
    if (m_enter.isEnabled()) {
        emit entered(m_typed);
    }
}

void EntryPage::keyPressEvent(QKeyEvent* event)
{
    if (!m_pad.hears(*event)) {
        Page::keyPressEvent(event);
    }
}

QString EntryPage::title() const
{
    if (m_moment.cardReader) {
        return forIdentity() ? tr("请放身份证，或输入号码") : tr("请放身份证，或输入预约号");
    }
    return forIdentity() ? tr("请输入身份证号") : tr("请输入预约号或身份证号");
}

QString EntryPage::aside() const
{
    if (!forIdentity() || m_typed.isEmpty() || isWhole()) {
        return {};
    }
    return tr("还差 %n 位", nullptr, static_cast<int>(idNumberLength - m_typed.size()));
}

EntryPage::Said EntryPage::said() const
{
    if (!m_moment.visit.refused.empty()) {
        const auto words = RefusalWords::of(m_moment.visit.refused, m_moment);
        return words.good ? Said{Hint::Note, u"info"_s, words.heading, words.advice}
                          : Said{Hint::Failure, u"warning"_s, words.heading, words.advice};
    }
    if (m_moment.visit.asking == Asking::Unanswered) {
        const auto words = RefusalWords::unanswered();
        return {Hint::Caution, u"offline"_s, words.heading, words.advice};
    }
    if (isDoubtful()) {
        return {Hint::Caution,
                u"warning"_s,
                tr("可能有一位输错了"),
                tr("请对着身份证，一段一段比一比。号码没错，就按取号。")};
    }
    return m_moment.visit.cardTrouble ? saidOfCard() : advice();
}

EntryPage::Said EntryPage::saidOfCard() const
{
    if (m_moment.visit.cardTrouble == protocol::Found::CardUnread) {
        return {Hint::Caution,
                u"id-card"_s,
                tr("身份证没有读出来"),
                tr("请拿起来再放一次，放平，等它读完。也可以输入号码。")};
    }
    if (isOfPerson(*m_moment.visit.cardTrouble)) {
        return saidOfPerson();
    }
    return {Hint::Caution,
            u"warning"_s,
            tr("这张证件这里读不了"),
            tr("请输入号码，或到导办台，工作人员会帮您。")};
}

EntryPage::Said EntryPage::saidOfPerson() const
{
    switch (*m_moment.visit.cardTrouble) {
    case protocol::Found::Checking:
        return {Hint::Note,
                u"id-card"_s,
                tr("正在核对身份码"),
                tr("几秒就好，不用再扫。不想等，也可以输入号码。")};
    case protocol::Found::PersonRefused:
        return {Hint::Caution,
                u"warning"_s,
                tr("这个身份码没有通过核对"),
                tr("请在手机上刷新身份码再扫一次，也可以输入号码。")};
    default:
        return {Hint::Caution,
                u"offline"_s,
                tr("现在核对不了身份码"),
                tr("不用等，请在下面输入号码，一样取号。")};
    }
}

EntryPage::Said EntryPage::advice() const
{
    if (hasCard()) {
        return {Hint::Note,
                u"id-card"_s,
                tr("按取号就行"),
                tr("身份证号只用来给您排队，不会留在这台机器上。")};
    }
    if (m_moment.cardReader) {
        return {Hint::Note,
                u"id-card"_s,
                tr("把身份证放在读卡区就行"),
                forIdentity()
                    ? tr("没带也可以输入号码。号码只用来给您排队，不会留在这台机器上。")
                    : tr("本人来办，放身份证就行；也可以输入短信里的预约号，或身份证号。")};
    }
    if (forIdentity()) {
        return {Hint::Note,
                u"id-card"_s,
                tr("号码在身份证有照片的一面"),
                tr("号码只用来给您排队，不会留在这台机器上。")};
    }
    return {Hint::Note,
            u"calendar"_s,
            tr("两个号码输哪个都行"),
            tr("预约号在预约成功的短信里；本人来办，输身份证号就行。")};
}

void EntryPage::drawField(QPainter& painter) const
{
    constexpr qreal padding = 32;
    kit::drawFrame(painter, field, {colour::surface, colour::pine, 4, kit::measure::radius});
    const QString note = aside();
    const QFont small = kit::typeface(type::body);
    const qreal noteWidth = QFontMetricsF(small).horizontalAdvance(note);
    const QRectF inner = field.adjusted(padding, 0, -padding, 0);
    kit::drawFigure(painter, inner, note, {small, colour::ink2, Qt::AlignRight});
    QFont font = kit::typeface(64, Weight::Bold);
    const QString shown = !hasCard()              ? grouped(m_typed)
                          : m_moment.visit.byCode ? tr("身份码已核对")
                                                  : tr("身份证已读到");
    const qreal room = inner.width() - (note.isEmpty() ? 0 : noteWidth + 24);
    for (const int px : {64, type::lead, type::key, type::body, type::note}) {
        font = kit::typeface(px, Weight::Bold);
        if (QFontMetricsF(font).horizontalAdvance(shown) <= room) {
            break;
        }
    }
    kit::drawFigure(painter, inner, shown, {font, colour::ink, Qt::AlignLeft});
    if (mayType() && !hasCard()) {
        const qreal caret = inner.left() + QFontMetricsF(font).horizontalAdvance(shown) + 6;
        kit::drawUpright(painter, caret, field.top() + 28, field.bottom() - 28, {colour::pine, 5});
    }
}

void EntryPage::draw(QPainter& painter)
{
    painter.fillRect(sheet(), colour::paper);
    kit::drawLines(
        painter,
        {grid::margin, 136, grid::content, 104},
        kit::fitted(
            title(), Weight::Bold, {type::service, type::title, type::lead}, {grid::content, 1}),
        {colour::ink, 1.2, Qt::AlignLeft | Qt::AlignVCenter});
    drawField(painter);
    const Said words = said();
    kit::drawHint(painter, hint, words.hint, words.icon, {words.heading, words.text});
}

} // namespace hall::kiosk
