// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "app/protocol/views.h"
#include "ui/counter/verb.h"
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

struct KeyPlan
{
    Verb verb = Verb::Next;
    QString label;
    int key = 0;       ///< Qt::Key_F12
    int alias = 0;     ///< another key that means the same here, 0: none
    QString aside;     ///< in place of the key's name while it has to wait: 2 秒
    QString hindrance; ///< why it can't be pressed now; empty: it can

    friend bool operator==(const KeyPlan&, const KeyPlan&) = default;
};

struct PanelPlan
{
    Stage stage = Stage::Silent;
    Alert alert = Alert::None;
    std::optional<KeyPlan> primary; ///< the natural next step
    std::vector<KeyPlan> keys;
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
};

[[nodiscard]] PanelPlan planPanel(const Knowledge& known);

} // namespace hall::counter
