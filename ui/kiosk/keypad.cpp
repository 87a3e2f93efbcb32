// SPDX-License-Identifier: Apache-2.0
#include "ui/kiosk/keypad.h"

#include "ui/kiosk/page.h"

#include <QKeyEvent>

#include <array>

namespace hall::kiosk {

using kit::KeyKind;
using namespace Qt::StringLiterals;

namespace {

/// Three columns, as on a telephone; in the last row X, 0 and the key that erases.
QRect digitAt(int column, int row)
{
    constexpr int gap = 20;
    constexpr int width = (grid::content - 2 * gap) / 3;
    constexpr int top = 724;
    constexpr int pitch = 212;
    return {grid::margin + column * (width + gap), top + row * pitch, width, pitch - gap};
}

constexpr int lettersTop = 856;
constexpr int lettersPitch = 178;

QRect letterAt(qreal column, int row)
{
    constexpr qreal pitch = 104;
    constexpr int width = 92;
    constexpr int left = (grid::width - 9 * 104 - width) / 2;
    return {
        qRound(left + column * pitch), lettersTop + row * lettersPitch, width, lettersPitch - 20};
}

QRect eraseAll()
{
    const QRect last = letterAt(8, 3);
    return {last.left(), last.top(), letterAt(9, 3).right() - last.left() + 1, last.height()};
}

struct Row
{
    QStringView signs;
    qreal indent = 0;
};

constexpr std::array<Row, 4> rows{
    {{u"1234567890", 0}, {u"QWERTYUIOP", 0}, {u"ASDFGHJKL", 0.5}, {u"-ZXCVBNM", 0}}};

} // namespace

Keypad::Keypad(kit::Part* page)
    : QObject(page)
    , m_page(page)
    , m_erase(KeyKind::Plain, digitAt(2, 3), page)
{
    const QString pad = u"123456789X0"_s;
    for (int i = 0; i < pad.size(); ++i) {
        auto* key = add(m_digits, pad[i], digitAt(i % 3, i / 3), kit::type::service);
        m_x = pad[i] == u'X' ? key : m_x;
    }
    for (int row = 0; row < static_cast<int>(rows.size()); ++row) {
        const auto& [signs, indent] = rows.at(static_cast<std::size_t>(row));
        for (int i = 0; i < signs.size(); ++i) {
            add(m_all, signs[i], letterAt(indent + i, row), kit::type::lead)->setBase(6);
        }
    }
    connect(&m_erase, &kit::Key::clicked, this, &Keypad::erased);
}

kit::Key* Keypad::add(std::vector<kit::Key*>& keys, QChar sign, const QRect& place, int px)
{
    auto* key = new kit::Key(KeyKind::Plain, place, m_page);
    key->setLabel(sign, px);
    connect(key, &kit::Key::clicked, this, [this, sign] { emit typed(sign); });
    keys.push_back(key);
    return key;
}

void Keypad::show(Signs signs)
{
    m_signs = signs;
    const bool digits = signs != Signs::All;
    for (auto* key : m_digits) {
        key->setVisible(digits && (key != m_x || signs == Signs::IdNumber));
    }
    for (auto* key : m_all) {
        key->setVisible(!digits);
    }
    m_erase.setDesign(digits ? digitAt(2, 3) : eraseAll());
    m_erase.setLabel(tr("删除"), digits ? kit::type::key : kit::type::label);
    m_erase.setIcon(u"erase"_s, kit::Key::IconSide::Left, digits ? 56 : 40);
}

void Keypad::setTyping(bool typing, bool erasing)
{
    for (const auto* keys : {&m_digits, &m_all}) {
        for (auto* key : *keys) {
            key->setEnabled(typing);
        }
    }
    m_erase.setEnabled(erasing);
}

bool Keypad::hears(const QKeyEvent& event)
{
    const QString text = event.text();
    const QChar sign = text.size() == 1 ? signOf(text[0]) : QChar();
    if (!sign.isNull()) {
        emit typed(sign);
    } else if (event.key() == Qt::Key_Backspace) {
        emit erased();
    } else if (event.key() == Qt::Key_Return || event.key() == Qt::Key_Enter) {
        emit entered();
    } else {
        return false;
    }
    return true;
}

/// The sign that a key of a keyboard stands for here; null: none.
QChar Keypad::signOf(QChar typed) const
{
    const QChar sign = typed.toUpper();
    const bool digit = sign >= u'0' && sign <= u'9';
    const bool letter = sign >= u'A' && sign <= u'Z';
    const bool known = digit || (m_signs == Signs::IdNumber && sign == u'X') ||
                       (m_signs == Signs::All && (letter || sign == u'-'));
    return known ? sign : QChar();
}

} // namespace hall::kiosk
