// SPDX-License-Identifier: Apache-2.0
#include "ui/kiosk/confirm_page.h"

#include "ui/kiosk/facts.h"

#include <algorithm>

namespace hall::kiosk {

namespace {

constexpr qreal plate = 72;
constexpr qreal factsTop = 484;
constexpr qreal pitchMost = 164;
constexpr qreal noticeHeight = 272;
constexpr qreal noticeLeast = 232; ///< so that the figures above have room

} // namespace

TakePage::Head ConfirmPage::head() const
{
    const auto* area = areaOf(moment().view, moment().visit.service);
    const auto* service = serviceOf(moment().view, moment().visit.service);
    if (area == nullptr || service == nullptr) {
        return {};
    }
    return {kit::fromUtf8(area->code.value),
            kit::plainName(area->name, moment().language),
            kit::nameOf(service->name, moment().language)};
}

void ConfirmPage::draw(QPainter& painter)
{
    painter.fillRect(sheet(), kit::colour::paper);
    const auto* area = areaOf(moment().view, moment().visit.service);
    const auto* service = serviceOf(moment().view, moment().visit.service);
    if (area == nullptr || service == nullptr) {
        return;
    }
    drawHead(painter, plate, factsTop);
    std::vector<Fact> facts{Facts::waiting(service->waiting),
                            Facts::wait(service->wait, service->waiting),
                            Facts::zone(area->zoneName, moment().language)};
    const auto& counters = service->counters.empty() ? area->counters : service->counters;
    if (!counters.empty()) {
        facts.push_back(Facts::counters(counters, moment().language));
    }
    const qreal height = bottom() < keysTop - noticeHeight / 2 ? noticeLeast : noticeHeight;
    const QRectF notice(grid::margin, bottom() - height, grid::content, height);
    const qreal pitch =
        std::min(pitchMost, (notice.top() - 24 - factsTop) / static_cast<qreal>(facts.size()));
    drawFacts(painter, {grid::margin, factsTop, grid::content, 0}, pitch, facts, InkRule::Above);
    drawNotice(painter, notice, news().value_or(promise()));
    drawClaims(painter);
}

} // namespace hall::kiosk
