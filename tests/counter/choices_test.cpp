// SPDX-License-Identifier: Apache-2.0
#include "tests/counter/samples.h"
#include "tests/counter/shown.h"
#include "ui/kit/translation.h"

#include <catch2/catch.hpp>

#include <vector>

using namespace hall;
using namespace Qt::StringLiterals;
using namespace std::chrono_literals;
using counter::DeskKey;
using counter::Verb;

namespace {

protocol::CounterView idle()
{
    return samples::withAside(samples::idleCounter());
}

protocol::CounterView serving()
{
    return samples::withAside(samples::servingCounter());
}

} // namespace

TEST_CASE("a few keys ask for what needs a choice", "[counter][choice]")
{
    struct Case
    {
        protocol::CounterView view;
        std::vector<Qt::Key> keys;
        Verb verb;
        counter::Details details;
    };

    auto given = idle();
    given.policy.callGiven = true;
    const auto cases = std::vector<Case>{
        {serving(), {Qt::Key_F7, Qt::Key_1}, Verb::Hold, {.hold = HoldKind::Away}},
        {serving(), {Qt::Key_F7, Qt::Key_2}, Verb::Hold, {.hold = HoldKind::AwaySame}},
        {serving(), {Qt::Key_F7, Qt::Key_3}, Verb::Hold, {.hold = HoldKind::Step}},
        {serving(),
         {Qt::Key_F6, Qt::Key_1, Qt::Key_B, Qt::Key_2},
         Verb::Transfer,
         {.service = {"s10"}}},
        {serving(),
         {Qt::Key_F6, Qt::Key_1, Qt::Key_PageDown, Qt::Key_1},
         Verb::Transfer,
         {.service = {"s7"}}},
        {serving(), {Qt::Key_F6, Qt::Key_2, Qt::Key_1}, Verb::Transfer, {.counter = 5}},
        {serving(), {Qt::Key_F6, Qt::Key_3, Qt::Key_2}, Verb::Transfer, {.clerk = {"1050"}}},
        {serving(),
         {Qt::Key_F8, Qt::Key_2, Qt::Key_F8},
         Verb::Promise,
         {.materials = {{"household"}}}},
        {idle(), {Qt::Key_F7, Qt::Key_1}, Verb::TakeUp, {.ticket = {"kiosk-1-A019"}}},
        {idle(), {Qt::Key_F7, Qt::Key_2}, Verb::Continue, {.ticket = {"kiosk-1-A021"}}},
        {idle(), {Qt::Key_F4, Qt::Key_1}, Verb::Call, {.ticket = {"kiosk-1-A030"}}},
        {idle(), {Qt::Key_F8, Qt::Key_1, Qt::Key_1}, Verb::ClosePromise, {.promise = {"p1"}}},
        {idle(), {Qt::Key_F9, Qt::Key_1}, Verb::Pause, {.reason = {"meeting"}}},
        {idle(), {Qt::Key_F9, Qt::Key_2}, Verb::Pause, {}},
        {given,
         {Qt::Key_F5, Qt::Key_2, Qt::Key_1},
         Verb::Call,
         {.ticket = {"kiosk-1-A037"}, .reason = {"urgent"}}},
    };
    for (std::size_t at = 0; at < cases.size(); ++at) {
        CAPTURE(at);
        Shown panel(cases[at].view);
        panel.press(cases[at].keys);
        REQUIRE(panel.asked.size() == 1);
        CHECK(panel.asked[0].verb == cases[at].verb);
        CHECK(panel.asked[0].details == cases[at].details);
        CHECK_FALSE(panel.face.scene().plan.choice);
    }
}

TEST_CASE("a choice is left by Esc, and asks nothing", "[counter][choice]")
{
    Shown panel(serving());
    panel.press(Qt::Key_F6);
    CHECK(panel.says(u"转到哪里？"_s));
    CHECK(panel.labels() == "别的事项 | 别的窗口 | 别的工作人员 | 返回");
    panel.press({Qt::Key_F12, Qt::Key_9, Qt::Key_2});
    CHECK(panel.says(u"转到哪个窗口？"_s));
    panel.press(Qt::Key_Escape);
    CHECK_FALSE(panel.face.scene().plan.choice);
    CHECK(panel.asked.empty());
}

TEST_CASE("a choice for one ticket is none for the next", "[counter][choice]")
{
    Shown panel(serving());
    panel.press(Qt::Key_F7);
    REQUIRE(panel.face.scene().plan.choice);
    panel.show(serving());
    CHECK(panel.face.scene().plan.choice);

    auto next = serving();
    next.current->id = {"kiosk-1-A036"};
    panel.show(next);
    CHECK_FALSE(panel.face.scene().plan.choice);
    panel.press(Qt::Key_1);
    CHECK(panel.asked.empty());
}

TEST_CASE("papers to follow are marked and unmarked before they are promised", "[counter][choice]")
{
    Shown panel(serving());
    panel.press({Qt::Key_F8, Qt::Key_F8});
    CHECK(panel.asked.empty());
    CHECK(panel.says(u"请先选以后补的材料"_s));
    panel.press({Qt::Key_1, Qt::Key_2, Qt::Key_1, Qt::Key_F8});
    REQUIRE(panel.asked.size() == 1);
    CHECK(panel.asked[0].details.materials == std::vector<MaterialCode>{{"household"}});
}

TEST_CASE("a list with nobody on it says so", "[counter][choice]")
{
    auto view = serving();
    view.others.clear();
    Shown panel(view);
    panel.press({Qt::Key_F6, Qt::Key_2});
    CHECK(panel.says(u"现在没有别的窗口有人"_s));
    CHECK(panel.labels() == "返回");
}

TEST_CASE("a press that did something to a ticket can be taken back for five seconds",
          "[counter][choice]")
{
    Shown panel(serving());
    panel.press(Qt::Key_F3);
    panel.face.answered();
    panel.show(samples::idleCounter());
    CHECK(panel.says(u"已办结：5 秒内可以撤销"_s));
    panel.pass(4900ms);
    CHECK(panel.says(u"1 秒内可以撤销"_s));
    panel.press(Qt::Key_F11);
    REQUIRE(panel.asked.size() == 2);
    CHECK(panel.asked[1].verb == Verb::Undo);
    panel.face.answered();
    CHECK_FALSE(panel.says(u"撤销"_s));

    panel.show(samples::idleCounter());
    panel.press(Qt::Key_F9);
    panel.face.answered();
    panel.pass(5s);
    panel.press(Qt::Key_F11);
    CHECK(panel.asked.size() == 3);
}

TEST_CASE("calling the first one, with nobody served before, is taken back by its own key",
          "[counter][choice]")
{
    Shown panel(samples::idleCounter());
    panel.press(Qt::Key_F12);
    panel.face.answered();
    panel.show(samples::calledCounter(0));
    CHECK_FALSE(panel.says(u"撤销"_s));
}

TEST_CASE("every page of choices fits, in both languages, cut off too", "[counter][choice]")
{
    auto given = idle();
    given.policy.callGiven = true;
    const std::vector<std::pair<protocol::CounterView, std::vector<Qt::Key>>> pages{
        {serving(), {Qt::Key_F7}},
        {serving(), {Qt::Key_F6}},
        {serving(), {Qt::Key_F6, Qt::Key_1}},
        {serving(), {Qt::Key_F6, Qt::Key_1, Qt::Key_PageDown}},
        {serving(), {Qt::Key_F6, Qt::Key_2}},
        {serving(), {Qt::Key_F6, Qt::Key_3}},
        {serving(), {Qt::Key_F8, Qt::Key_1}},
        {idle(), {Qt::Key_F7}},
        {idle(), {Qt::Key_F4}},
        {idle(), {Qt::Key_F8}},
        {idle(), {Qt::Key_F8, Qt::Key_1}},
        {idle(), {Qt::Key_F9}},
        {given, {Qt::Key_F5}},
        {given, {Qt::Key_F5, Qt::Key_1}},
    };
    for (const auto language : {kit::Language::Zh, kit::Language::En}) {
        kit::Translation translation;
        translation.set(language);
        for (const auto& [view, keys] : pages) {
            Shown panel(view, language);
            panel.press(keys);
            REQUIRE(panel.face.scene().plan.choice);
            for (const bool offline : {false, true}) {
                if (offline) {
                    panel.face.unlinked();
                }
                INFO(panel.face.scene().plan.choice->title.toStdString());
                CHECK(kit::flat::overflowing(panel.face.sheet()).isEmpty());
                for (const DeskKey* key : panel.face.keys()) {
                    INFO(key->text().toStdString());
                    CHECK(key->fits());
                    CHECK(panel.face.rect().contains(key->geometry()));
                }
            }
        }
    }
}
