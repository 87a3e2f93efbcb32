// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "app/core/time.h"
#include "ui/counter/desk_key.h"
#include "ui/counter/panel_sheet.h"
#include "ui/kit/hall_time.h"

#include <QTimer>
#include <QWidget>

#include <optional>
#include <string_view>
#include <vector>

class QLineEdit;

namespace hall::counter {

/// A clerk's panel. Shows the counter as the hall knows it and emits what the clerk asks for; it
/// decides nothing and keeps nothing to be asked later.
///
/// After `requested` it waits for one of `answered`, `refused` or `notSent`; keys pressed meanwhile
/// do nothing. The primary key is deaf for a second after each change, so that a late press doesn't
/// hit another verb than the one that stood there.
class CounterFace : public QWidget
{
    Q_OBJECT

public:
    static constexpr Duration deafFor = std::chrono::seconds{1};
    static constexpr Duration noticeFor = std::chrono::seconds{8};

    CounterFace(kit::Monotonic monotonic,
                int counter,
                kit::Language language = kit::Language::Zh,
                QWidget* parent = nullptr);

    void showView(const protocol::CounterView& view);
    /// A heartbeat: nothing changed, and the hall is there. Shown at the next look.
    void heard(const protocol::Stamp& stamp);
    /// The hall has no such counter; `counters` are those it has.
    void showWrongCounter(const std::vector<int>& counters);
    /// The link is lost; it is back with the next word from the hall.
    void unlinked();

    /// The hall carried the request out; `nobody`: it was asked for the next, and nobody waits.
    void answered(bool nobody = false);
    /// The hall said no; `rejection` is the name on the wire.
    void refused(std::string_view rejection);
    /// There was no link at the press: it was not carried out and won't be.
    void notSent();

    /// Looks at the time again; the panel's own timer does so too.
    void look();

    [[nodiscard]] const PanelScene& scene() const
    {
        return m_scene;
    }

    [[nodiscard]] const kit::flat::Sheet& sheet() const
    {
        return m_sheet;
    }

    /// The keys that are shown now, the primary one first.
    [[nodiscard]] std::vector<DeskKey*> keys() const;

signals:
    void requested(const hall::counter::Intent& intent);

protected:
    void paintEvent(QPaintEvent* event) override;
    void resizeEvent(QResizeEvent* event) override;
    void keyPressEvent(QKeyEvent* event) override;
    void keyReleaseEvent(QKeyEvent* event) override;

private:
    void makeField();
    void makeKeys();
    [[nodiscard]] bool isOffline() const;
    [[nodiscard]] std::optional<TicketId> currentTicket() const;
    [[nodiscard]] DeskKey* keyOf(int key) const;
    void press(const DeskKey& key);
    void ask(const KeyPlan& plan);
    void choose(const std::optional<Choosing>& choosing);
    [[nodiscard]] bool chooseArea(int key);
    void forgetStaleChoice();
    void say(const QString& text, Notice::Tone tone);
    void rememberChange(const PanelPlan& before);
    void placeKeys();
    void showSheet();

    kit::HallTime m_time;
    PanelScene m_scene;
    kit::flat::Sheet m_sheet;
    QTimer m_timer;
    QLineEdit* m_clerk = nullptr;
    DeskKey* m_primary = nullptr;
    DeskKey* m_undo = nullptr;
    std::vector<DeskKey*> m_keys;
    std::vector<bool> m_inUse; ///< of m_keys
    bool m_linkLost = false;
    bool m_waitsForAnswer = false;
    std::optional<TicketId> m_current;     ///< the ticket at the counter when it was last looked at
    std::optional<TicketId> m_choosingFor; ///< the ticket at the counter when choosing began
    Verb m_asked = Verb::Next;             ///< last
    bool m_askedOfTicket = false;          ///< with a ticket at the counter
    std::optional<Duration> m_undoUntil;   ///< the last press can be taken back
    Duration m_changed;
    Duration m_noticed{0};
};

} // namespace hall::counter
