// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "ui/kit/flat.h"
#include "ui/kit/words.h"
#include "ui/screen/board_plan.h"

#include <QSizeF>

/// Where everything on a hall board lies, in the pixels of its design. Pure: the same plan gives
/// the same sheet.
namespace hall::screen {

inline constexpr QSizeF boardSize{1920, 1080};

/// The hall has no such zone: whoever set this screen up has to be told.
struct WrongZone
{
    QString zone;
    QStringList zones; ///< that there are
};

/// What a sheet is made from.
struct BoardScene
{
    protocol::BoardView view;
    BoardPlan plan;
    Time now;          ///< the hall's
    Duration shown{0}; ///< how long the board has been up: turns notices and pages
    kit::Language language = kit::Language::Zh;
    bool oneZone = false; ///< a zone's own board doesn't name the zone with each call
    std::optional<WrongZone> wrongZone{};
};

[[nodiscard]] kit::flat::Sheet boardSheet(const BoardScene& scene);

// The parts, each in its own file.
void addHeader(kit::flat::Sheet& sheet, const BoardScene& scene);
void addLatest(kit::flat::Sheet& sheet, const BoardScene& scene);
void addEarlier(kit::flat::Sheet& sheet, const BoardScene& scene);
void addAreas(kit::flat::Sheet& sheet, const BoardScene& scene);
void addNotice(kit::flat::Sheet& sheet, const BoardScene& scene);
void addLost(kit::flat::Sheet& sheet, const BoardScene& scene);
[[nodiscard]] kit::flat::Sheet closedSheet(const BoardScene& scene);

} // namespace hall::screen
