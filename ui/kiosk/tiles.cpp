// SPDX-License-Identifier: Apache-2.0
#include "ui/kiosk/tiles.h"

#include "ui/kiosk/facts.h"
#include "ui/kit/icon.h"
#include "ui/kit/text.h"

#include <algorithm>

namespace hall::kiosk {

using kit::KeyColours;
using kit::KeyKind;
using kit::KeyState;
using kit::Weight;
using namespace Qt::StringLiterals;
namespace type = kit::type;

namespace {

constexpr qreal nameLine = 1.2;
constexpr qreal lowHeight = 280;

// One line if it can be, else two, else three; a little smaller if that lets it break at its marks,
// never smaller than the smallest text of a kiosk.
kit::Fitted nameWithin(const QString& text, QSizeF room)
{
    using Try = std::pair<int, int>;
    kit::Fitted name;
    bool found = false;
    for (const auto& [px, lines] : {Try{48, 1},
                                    Try{type::key, 1},
                                    Try{type::label, 1},
                                    Try{48, 2},
                                    Try{type::key, 2},
                                    Try{type::label, 2},
                                    Try{type::body, 2},
                                    Try{type::body, 3},
                                    Try{type::note, 3}}) {
        if (found && px < kit::smallerForMarks * name.font.pixelSize()) {
            break;
        }
        auto tried = kit::fitted(text, Weight::Bold, {px}, {room.width(), lines});
        const bool fits = tried.fits && tried.height(nameLine) <= room.height();
        if (!found || (fits && tried.atMarks)) {
            name = std::move(tried);
        }
        found = found || fits;
        if (found && (name.atMarks || !text.contains(u'|'))) {
            break;
        }
    }
    return name;
}

} // namespace

AreaTile::AreaTile(QRect design, bool place, QWidget* parent)
    : Key(KeyKind::Plain, design, parent)
    , m_place(place)
{
}

void AreaTile::show(const protocol::KioskArea& area, kit::Language language, bool times)
{
    m_times = times;
    m_area = area;
    m_language = language;
    m_wait.reset();
    for (const protocol::KioskService& service : area.services) {
        m_wait = widened(m_wait, service.wait);
    }
    const QString name = kit::plainName(area.name, language);
    setText(name);
    // Spoken as it is seen: letter, name, people.
    setAccessibleName(
        tr("%1 %2，%3")
            .arg(kit::fromUtf8(area.code.value), name, Facts::spoken(area.waiting, m_wait)));
    update();
    show();
}

void AreaTile::drawContent(QPainter& painter, const QRectF& face, const KeyColours& colours)
{
    if (face.height() < lowHeight || (m_times && !m_place)) {
        drawLow(painter, face, colours);
    } else {
        drawHigh(painter, face, colours);
    }
}

/// The name beside the letter, the people below.
void AreaTile::drawLow(QPainter& painter, const QRectF& face, const KeyColours& colours)
{
    constexpr qreal padding = 20;
    constexpr qreal plate = 56;
    constexpr qreal gap = 16;
    const bool two = m_times;
    const bool roomy = face.height() >= lowHeight;
    const qreal figureRoom = two ? (roomy ? 116 : 96) : 64;
    const QRectF inner = face.adjusted(padding, padding, -padding, -padding);
    const bool pressed = state() == KeyState::Pressed;
    kit::drawLetterPlate(painter,
                         {inner.left(), inner.top(), plate, plate},
                         kit::fromUtf8(m_area.code.value),
                         pressed ? colours.text : kit::colour::pine,
                         pressed ? colours.fill : kit::colour::surface);
    const QRectF room = inner.adjusted(plate + gap, 0, 0, -figureRoom);
    const auto name = nameWithin(kit::nameOf(m_area.name, m_language), room.size());
    const qreal top = room.top() + std::max<qreal>(0, (plate - name.height(nameLine)) / 2);
    kit::drawLines(painter, {room.left(), top, room.width(), 0}, name, {colours.text, nameLine});
    if (!two) {
        drawWaiting(painter,
                    {inner.left(), inner.bottom() - 4},
                    m_area.waiting,
                    {type::lead, type::body, colours.text, colours.text2});
        return;
    }
    const WaitingLook look{roomy ? type::key : type::body, type::note, colours.text, colours.text2};
    // Where the longest names leave no room for both, the time goes before the people.
    if (name.height(nameLine) <= room.height() + 16) {
        const qreal up = roomy ? 64 : 50;
        drawWaiting(painter, {inner.left(), inner.bottom() - up}, m_area.waiting, look);
    }
    drawWait(painter, inner.adjusted(0, 0, 0, -4), m_wait, m_area.waiting, look);
}

void AreaTile::drawHigh(QPainter& painter, const QRectF& face, const KeyColours& colours)
{
    constexpr qreal padding = 24;
    constexpr qreal plate = 72;
    const QRectF inner = face.adjusted(padding, padding, -padding, -padding);
    const bool pressed = state() == KeyState::Pressed;
    kit::drawLetterPlate(painter,
                         {inner.left(), inner.top(), plate, plate},
                         kit::fromUtf8(m_area.code.value),
                         pressed ? colours.text : kit::colour::pine,
                         pressed ? colours.fill : kit::colour::surface);
    const bool two = m_times;
    const qreal figureRoom = two ? 128 : 76;
    constexpr qreal placeRoom = 92; // zone and a line of counters
    const qreal nameTop = inner.top() + plate + 14;
    const auto name = nameWithin(
        kit::nameOf(m_area.name, m_language),
        {inner.width(), inner.bottom() - figureRoom - nameTop - (m_place ? placeRoom : 0)});
    const qreal used = kit::drawLines(
        painter, {inner.left(), nameTop, inner.width(), 0}, name, {colours.text, nameLine});
    if (m_place) {
        const qreal top = nameTop + used + 8;
        drawPlace(painter,
                  {inner.left(), top, inner.width(), inner.bottom() - figureRoom - top},
                  colours.text2);
    }
    const WaitingLook people{
        two ? type::lead : type::service, type::body, colours.text, colours.text2};
    const WaitingLook wait{type::label, type::body, colours.text, colours.text2};
    drawWaiting(painter, {inner.left(), inner.bottom() - (two ? 58 : 4)}, m_area.waiting, people);
    drawWait(painter, inner.adjusted(0, 0, 0, -4), m_wait, m_area.waiting, wait);
}

void AreaTile::drawPlace(QPainter& painter, const QRectF& box, const QColor& ink)
{
    constexpr qreal lineHeight = 1.3;
    const QString zone = kit::shortName(m_area.zoneName, m_language);
    const QString counters = kit::countersText(m_area.counters, m_language);
    auto lines =
        kit::fitted(zone + u'\n' + counters, Weight::Regular, {type::note}, {box.width(), 4});
    // A long list of counters is left to the next page.
    if (counters.isEmpty() || lines.height(lineHeight) > box.height()) {
        lines = kit::fitted(zone, Weight::Regular, {type::note}, {box.width(), 1});
    }
    if (lines.height(lineHeight) > box.height()) {
        return;
    }
    kit::drawLines(painter, box, lines, {ink, lineHeight});
}

VisitTile::VisitTile(QRect design, QWidget* parent)
    : Key(KeyKind::Plain, design, parent)
{
}

void VisitTile::show(const protocol::KioskVisit& visit, kit::Language language)
{
    m_code = visit.code;
    const bool hasShort = language == kit::Language::Zh && !visit.name.shortZh.empty();
    m_name = hasShort ? kit::fromUtf8(visit.name.shortZh) : kit::nameOf(visit.name, language);
    const QString name = kit::unbroken(m_name);
    setText(name);
    setAccessibleName(tr("一件事：%1，%2").arg(name, Facts::spoken(visit.waiting, visit.wait)));
    update();
    show();
}

void VisitTile::drawContent(QPainter& painter, const QRectF& face, const KeyColours& colours)
{
    constexpr qreal padding = 28;
    const QRectF inner = face.adjusted(padding, 0, -padding, 0);
    auto name = kit::fitted(
        m_name, Weight::Regular, {type::label, type::body, type::note}, {inner.width(), 1});
    if (!name.fits) {
        name = kit::fitted(m_name, Weight::Regular, {type::note}, {inner.width(), 2});
    }
    kit::drawLines(painter, inner, name, {colours.text, 1.1, Qt::AlignHCenter | Qt::AlignVCenter});
}

ServiceTile::ServiceTile(QRect design, QWidget* parent)
    : Key(KeyKind::Plain, design, parent)
{
}

void ServiceTile::show(const protocol::KioskService& service, kit::Language language, bool times)
{
    m_times = times;
    m_service = service;
    m_language = language;
    const QString name = kit::plainName(service.name, language);
    setText(name);
    setAccessibleName(tr("%1，%2").arg(name, Facts::spoken(service.waiting, service.wait)));
    update();
    show();
}

void ServiceTile::drawContent(QPainter& painter, const QRectF& face, const KeyColours& colours)
{
    if (face.width() > 600) {
        drawWide(painter, face, colours);
    } else {
        drawTall(painter, face, colours);
    }
}

void ServiceTile::drawWide(QPainter& painter, const QRectF& face, const KeyColours& colours)
{
    constexpr qreal padding = 36;
    constexpr qreal chevron = 56;
    constexpr qreal figureRoom = 320;
    const QRectF inner = face.adjusted(padding, 0, -padding, 0);
    const auto name = kit::fitted(kit::nameOf(m_service.name, m_language),
                                  Weight::Bold,
                                  {56, 48, type::key},
                                  {inner.width() - chevron - figureRoom - 24, 3});
    kit::drawLines(painter, inner, name, {colours.text, 1.25, Qt::AlignLeft | Qt::AlignVCenter});
    kit::drawIcon(painter,
                  u"next"_s,
                  {inner.right() - chevron, face.center().y() - chevron / 2, chevron, chevron},
                  colours.icon);
    const QPointF right(inner.right() - chevron - 20, face.center().y());
    const bool two = m_times;
    const WaitingLook people{
        two ? type::lead : type::service, type::body, colours.text, colours.text2, Qt::AlignRight};
    const qreal alone = m_service.waiting == 0 ? 13 : 26;
    drawWaiting(painter, right + QPointF(0, two ? -14 : alone), m_service.waiting, people);
    drawWait(painter,
             {right.x() - figureRoom, face.top(), figureRoom, right.y() + 48 - face.top()},
             m_service.wait,
             m_service.waiting,
             {type::key, type::body, colours.text, colours.text2, Qt::AlignRight});
}

void ServiceTile::drawTall(QPainter& painter, const QRectF& face, const KeyColours& colours)
{
    constexpr qreal padding = 28;
    const bool two = m_times;
    const qreal figureRoom = two ? 100 : 66;
    const qreal above = face.height() < 260 ? 20 : padding;
    const QRectF inner = face.adjusted(padding, above, -padding, -above);
    const auto name = nameWithin(kit::nameOf(m_service.name, m_language),
                                 {inner.width(), inner.height() - figureRoom});
    kit::drawLines(painter, inner, name, {colours.text, nameLine});
    const WaitingLook people{two ? type::body : type::service,
                             two ? type::note : type::body,
                             colours.text,
                             colours.text2};
    drawWaiting(
        painter, {inner.left(), inner.bottom() - (two ? 58 : 2)}, m_service.waiting, people);
    drawWait(painter,
             inner.adjusted(0, 0, 0, -2),
             m_service.wait,
             m_service.waiting,
             {type::key, type::note, colours.text, colours.text2});
}

} // namespace hall::kiosk
