// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "ui/counter/panel_plan.h"
#include "ui/kit/flat.h"

#include <QRectF>
#include <QSizeF>

#include <optional>
#include <vector>

/// Where everything on a clerk's panel lies. Pure: the same scene gives the same sheet.
namespace hall::counter {

inline constexpr QSizeF panelSize{420, 760};
inline constexpr qreal barHeight = 48;
inline constexpr qreal alertHeight = 74;
inline constexpr qreal footHeight = 36;

/// What came of a press, told in place.
struct Notice
{
    enum class Tone { Note, Refused };

    QString text;
    Tone tone = Tone::Note;

    friend bool operator==(const Notice&, const Notice&) = default;
};

struct PanelScene
{
    Knowledge known;
    PanelPlan plan;
    std::optional<Time> lastNews; ///< the hall's time of the last news
    Duration silence{0};          ///< since the last news
    std::optional<Notice> notice;
    QSizeF size = panelSize; ///< a taller panel shows more of the list
};

/// The places of what can be pressed or filled in; widgets lie there.
struct PanelPlaces
{
    QRectF block; ///< number, service, time
    QRectF field; ///< the clerk's id; empty unless he has to sign in
    QRectF primary;
    std::vector<QRectF> keys;
    QRectF choice; ///< over the keys while something is chosen: what, and a hint
    QRectF undo;
    QRectF notice;
    QRectF list;
};

/// How many rows of choices the panel has room for.
[[nodiscard]] std::size_t choiceRows(const PanelScene& scene);
[[nodiscard]] PanelPlaces placesOf(const PanelScene& scene);
[[nodiscard]] kit::flat::Sheet panelSheet(const PanelScene& scene);

/// One sentence for those who don't see the panel: where the counter stands and with whom.
[[nodiscard]] QString summaryOf(const PanelScene& scene);

/// What is special about a ticket: a word on a ground of its own.
struct Chip
{
    QString text;
    QColor ground;
    QColor ink = kit::colour::surface;
};

/// The weightiest first. `priority`: how a ticket with priority is called.
[[nodiscard]] std::vector<Chip> chipsOf(const protocol::CounterTicket& ticket,
                                        const QString& priority);
[[nodiscard]] qreal widthOf(const Chip& chip);
void addChip(kit::flat::Sheet& sheet, const Chip& chip, qreal left, qreal middle);

// The parts, each in its own file.
void addBlock(kit::flat::Sheet& sheet, const PanelScene& scene, const QRectF& block);
void addWaiting(kit::flat::Sheet& sheet, const PanelScene& scene, const QRectF& list);
/// `name`, cut off at the end with … where it takes more than two lines of `px`.
[[nodiscard]] QString inTwoLines(const QString& name, int px, qreal width);
/// 已过号: what a press has done.
[[nodiscard]] QString pressedText(Verb verb);
/// The word for where the counter stands: 空闲, 办理中.
[[nodiscard]] QString stageText(Stage stage);

} // namespace hall::counter
