// SPDX-License-Identifier: Apache-2.0
#include "ui/kiosk/operator_pin.h"

#include "ui/kiosk/operator_plan.h"
#include "ui/kit/text.h"

#include <QKeyEvent>

namespace hall::kiosk {

using kit::KeyKind;
using kit::Weight;
using std::chrono::seconds;
using namespace Qt::StringLiterals;
namespace colour = kit::colour;
namespace type = kit::type;

namespace {

constexpr QRectF field{grid::margin, 300, grid::content, 128};
constexpr QRectF hint{grid::margin, 456, grid::content, 280};

/// Three columns, as on a telephone; row 3 is erase, 0, enter.
QRect keyAt(int column, int row)
{
    constexpr int gap = 20;
    constexpr int width = (grid::content - 2 * gap) / 3;
    constexpr int top = 772;
    constexpr int pitch = 200;
    return {grid::margin + column * (width + gap), top + row * pitch, width, pitch - gap};
}

} // namespace

OperatorPin::OperatorPin(QWidget* parent)
    : Page(parent)
    , m_erase(KeyKind::Plain, keyAt(0, 3), this)
    , m_enter(KeyKind::Primary, keyAt(2, 3), this)
    , m_back(KeyKind::Plain, {grid::margin, grid::keysTop, 280, grid::keyHeight}, this)
{
    makeKeys();
}

void OperatorPin::makeKeys()
{
    for (int digit = 0; digit <= 9; ++digit) {
        const int column = digit == 0 ? 1 : (digit - 1) % 3;
        const int row = digit == 0 ? 3 : (digit - 1) / 3;
        auto* key = new kit::Key(KeyKind::Plain, keyAt(column, row), this);
        key->setLabel(QString::number(digit), type::service);
        connect(key, &kit::Key::clicked, this, [this, key] { type(key->text()[0]); });
        m_digits.push_back(key);
    }
    m_erase.setIcon(u"erase"_s);
    m_back.setIcon(u"back"_s);
    connect(&m_erase, &kit::Key::clicked, this, &OperatorPin::erase);
    connect(&m_enter, &kit::Key::clicked, this, &OperatorPin::enter);
    connect(&m_back, &kit::Key::clicked, this, &OperatorPin::backPressed);
}

void OperatorPin::refresh(const Moment& moment)
{
    m_moment = moment;
    if (m_refusal == PinRefusal::Shut && shutFor() <= seconds{0}) {
        m_refusal.reset();
    }
    m_erase.setLabel(tr("删除"));
    m_enter.setLabel(tr("确定"));
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
    for (auto* key : m_digits) {
        key->setEnabled(takesDigits());
    }
    m_erase.setEnabled(takesDigits() && !m_pin.isEmpty());
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
    const QString text = event->text();
    if (text.size() == 1 && text[0] >= u'0' && text[0] <= u'9') {
        type(text[0]);
    } else if (event->key() == Qt::Key_Backspace) {
        erase();
    } else if (event->key() == Qt::Key_Return || event->key() == Qt::Key_Enter) {
        enter();
    } else {
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
    kit::drawLines(painter, {grid::margin, 168, grid::content, 100}, title, {colour::ink, 1.2});
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
