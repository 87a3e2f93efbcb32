// SPDX-License-Identifier: Apache-2.0
#include "ui/kiosk/services_page.h"

#include "ui/kiosk/facts.h"
#include "ui/kit/paint.h"
#include "ui/kit/text.h"

#include <algorithm>

namespace hall::kiosk {

using kit::Weight;
using namespace Qt::StringLiterals;
namespace colour = kit::colour;
namespace type = kit::type;

namespace {

constexpr int top = 284;
constexpr int wideMost = 4;
constexpr int perPageMost = 10;

// Four and fewer: whole rows. More: two columns of four rows; nine and ten in five lower ones, so
// that a page is never turned for one tile.
QRect tileAt(int index, int services)
{
    constexpr int gap = 20;
    constexpr int column = 482;
    if (services <= wideMost) {
        constexpr int high = 236;
        return {grid::margin, top + index * (high + gap), grid::content, high};
    }
    const bool five = services > ServicesPage::perPage && services <= perPageMost;
    const int high = five ? 244 : 305;
    return {grid::margin + (index % 2) * (column + gap),
            top + (index / 2) * (high + gap),
            column,
            high};
}

int perPageOf(int services)
{
    return services <= perPageMost ? perPageMost : ServicesPage::perPage;
}

} // namespace

ServicesPage::ServicesPage(QWidget* parent)
    : Page(parent)
    , m_pager(this)
{
    connect(&m_pager, &Pager::backPressed, this, &ServicesPage::backPressed);
    connect(&m_pager, &Pager::turned, this, [this] { refresh(Moment(m_moment)); });
}

void ServicesPage::refresh(const Moment& moment)
{
    m_moment = moment;
    const auto* area = areaOf(m_moment.view, m_moment.visit.area);
    if (area == nullptr) {
        return;
    }
    if (area->code != m_shown) {
        m_shown = area->code;
        m_pager.toStart();
    }
    const int services = static_cast<int>(area->services.size());
    m_pager.refresh(services, perPageOf(services));
    showTiles(*area);
    setAccessibleName(kit::plainName(area->name, m_moment.language));
    update();
}

void ServicesPage::showTiles(const protocol::KioskArea& area)
{
    const int services = static_cast<int>(area.services.size());
    const int shown = std::min(perPageOf(services), services - m_pager.first());
    while (static_cast<int>(m_tiles.size()) < shown) {
        auto* tile = new ServiceTile(tileAt(0, services), this);
        connect(
            tile, &kit::Key::clicked, this, [this, tile] { emit serviceChosen(tile->service()); });
        m_tiles.push_back(tile);
    }
    for (int i = 0; i < static_cast<int>(m_tiles.size()); ++i) {
        auto* tile = m_tiles[static_cast<std::size_t>(i)];
        tile->setVisible(i < shown);
        if (i < shown) {
            tile->setDesign(tileAt(i, services));
            tile->show(*(area.services.begin() + m_pager.first() + i),
                       m_moment.language,
                       tellsTimes(area));
        }
    }
}

void ServicesPage::draw(QPainter& painter)
{
    painter.fillRect(sheet(), colour::paper);
    const auto* area = areaOf(m_moment.view, m_moment.visit.area);
    if (area == nullptr) {
        return;
    }
    constexpr qreal plate = 96;
    constexpr qreal plateTop = 152;
    constexpr qreal sideRoom = 330;
    kit::drawLetterPlate(
        painter, {grid::margin, plateTop, plate, plate}, kit::fromUtf8(area->code.value));
    const QRectF words(
        grid::margin + plate + 24, plateTop, grid::content - plate - 24 - sideRoom - 20, plate);
    const auto name = kit::fitted(kit::nameOf(area->name, m_moment.language),
                                  Weight::Bold,
                                  {type::title, 52, type::key, type::label},
                                  {words.width(), m_moment.language == kit::Language::Zh ? 1 : 2});
    kit::drawLines(painter, words, name, {colour::ink, 1.15, Qt::AlignLeft | Qt::AlignVCenter});
    const QString zone = kit::shortName(area->zoneName, m_moment.language);
    const QString counters = kit::countersText(area->counters, m_moment.language);
    const QString waiting = Facts::waitingText(area->waiting);
    const QString place = m_moment.language == kit::Language::Zh
                              ? zone + u' ' + counters + u'\n' + waiting
                              : counters + u'\n' + zone + u", "_s + waiting;
    const QRectF side(grid::margin + grid::content - sideRoom, plateTop, sideRoom, plate);
    const auto lines = kit::fitted(place, Weight::Regular, {type::note}, {sideRoom, 3});
    kit::drawLines(painter, side, lines, {colour::ink2, 1.35, Qt::AlignRight | Qt::AlignVCenter});
    m_pager.drawCount(painter);
}

} // namespace hall::kiosk
