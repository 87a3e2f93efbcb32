// SPDX-License-Identifier: Apache-2.0
#include "ui/counter/panel_plan.h"

#include "ui/counter/panel_text.h"

#include <algorithm>

namespace hall::counter {

using protocol::CounterState;
using protocol::Taking;
using std::chrono::seconds;

namespace {

Stage stageOf(const Knowledge& known)
{
    const auto& view = known.view;
    if (!known.now || view.stamp.epoch.empty()) {
        return Stage::Silent;
    }
    if (view.hall.taking == Taking::DayClosed) {
        return Stage::DayClosed;
    }
    if (view.state == CounterState::Closed) {
        return Stage::SignIn;
    }
    if (view.current) {
        return view.current->state == TicketState::Called ? Stage::Called : Stage::Serving;
    }
    if (view.state == CounterState::Paused) {
        return Stage::Paused;
    }
    return view.waitingCount > 0 ? Stage::Idle : Stage::Nobody;
}

Alert alertOf(const Knowledge& known)
{
    if (known.offline) {
        return Alert::Offline;
    }
    if (known.now && known.view.hall.taking == Taking::NotDurable) {
        return Alert::NotDurable;
    }
    if (known.now && known.view.hall.taking == Taking::ClockSuspected) {
        return Alert::ClockSuspected;
    }
    return Alert::None;
}

/// Whole seconds until `due`, rounded up: it never says 0 while there is something to wait for.
std::optional<seconds> until(Time due, Time now)
{
    return due > now ? std::optional{std::chrono::ceil<seconds>(due - now)} : std::nullopt;
}

KeyPlan recallKey(const Knowledge& known)
{
    const auto& policy = known.view.policy;
    const auto& current = *known.view.current;
    KeyPlan key = keyFor(Verb::Recall, PanelText::tr("重呼"), Qt::Key_F2);
    if (current.calls > policy.maxRecalls) {
        key.hindrance = PanelText::tr("已经重呼 %1 次，没来可以过号。").arg(policy.maxRecalls);
    } else if (const auto wait = until(current.recalledAt + policy.betweenRecalls, *known.now)) {
        key.aside = kit::durationText(*wait, known.language);
        key.hindrance = PanelText::tr("刚呼叫过，%1后可以重呼。").arg(key.aside);
    }
    return key;
}

/// A key that leads to a list, with how many are on it.
KeyPlan listKey(About about, const QString& label, std::size_t count, int key)
{
    KeyPlan plan = keyFor(Verb::Next, label.arg(count), key);
    plan.opens = Choosing{.about = about};
    return plan;
}

KeyPlan choosingKey(Verb verb, About about, const QString& label, int key)
{
    KeyPlan plan = keyFor(verb, label, key);
    plan.opens = Choosing{.about = about};
    return plan;
}

KeyPlan pauseKey(const Knowledge& known)
{
    const QString label = PanelText::tr("暂停");
    return std::ranges::any_of(known.view.reasons, &Reason::forPause)
               ? choosingKey(Verb::Pause, About::Pause, label, Qt::Key_F9)
               : keyFor(Verb::Pause, label, Qt::Key_F9);
}

/// Those who are not in line, as far as there are any.
void addLists(PanelPlan& plan, const protocol::CounterView& view)
{
    if (!view.held.empty()) {
        plan.keys.push_back(
            listKey(About::Held, PanelText::tr("挂起 %1"), view.held.size(), Qt::Key_F7));
    }
    if (!view.missed.empty() && view.policy.missed != MissedRule::Void) {
        plan.keys.push_back(
            listKey(About::Missed, PanelText::tr("过号 %1"), view.missed.size(), Qt::Key_F4));
    }
    if (!view.promises.empty()) {
        plan.keys.push_back(
            listKey(About::Promises, PanelText::tr("容缺 %1"), view.promises.size(), Qt::Key_F8));
    }
    const bool mayCall =
        view.policy.callGiven && std::ranges::any_of(view.reasons, &Reason::forCall);
    if (mayCall && !view.waiting.empty()) {
        plan.keys.push_back(
            choosingKey(Verb::Call, About::Given, PanelText::tr("点号"), Qt::Key_F5));
    }
}

KeyPlan closeKey()
{
    return keyFor(Verb::Close, PanelText::tr("签退"), Qt::Key_F10);
}

void planIdle(PanelPlan& plan, const Knowledge& known)
{
    plan.primary = keyFor(Verb::Next, PanelText::tr("呼叫下一位"), Qt::Key_F12);
    if (plan.stage == Stage::Nobody) {
        plan.primary->hindrance = PanelText::tr("现在没有人在等。");
    }
    addLists(plan, known.view);
    plan.keys.push_back(pauseKey(known));
    plan.keys.push_back(closeKey());
}

void planCalled(PanelPlan& plan, const Knowledge& known)
{
    plan.primary = keyFor(Verb::Start, PanelText::tr("开始办理"), Qt::Key_F12);
    plan.keys = {recallKey(known),
                 keyFor(Verb::NoShow, PanelText::tr("过号"), Qt::Key_F4),
                 keyFor(Verb::Uncall, PanelText::tr("取消呼叫"), Qt::Key_F5)};
    const auto& policy = known.view.policy;
    const auto& current = *known.view.current;
    const bool recalled = current.calls > 1;
    if (!recalled && policy.autoStart > Duration{0}) {
        if (const auto left = until(current.calledAt + policy.autoStart, *known.now)) {
            plan.hint = PanelText::tr("%1后自动开始办理；重呼后由您来定。")
                            .arg(kit::durationText(*left, known.language));
        }
    } else if (recalled && policy.noShowAfter > Duration{0}) {
        if (const auto left = until(current.recalledAt + policy.noShowAfter, *known.now)) {
            plan.hint =
                PanelText::tr("%1后自动过号。").arg(kit::durationText(*left, known.language));
        }
    }
}

void planServing(PanelPlan& plan, const Knowledge& known)
{
    if (known.view.waitingCount > 0) {
        plan.primary = keyFor(Verb::Next, PanelText::tr("办结，呼下一位"), Qt::Key_F12);
        plan.keys = {keyFor(Verb::Finish, PanelText::tr("办结"), Qt::Key_F3)};
    } else {
        plan.primary = keyFor(Verb::Finish, PanelText::tr("办结"), Qt::Key_F12, Qt::Key_F3);
    }
    plan.keys.push_back(choosingKey(Verb::Hold, About::Hold, PanelText::tr("挂起"), Qt::Key_F7));
    plan.keys.push_back(
        choosingKey(Verb::Transfer, About::Transfer, PanelText::tr("转移"), Qt::Key_F6));
    if (!known.view.promisable.empty()) {
        plan.keys.push_back(
            choosingKey(Verb::Promise, About::Promise, PanelText::tr("容缺"), Qt::Key_F8));
    }
}

bool canChoose(Stage stage)
{
    return stage == Stage::Idle || stage == Stage::Nobody || stage == Stage::Serving;
}

void planKeys(PanelPlan& plan, const Knowledge& known)
{
    switch (plan.stage) {
    case Stage::Silent:
    case Stage::DayClosed:
        break;
    case Stage::SignIn:
        plan.primary = keyFor(Verb::Open, PanelText::tr("签到"), Qt::Key_F12);
        break;
    case Stage::Nobody:
    case Stage::Idle:
        planIdle(plan, known);
        break;
    case Stage::Called:
        planCalled(plan, known);
        break;
    case Stage::Serving:
        planServing(plan, known);
        break;
    case Stage::Paused:
        plan.primary = keyFor(Verb::Resume, PanelText::tr("恢复叫号"), Qt::Key_F12, Qt::Key_F9);
        plan.keys = {closeKey()};
        break;
    }
}

void hinder(PanelPlan& plan, const QString& why)
{
    if (plan.primary) {
        plan.primary->hindrance = why;
        plan.primary->aside.clear();
    }
    for (KeyPlan& key : plan.keys) {
        if (!key.leaves) {
            key.hindrance = why;
            key.aside.clear();
        }
    }
    plan.undo.reset();
    plan.hint = plan.primary ? why : QString();
}

} // namespace

KeyPlan keyFor(Verb verb, const QString& label, int key, int alias)
{
    return {.verb = verb, .label = label, .key = key, .alias = alias, .aside = {}, .hindrance = {}};
}

PanelPlan planPanel(const Knowledge& known)
{
    PanelPlan plan;
    plan.stage = stageOf(known);
    plan.alert = alertOf(known);
    if (known.choosing && canChoose(plan.stage)) {
        planChoice(plan, known);
    } else {
        planKeys(plan, known);
    }
    if (known.undoable && !plan.choice && plan.primary) {
        plan.undo = keyFor(Verb::Undo, PanelText::tr("撤销"), Qt::Key_F11);
    }
    if (plan.alert == Alert::Offline) {
        hinder(plan, PanelText::tr("要等连上大厅。现在按键不会执行，也不会留到以后。"));
    } else if (plan.alert == Alert::NotDurable) {
        hinder(plan, PanelText::tr("要等大厅能存数据。现在按键不会执行，也不会留到以后。"));
    }
    return plan;
}

} // namespace hall::counter
