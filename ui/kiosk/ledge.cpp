// SPDX-License-Identifier: Apache-2.0
#include "ui/kiosk/ledge.h"

#include "ui/kiosk/page.h"
#include "ui/kit/icon.h"
#include "ui/kit/text.h"

namespace hall::kiosk {

using kit::KeyKind;
using kit::Language;
using kit::Weight;
using namespace Qt::StringLiterals;
namespace colour = kit::colour;
namespace type = kit::type;

namespace {

constexpr int high = grid::height - grid::ledge;
constexpr int cell = grid::width / 3;
constexpr int edge = 2;

} // namespace

LanguageKey::LanguageKey(const QString& name, QRect design, QWidget* parent)
    : Key(KeyKind::Plain, design, parent)
{
    setLabel(name);
    setCheckable(true);
}

void LanguageKey::setNight(bool night)
{
    m_night = night;
    update();
}

void LanguageKey::draw(QPainter& painter)
{
    const bool on = isChecked() || isDown();
    const QColor ground = m_night ? colour::nightRaised : colour::surface;
    const QColor ink = m_night ? colour::nightText : colour::ink;
    painter.fillRect(sheet(), on ? ink : ground);
    kit::drawFigure(
        painter,
        sheet(),
        text(),
        {kit::typeface(type::label, on ? Weight::Bold : Weight::Regular), on ? ground : ink});
    if (!on) {
        kit::drawUpright(
            painter, 0, 0, sheet().height(), m_night ? colour::nightLine : colour::line);
    }
    if (hasFocus()) {
        painter.setBrush(Qt::NoBrush);
        painter.setPen(QPen(colour::sky, kit::measure::focusRing));
        painter.drawRect(sheet().adjusted(7, 7, -7, -7));
    }
}

bool LanguageKey::hitButton(const QPoint& point) const
{
    // A finger on the line between two cells presses neither.
    constexpr qreal dead = 3;
    const QPointF there = toDesign(point);
    return sheet().adjusted(dead, 0, -dead, 0).contains(there);
}

Ledge::Ledge(QWidget* parent)
    : Drawn(QRect(0, grid::ledge, grid::width, high), parent)
    , m_chinese(u"简体中文"_s, QRect(cell, edge, cell, high - edge), this)
    , m_english(u"English"_s, QRect(2 * cell, edge, cell, high - edge), this)
{
    connect(&m_chinese, &kit::Key::clicked, this, [this] { emit languageChosen(Language::Zh); });
    connect(&m_english, &kit::Key::clicked, this, [this] { emit languageChosen(Language::En); });
}

void Ledge::setLanguage(Language language)
{
    m_chinese.setChecked(language == Language::Zh);
    m_english.setChecked(language == Language::En);
}

void Ledge::setNight(bool night)
{
    m_night = night;
    m_chinese.setNight(night);
    m_english.setNight(night);
    update();
}

void Ledge::draw(QPainter& painter)
{
    painter.fillRect(sheet(), m_night ? colour::night : colour::surface);
    kit::drawRule(painter, 0, grid::width, 0, {m_night ? colour::nightLine : colour::edge, edge});
    const QColor ink = m_night ? colour::nightText2 : colour::ink2;
    constexpr qreal icon = 54;
    kit::drawIcon(painter, u"language"_s, {grid::margin, (high - icon) / 2, icon, icon}, ink);
    kit::drawFigure(painter,
                    {grid::margin + icon + 20, edge, cell, high - edge},
                    u"语言 Language"_s,
                    {kit::typeface(type::note), ink, Qt::AlignLeft});
}

} // namespace hall::kiosk
