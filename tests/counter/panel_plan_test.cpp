// SPDX-License-Identifier: Apache-2.0
#include "tests/counter/samples.h"
#include "ui/counter/panel_plan.h"
#include "ui/counter/panel_text.h"

#include <catch2/catch.hpp>

#include <QStringList>

using namespace hall;
using namespace Qt::StringLiterals;
using namespace std::chrono_literals;
using counter::Alert;
using counter::KeyPlan;
using counter::PanelPlan;
using counter::Verb;

namespace {

PanelPlan plan(const protocol::CounterView& view, Duration later = 0ms, bool offline = false)
{
    return counter::planPanel({.view = view, .now = samples::now() + later, .offline = offline});
}

/// The panel's keys as a line of text; a key in brackets can't be pressed.
std::string keysOf(const PanelPlan& plan)
{
    QStringList words;
    const auto add = [&words](const KeyPlan& key) {
        words << (key.hindrance.isEmpty() ? key.label : u"(%1)"_s.arg(key.label));
    };
    if (plan.primary) {
        add(*plan.primary);
    }
    for (const KeyPlan& key : plan.keys) {
        add(key);
    }
    return words.join(u" | "_s).toStdString();
}

const KeyPlan& recall(const PanelPlan& plan)
{
    return plan.keys.front();
}

} // namespace

TEST_CASE("each state of a counter offers its own keys", "[counter]")
{
    using samples::alone;
    CHECK(keysOf(plan(samples::closedCounter())) == "签到");
    CHECK(keysOf(plan(samples::idleCounter())) == "呼叫下一位 | 暂停 | 签退");
    CHECK(keysOf(plan(alone(samples::idleCounter()))) == "(呼叫下一位) | 暂停 | 签退");
    CHECK(keysOf(plan(samples::calledCounter(9))) == "开始办理 | 重呼 | 过号 | 取消呼叫");
    CHECK(keysOf(plan(samples::servingCounter())) == "办结，呼下一位 | 办结 | 挂起 | 转移");
    CHECK(keysOf(plan(alone(samples::servingCounter()))) == "办结 | 挂起 | 转移");
    CHECK(keysOf(plan(samples::pausedCounter())) == "恢复叫号 | 签退");
    auto closed = samples::closedCounter();
    closed.hall.taking = protocol::Taking::DayClosed;
    CHECK(keysOf(plan(closed)).empty());
    CHECK(keysOf(counter::planPanel({})).empty());
}

TEST_CASE("who is held or missed, and who owes papers, is one key away", "[counter]")
{
    auto view = samples::withAside(samples::idleCounter());
    CHECK(keysOf(plan(view)) == "呼叫下一位 | 挂起 2 | 过号 1 | 容缺 1 | 暂停 | 签退");
    view.policy.callGiven = true;
    CHECK(keysOf(plan(view)) == "呼叫下一位 | 挂起 2 | 过号 1 | 容缺 1 | 点号 | 暂停 | 签退");
    view.policy.missed = MissedRule::Void;
    CHECK(keysOf(plan(view)) == "呼叫下一位 | 挂起 2 | 容缺 1 | 点号 | 暂停 | 签退");
    CHECK(keysOf(plan(samples::withAside(samples::servingCounter()))) ==
          "办结，呼下一位 | 办结 | 挂起 | 转移 | 容缺");
}

TEST_CASE("a clerk is offered only reasons for what he does", "[counter]")
{
    auto view = samples::withAside(samples::idleCounter());
    view.policy.callGiven = true;
    const auto opens = [&] {
        const auto keys = plan(view).keys;
        const auto pause = std::ranges::find(keys, Qt::Key_F9, &counter::KeyPlan::key);
        return pause->opens.has_value();
    };
    CHECK(opens());

    std::erase_if(view.reasons, [](const Reason& reason) { return reason.code.value != "audit"; });

    CHECK_FALSE(opens());
    CHECK(keysOf(plan(view)) == "呼叫下一位 | 挂起 2 | 过号 1 | 容缺 1 | 暂停 | 签退");
}

TEST_CASE("the primary key is always F12 and means the natural next step", "[counter]")
{
    const auto verbOf = [](const protocol::CounterView& view) {
        const auto primary = plan(view).primary;
        REQUIRE(primary);
        CHECK(primary->key == Qt::Key_F12);
        return primary->verb;
    };
    CHECK(verbOf(samples::closedCounter()) == Verb::Open);
    CHECK(verbOf(samples::idleCounter()) == Verb::Next);
    CHECK(verbOf(samples::calledCounter()) == Verb::Start);
    CHECK(verbOf(samples::servingCounter()) == Verb::Next);
    CHECK(verbOf(samples::alone(samples::servingCounter())) == Verb::Finish);
    CHECK(verbOf(samples::pausedCounter()) == Verb::Resume);
}

TEST_CASE("a recall waits for the pause between calls and ends with the last allowed", "[counter]")
{
    const auto soon = plan(samples::calledCounter(3));
    CHECK(recall(soon).aside == u"2 秒"_s);
    CHECK_FALSE(recall(soon).hindrance.isEmpty());
    CHECK(recall(plan(samples::calledCounter(3), 1999ms)).aside == u"1 秒"_s);
    CHECK(recall(plan(samples::calledCounter(3), 2s)).hindrance.isEmpty());

    auto last = samples::calledCounter(30, 6);
    last.policy.maxRecalls = 5;
    CHECK(recall(plan(last)).hindrance == u"已经重呼 5 次，没来可以过号。"_s);
    last.current->calls = 5;
    CHECK(recall(plan(last)).hindrance.isEmpty());
}

TEST_CASE("the panel says what happens by itself", "[counter]")
{
    CHECK(plan(samples::calledCounter(12)).hint.startsWith(u"18 秒后自动开始"_s));
    CHECK(plan(samples::calledCounter(31)).hint.isEmpty());
    CHECK(plan(samples::calledCounter(12, 2)).hint.isEmpty());

    auto missing = samples::calledCounter(12, 2);
    missing.policy.noShowAfter = 60s;
    CHECK(plan(missing).hint == u"48 秒后自动过号。"_s);
    auto byHand = samples::calledCounter(12);
    byHand.policy.autoStart = 0s;
    CHECK(plan(byHand).hint.isEmpty());
}

TEST_CASE("cut off or unable to store, no key can be pressed and the panel says why", "[counter]")
{
    const auto offline = plan(samples::servingCounter(), 0ms, true);
    CHECK(offline.alert == Alert::Offline);
    CHECK(keysOf(offline) == "(办结，呼下一位) | (办结) | (挂起) | (转移)");
    CHECK(offline.hint == offline.primary->hindrance);

    auto stopped = samples::servingCounter();
    stopped.hall.taking = protocol::Taking::NotDurable;
    CHECK(plan(stopped).alert == Alert::NotDurable);
    CHECK(keysOf(plan(stopped)) == "(办结，呼下一位) | (办结) | (挂起) | (转移)");
    CHECK(plan(stopped, 0ms, true).alert == Alert::Offline);

    auto clock = samples::idleCounter();
    clock.hall.taking = protocol::Taking::ClockSuspected;
    CHECK(plan(clock).alert == Alert::ClockSuspected);
    CHECK(keysOf(plan(clock)) == "呼叫下一位 | 暂停 | 签退");
}

TEST_CASE("every rejection a clerk can meet has its own sentence", "[counter]")
{
    const QString general = counter::sentenceFor("SomethingNew");
    CHECK_FALSE(general.isEmpty());
    QStringList said;
    for (const auto* name : {"AlreadyDone",      "TooLate",          "DayNotOpen",
                             "ClockSuspected",   "UnknownCounter",   "InvalidClerk",
                             "ClerkElsewhere",   "CounterClosed",    "CounterOpen",
                             "CounterPaused",    "CounterNotPaused", "CounterBusy",
                             "NobodyAtCounter",  "CalledNotStarted", "TicketNotCalled",
                             "TicketNotServing", "TicketNotWaiting", "TooManyRecalls",
                             "RecallTooSoon",    "NotDurable",       "Busy",
                             "UnknownService",   "UnknownClerk",     "UnknownReason",
                             "UnknownMaterial",  "UnknownPromise",   "NotOnPromise",
                             "CounterNotFor",    "ReasonNeeded",     "GivenCallNotAllowed",
                             "TicketNotHeld",    "HeldElsewhere",    "WaitsForOffice",
                             "TransferToItself", "TicketNotMissed",  "MissedIsVoid",
                             "NothingToUndo",    "UndoTooLate",      "CantUndo"}) {
        const QString sentence = counter::sentenceFor(name);
        INFO(name);
        CHECK(sentence != general);
        CHECK_FALSE(said.contains(sentence));
        said << sentence;
    }
}
