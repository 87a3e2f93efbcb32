// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "app/protocol/views.h"
#include "ui/counter/key_plan.h"
#include "ui/kit/words.h"

#include <QString>

#include <optional>
#include <vector>

/// What a clerk's panel offers now: a pure function of the newest view, of time and of the link.
namespace hall::counter {

/// Where the counter stands.
enum class Stage { Silent, DayClosed, SignIn, Nobody, Idle, Called, Serving, Paused };

/// What hangs over the panel; at most one, the gravest.
enum class Alert { None, Offline, NotDurable, ClockSuspected };

struct PanelPlan
{
    Stage stage = Stage::Silent;
    Alert alert = Alert::None;
    std::optional<KeyPlan> primary; ///< the natural next step; none while something is chosen
    std::vector<KeyPlan> keys;
    std::optional<ChoicePage> choice = {}; ///< what the keys are while something is chosen
    std::optional<KeyPlan> undo = {};      ///< of the last press, for some seconds
    QString hint; ///< what happens by itself, or why nothing can be pressed

    friend bool operator==(const PanelPlan&, const PanelPlan&) = default;
};

/// What is known of the hall when the plan is made.
struct Knowledge
{
    protocol::CounterView view;
    std::optional<Time> now; ///< the hall's; none before the first news
    bool offline = false;
    std::optional<std::vector<int>> counters{}; ///< that there are: this one isn't among them
    kit::Language language = kit::Language::Zh;
    std::optional<Choosing> choosing = {};
    std::optional<Undoable> undoable = {};
    std::size_t rows = 8; ///< that a page of choices has room for
};

[[nodiscard]] PanelPlan planPanel(const Knowledge& known);

// The parts, each in its own file.
[[nodiscard]] KeyPlan keyFor(Verb verb, const QString& label, int key, int alias = 0);
/// The keys of the page that is chosen from, and what stands over them.
void planChoice(PanelPlan& plan, const Knowledge& known);

} // namespace hall::counter
