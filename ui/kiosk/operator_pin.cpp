// SPDX-License-Identifier: Apache-2.0
#include "ui/kiosk/operator_pin.h"

#include "ui/kiosk/operator_plan.h"
#include "ui/kit/text.h"

namespace hall::kiosk {

using kit::KeyKind;
using kit::Weight;
using std::chrono::seconds;
using namespace Qt::StringLiterals;
namespace colour = kit::colour;
namespace type = kit::type;

namespace {

constexpr QRectF field{grid::margin, 256, grid::content, 128};
constexpr QRectF hint{grid::margin, 416, grid::content, 264};

} // namespace

OperatorPin::OperatorPin(QWidget* parent)
    : Page(parent)
    , m_pad(this)
    , m_back(KeyKind::Plain, {grid::margin, grid::keysTop, 280, grid::keyHeight}, this)
    , m_enter(KeyKind::Primary, {grid::margin + 300, grid::keysTop, 684, grid::keyHeight}, this)
{
    m_back.setIcon(u"back"_s);
    connect(&m_pad, &Keypad::typed, this, &OperatorPin::type);
    connect(&m_pad, &Keypad::erased, this, &OperatorPin::erase);
    connect(&m_pad, &Keypad::entered, this, &OperatorPin::enter);
    connect(&m_back, &kit::Key::clicked, this, &OperatorPin::backPressed);
    connect(&m_enter, &kit::Key::clicked, this, &OperatorPin::enter);
}

void OperatorPin::refresh(const Moment& moment)
{
    m_moment = moment;
    if (m_refusal == PinRefusal::Shut && shutFor() <= seconds{0}) {
        m_refusal.reset();
    }
    m_pad.show(Keypad::Signs::Digits);
    m_enter.setLabel(tr("确定"), type::title);
    m_back.setLabel(tr("返回"));
    setAccessibleName(tr("请输入运维密码"));
    showKeys();
    update();
}

void OperatorPin::clear()
{
    m_pin.clear();
    m_waits = false;
    m_refusal.reset();
    showKeys();
    update();
}

void OperatorPin::showRefusal(PinRefusal refusal, std::optional<Time> next)
{
    clear();
    m_refusal = refusal;
    m_shutUntil = next.value_or(Time{});
    showKeys();
}

seconds OperatorPin::shutFor() const
{
    return std::chrono::ceil<seconds>(m_shutUntil - m_moment.now);
}

bool OperatorPin::takesDigits() const
{
    return !m_waits && m_refusal != PinRefusal::Shut && m_refusal != PinRefusal::NoPin &&
           m_moment.heard && m_moment.linked;
}

void OperatorPin::showKeys()
{
    m_pad.setTyping(takesDigits(), takesDigits() && !m_pin.isEmpty());
    m_enter.setEnabled(takesDigits() && !m_pin.isEmpty());
}

void OperatorPin::type(QChar digit)
{
    if (takesDigits() && m_pin.size() < digitsMax) {
        m_refusal.reset();
        m_pin.append(digit);
        showKeys();
        update();
    }
}

void OperatorPin::erase()
{
    m_pin.chop(1);
    showKeys();
    update();
}

void OperatorPin::enter()
{
    if (takesDigits() && !m_pin.isEmpty()) {
        m_waits = true;
        const QString pin = std::exchange(m_pin, {});
        showKeys();
        update();
        emit entered(pin);
    }
}

void OperatorPin::keyPressEvent(QKeyEvent* event)
{
    if (!m_pad.hears(*event)) {
        Page::keyPressEvent(event);
    }
}

OperatorPin::Said OperatorPin::said() const
{
    if (!m_moment.heard || !m_moment.linked || m_refusal == PinRefusal::Away) {
        return {u"offline"_s, awayText(m_moment.silence, m_moment.language), true};
    }
    if (m_refusal == PinRefusal::NoPin) {
        return {u"warning"_s,
                tr("hall.toml 里没有设密码，所以这里打不开。在 [operator] 下写 pin = "
                   "\"4 到 12 位数字\"，再重启大厅服务。"),
                true};
    }
    if (m_refusal == PinRefusal::Shut) {
        return {u"warning"_s,
                tr("连着错了五次，%1后再试。").arg(kit::durationText(shutFor(), m_moment.language)),
                true};
    }
    if (m_refusal == PinRefusal::Wrong) {
        return {u"warning"_s, tr("密码不对，请再输一次。"), true};
    }
    return {u"info"_s, tr("这里是给大厅工作人员用的。办事请按返回。"), false};
}

void OperatorPin::draw(QPainter& painter)
{
    painter.fillRect(QRectF(0, grid::header, grid::width, grid::page.height()), colour::paper);
    const auto title = kit::fitted(
        tr("请输入运维密码"), Weight::Bold, {type::title, type::lead}, {grid::content, 1});
    kit::drawLines(painter,
                   {grid::margin, 136, grid::content, 104},
                   title,
                   {colour::ink, 1.2, Qt::AlignLeft | Qt::AlignVCenter});
    kit::drawFrame(painter, field, {colour::surface, colour::edge, 2});
    constexpr qreal pitch = 72;
    constexpr qreal radius = 16;
    painter.setPen(Qt::NoPen);
    painter.setBrush(colour::ink);
    for (qsizetype i = 0; i < m_pin.size(); ++i) {
        painter.drawEllipse(
            QPointF(field.left() + 60 + pitch * static_cast<qreal>(i), field.center().y()),
            radius,
            radius);
    }
    const Said words = said();
    kit::drawHint(painter,
                  hint,
                  words.grave ? kit::Hint::Failure : kit::Hint::Note,
                  words.icon,
                  {.heading = {}, .text = words.text});
}

} // namespace hall::kiosk
