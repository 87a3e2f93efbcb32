// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "ui/kit/hall_time.h"
#include "ui/screen/board_sheet.h"

#include <QTimer>
#include <QWidget>

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

namespace hall::screen {

/// The hall screen: the latest call, those before it, how many wait. Shows the newest view and its
/// age; on any size of screen it is the design of 1920×1080, scaled.
class HallBoard : public QWidget
{
    Q_OBJECT

public:
    struct Options
    {
        kit::Language language = kit::Language::Zh;
        bool oneZone = false; ///< shows the calls of one zone only
    };

    HallBoard(kit::Monotonic monotonic, Options options, QWidget* parent = nullptr);

    void showView(const protocol::BoardView& view);
    /// The hall has no such zone.
    void showWrongZone(const QString& zone, const QStringList& zones);
    /// A heartbeat: nothing changed, and the hall is there. Shown at the next look.
    void heard(const protocol::Stamp& stamp);
    /// Looks at the time again; the board's own timer does so too.
    void look();

    [[nodiscard]] const kit::flat::Sheet& sheet() const
    {
        return m_sheet;
    }

signals:
    /// The paint that first shows this call (or recall) has ended.
    void painted(const QString& number, int calls, std::int64_t seq);

protected:
    void paintEvent(QPaintEvent* event) override;

private:
    [[nodiscard]] QTransform placing() const;
    void noteCallsShown();

    kit::HallTime m_time;
    Options m_options;
    protocol::BoardView m_view;
    std::optional<WrongZone> m_wrongZone;
    BoardPlan m_plan;
    kit::flat::Sheet m_sheet;
    Duration m_since;
    QTimer m_timer;
    std::vector<std::pair<std::string, int>> m_shown; ///< number and calls that were painted
};

} // namespace hall::screen
