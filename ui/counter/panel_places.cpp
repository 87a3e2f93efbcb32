// SPDX-License-Identifier: Apache-2.0
#include "ui/counter/panel_sheet.h"

#include <algorithm>

/// Where the keys lie.
namespace hall::counter {

namespace {

constexpr qreal margin = 16;
constexpr qreal gap = 8;
constexpr qreal blockHeight = 166;
constexpr qreal primaryHeight = 64;
constexpr qreal keyHeight = 44;
constexpr qreal rowPitch = 50; ///< of keys one under the other
constexpr qreal noticeHeight = 40;
constexpr qreal undoWidth = 116;
constexpr qreal titleHeight = 68; ///< of what is chosen, with its hint
constexpr std::size_t rowMost = 3;

/// Keys side by side, each as wide as the others unless a word needs more.
void placeRow(const std::vector<KeyPlan>& keys,
              std::size_t from,
              std::size_t to,
              const QRectF& row,
              std::vector<QRectF>& places)
{
    constexpr qreal around = 58; // paddings, and the name of the key on the keyboard
    const auto columns = static_cast<qreal>(std::max<std::size_t>(to - from, 2));
    const qreal even = (row.width() - (gap * (columns - 1))) / columns;
    std::vector<qreal> widths;
    qreal needed = 0;
    for (std::size_t at = from; at < to; ++at) {
        widths.push_back(kit::flat::widthOf(keys[at].label, 16, kit::Weight::Regular) + around);
        needed += widths.back();
    }
    const bool fitsEven = std::ranges::all_of(widths, [&](qreal width) { return width <= even; });
    const qreal spare = (row.width() - (gap * (columns - 1)) - needed) / columns;
    qreal left = row.left();
    for (const qreal width : widths) {
        const qreal taken = fitsEven ? even : width + spare;
        places.emplace_back(left, row.top(), taken, row.height());
        left += taken + gap;
    }
}

/// As many rows as it takes with three keys a row, all about equally long. Gives their lower edge.
qreal placeKeys(const std::vector<KeyPlan>& keys,
                std::size_t from,
                const QRectF& first,
                std::vector<QRectF>& places)
{
    const std::size_t count = keys.size() - from;
    const std::size_t rows = (count + rowMost - 1) / rowMost;
    QRectF row = first;
    for (std::size_t at = 0; at < rows; ++at) {
        const std::size_t to = from + ((count * (at + 1) + rows - 1) / rows);
        placeRow(keys, from + ((count * at + rows - 1) / rows), to, row, places);
        row.translate(0, keyHeight + 10);
    }
    return row.top();
}

/// A page of choices: a key a row, and below them those that turn the page.
void placeChoice(const PanelScene& scene, qreal top, PanelPlaces& places)
{
    const qreal width = scene.size.width() - (2 * margin);
    places.choice = {margin, top, width, titleHeight};
    top += titleHeight;
    for (std::size_t at = 0; at < scene.plan.choice->rows; ++at) {
        places.keys.emplace_back(margin, top, width, keyHeight);
        top += rowPitch;
    }
    const qreal last = scene.size.height() - footHeight - rowPitch - 4;
    (void)placeKeys(
        scene.plan.keys, scene.plan.choice->rows, {margin, last, width, keyHeight}, places.keys);
    places.notice = {margin, last - noticeHeight - 6, width, noticeHeight};
}

qreal blockTop(const PanelScene& scene)
{
    return barHeight + (scene.plan.alert == Alert::None ? 0 : alertHeight);
}

} // namespace

std::size_t choiceRows(const PanelScene& scene)
{
    const qreal top = blockTop(scene) + blockHeight + 12 + titleHeight;
    const qreal bottom = scene.size.height() - footHeight - rowPitch - 4;
    return static_cast<std::size_t>(std::max(1.0, (bottom - top) / rowPitch));
}

PanelPlaces placesOf(const PanelScene& scene)
{
    const qreal width = scene.size.width() - (2 * margin);
    PanelPlaces places;
    qreal top = blockTop(scene);
    places.block = {0, top, scene.size.width(), blockHeight};
    if (scene.plan.stage == Stage::SignIn) {
        places.field = {margin, top + 60, width, 56};
    }
    top += blockHeight;
    if (scene.plan.choice) {
        placeChoice(scene, top + 12, places);
        return places;
    }
    top += margin;
    if (scene.plan.primary) {
        places.primary = {margin, top, width, primaryHeight};
        top += primaryHeight + 12;
    }
    top = placeKeys(scene.plan.keys, 0, {margin, top, width, keyHeight}, places.keys);
    places.notice = {margin, top, width, noticeHeight};
    places.undo = {margin + width - undoWidth, top, undoWidth, noticeHeight};
    top += scene.plan.primary ? noticeHeight + 2 : 0;
    const qreal foot = scene.size.height() - footHeight;
    places.list = {0, top, scene.size.width(), foot - top};
    return places;
}

} // namespace hall::counter
