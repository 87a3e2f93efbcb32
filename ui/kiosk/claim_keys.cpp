// SPDX-License-Identifier: Apache-2.0
#include "ui/kiosk/claim_keys.h"

#include "ui/kit/paint.h"
#include "ui/kit/text.h"

#include <QCoreApplication>
#include <QFontMetricsF>

#include <algorithm>

namespace hall::kiosk {

using kit::KeyKind;
using kit::Weight;
using namespace Qt::StringLiterals;
namespace colour = kit::colour;
namespace type = kit::type;

namespace {

constexpr int headingHeight = 52;
constexpr int keyHeight = 116;
constexpr int gap = 20;

constexpr int tick = 48;
constexpr int tickRoom = 60; ///< kept free, so that a press changes no size

/// In one line as large as may be, else in two.
int sizeFor(const QString& name, qreal width)
{
    for (const int px : {type::key, type::label}) {
        if (kit::fitted(name, Weight::Bold, {px}, {width, 1}).fits) {
            return px;
        }
    }
    return kit::fitted(name, Weight::Bold, {type::body}, {width, 2}).fits ? type::body : type::note;
}

kit::KeyColours chosenColours()
{
    return {.fill = colour::ink,
            .edge = colour::ink,
            .base = colour::ink,
            .text = colour::surface,
            .text2 = colour::surface,
            .icon = colour::surface};
}

} // namespace

ClaimKey::ClaimKey(QWidget* parent)
    : Key(KeyKind::Plain, {grid::margin, 0, grid::content, keyHeight}, parent)
{
    setCheckable(true);
}

void ClaimKey::show(const QString& name, bool chosen)
{
    setChecked(chosen);
    setLabel(name, sizeFor(name, design().width() - 40 - tickRoom));
    setIcon(chosen ? u"check"_s : QString(), IconSide::Left, tick);
    setAccessibleName(chosen ? tr("已选：%1").arg(text()) : text());
    show();
}

void ClaimKey::draw(QPainter& painter)
{
    if (!isChecked() || !isEnabled()) {
        Key::draw(painter);
        return;
    }
    const kit::KeyColours colours = chosenColours();
    drawContent(painter, kit::drawKeyBody(painter, sheet(), colours, state()), colours);
    if (hasFocus()) {
        kit::drawFocusRing(painter, sheet());
    }
}

ClaimKeys::ClaimKeys(kit::Part* page)
    : QObject(page)
{
    for (std::size_t at = 0; at < most; ++at) {
        auto* key = m_keys.at(at) = new ClaimKey(page);
        key->hide();
        connect(key, &kit::Key::clicked, this, [this, at] {
            if (at < m_classes.size()) {
                const ClassCode& pressed = m_classes[at].code;
                emit claimed(pressed == m_chosen ? ClassCode{} : pressed);
            }
        });
    }
}

void ClaimKeys::refresh(const Moment& moment)
{
    m_classes = claimable(moment.view, moment.visit);
    m_classes.resize(std::min(m_classes.size(), most));
    m_chosen = moment.visit.claim;
    const int count = static_cast<int>(m_classes.size());
    for (int at = 0; at < static_cast<int>(most); ++at) {
        ClaimKey* key = m_keys.at(static_cast<std::size_t>(at));
        if (at >= count) {
            key->hide();
            continue;
        }
        const auto& each = m_classes[static_cast<std::size_t>(at)];
        const int width = (grid::content - (count - 1) * gap) / count;
        key->setDesign({grid::margin + at * (width + gap), top + headingHeight, width, keyHeight});
        key->setEnabled(moment.visit.asking == Asking::No);
        key->show(kit::nameOf(each.name, moment.language), each.code == m_chosen);
    }
}

void ClaimKeys::drawHeading(QPainter& painter) const
{
    if (isEmpty()) {
        return;
    }
    const QString line =
        m_chosen.empty() ? tr("如果您是，点一下，会早些叫您") : tr("会早些叫您。点错了，再点一下");
    kit::drawLines(painter,
                   {grid::margin, qreal(top), grid::content, headingHeight - 8.0},
                   kit::fitted(line,
                               m_chosen.empty() ? Weight::Regular : Weight::Bold,
                               {type::sentence, type::body, type::note},
                               {grid::content, 1}),
                   {colour::ink, 1.1, Qt::AlignLeft | Qt::AlignVCenter});
}

void drawPriority(QPainter& painter,
                  const QRectF& frame,
                  const Moment& moment,
                  const ClassCode& code)
{
    const auto& classes = moment.view.classes;
    const auto found = std::ranges::find(classes, code, &protocol::KioskClass::code);
    if (found == classes.end()) {
        return;
    }
    constexpr qreal inset = 28;
    constexpr qreal room = 300;
    const QString word = QCoreApplication::translate("hall::kiosk::ClaimKeys", "优先");
    const QString whole = word + u' ' + kit::shortName(found->name, moment.language);
    const QFontMetricsF metrics(kit::typeface(type::note, Weight::Bold));
    const bool fits = metrics.horizontalAdvance(whole) <= room;
    kit::drawChip(
        painter, {frame.left() + inset, frame.top() + inset}, fits ? whole : word, {colour::plum});
}

} // namespace hall::kiosk
