// SPDX-License-Identifier: Apache-2.0
#include "tests/counter/samples.h"
#include "tests/counter/shown.h"
#include "ui/kit/translation.h"

#include <catch2/catch.hpp>

#include <QRegularExpression>
#include <QTest>

#include <vector>

using namespace hall;
using namespace Qt::StringLiterals;
using namespace std::chrono_literals;
using counter::CounterFace;
using counter::DeskKey;
using counter::Verb;

namespace {

const TicketId current{"kiosk-1-A035"};

bool hasHanzi(const QString& text)
{
    static const QRegularExpression hanzi(u"[\\x{3400}-\\x{9fff}]"_s);
    return hanzi.match(text).hasMatch();
}

} // namespace

TEST_CASE("each key of the keyboard asks for its verb, with the ticket that was seen", "[counter]")
{
    struct Case
    {
        protocol::CounterView view;
        Qt::Key key = Qt::Key_F12;
        Verb verb = Verb::Next;
        std::optional<TicketId> seen;
    };

    const auto called = samples::calledCounter(9);
    const auto serving = samples::servingCounter();
    const auto last = samples::alone(serving);
    for (const Case& each : {Case{samples::idleCounter(), Qt::Key_F12, Verb::Next, {}},
                             Case{samples::idleCounter(), Qt::Key_F9, Verb::Pause, {}},
                             Case{samples::idleCounter(), Qt::Key_F10, Verb::Close, {}},
                             Case{samples::pausedCounter(), Qt::Key_F12, Verb::Resume, {}},
                             Case{samples::pausedCounter(), Qt::Key_F9, Verb::Resume, {}},
                             Case{called, Qt::Key_F12, Verb::Start, current},
                             Case{called, Qt::Key_F2, Verb::Recall, current},
                             Case{called, Qt::Key_F4, Verb::NoShow, current},
                             Case{called, Qt::Key_F5, Verb::Uncall, current},
                             Case{serving, Qt::Key_F12, Verb::Next, current},
                             Case{serving, Qt::Key_F3, Verb::Finish, current},
                             Case{last, Qt::Key_F12, Verb::Finish, current},
                             Case{last, Qt::Key_F3, Verb::Finish, current}}) {
        Shown shown(each.view);
        shown.press(each.key);
        CAPTURE(static_cast<int>(each.key));
        REQUIRE(shown.asked.size() == 1);
        CHECK(shown.asked[0].verb == each.verb);
        CHECK(shown.asked[0].seen == each.seen);
    }
}

TEST_CASE("each key can be clicked, and reached and pressed with Tab and Enter", "[counter]")
{
    for (const auto& view : {samples::idleCounter(),
                             samples::calledCounter(9),
                             samples::servingCounter(),
                             samples::pausedCounter()}) {
        Shown shown(view);
        const auto keys = shown.face.keys();
        for (std::size_t i = 0; i < keys.size(); ++i) {
            const counter::KeyPlan plan = keys[i]->plan();
            const auto happened = [&] {
                if (plan.opens) {
                    CHECK(shown.face.scene().plan.choice);
                    shown.press(Qt::Key_Escape);
                    CHECK(shown.asked.empty());
                    shown.pass(1s);
                } else {
                    REQUIRE(shown.asked.size() == 1);
                    CHECK(shown.asked.back().verb == plan.verb);
                    shown.asked.clear();
                    shown.face.answered();
                }
            };
            QTest::mouseClick(keys[i], Qt::LeftButton);
            happened();

            keys[0]->setFocus();
            for (std::size_t tab = 0; tab < i; ++tab) {
                shown.press(Qt::Key_Tab);
            }
            CHECK(keys[i]->hasFocus());
            shown.press(Qt::Key_Return);
            happened();
        }
    }
}

TEST_CASE("a clerk signs in with the number typed, by Enter or F12", "[counter]")
{
    for (const auto key : {Qt::Key_Return, Qt::Key_F12}) {
        Shown shown(samples::closedCounter());
        REQUIRE(shown.field()->hasFocus());

        shown.press(Qt::Key_F12);
        CHECK(shown.asked.empty());
        CHECK(shown.says(u"请先输入工号"_s));

        QTest::keyClicks(shown.field(), u"10 31"_s);
        QTest::keyClick(shown.field(), key);
        REQUIRE(shown.asked.size() == 1);
        CHECK(shown.asked[0].verb == Verb::Open);
        CHECK(shown.asked[0].details.clerk.value == "1031");

        shown.face.answered();
        shown.show(samples::idleCounter());
        CHECK(shown.field()->isHidden());
        CHECK(shown.face.keys().front()->hasFocus());
        CHECK_FALSE(shown.face.keys().front()->isDown());
        shown.show(samples::closedCounter());
        CHECK(shown.field()->text().isEmpty());
    }
}

TEST_CASE("the primary key is deaf for a second after each change", "[counter]")
{
    Shown shown(samples::idleCounter());
    shown.show(samples::calledCounter(0));

    shown.pass(999ms);
    shown.press(Qt::Key_F12);
    CHECK(shown.asked.empty());
    shown.press(Qt::Key_F4);
    CHECK(shown.asked.size() == 1);
    shown.face.answered();

    shown.pass(1ms);
    shown.press(Qt::Key_F12);
    REQUIRE(shown.asked.size() == 2);
    CHECK(shown.asked[1].verb == Verb::Start);
}

TEST_CASE("a key pressed while an answer is awaited does nothing", "[counter]")
{
    Shown shown(samples::idleCounter());
    shown.press(Qt::Key_F12);
    shown.press(Qt::Key_F12);
    shown.press(Qt::Key_F9);
    CHECK(shown.asked.size() == 1);

    shown.face.answered(true);
    CHECK(shown.says(u"现在没有人在等"_s));
    shown.press(Qt::Key_F12);
    CHECK(shown.asked.size() == 2);
}

TEST_CASE("a key held down is one press", "[counter]")
{
    Shown shown(samples::idleCounter());
    QKeyEvent first(QEvent::KeyPress, Qt::Key_F12, Qt::NoModifier);
    QApplication::sendEvent(&shown.face, &first);
    shown.face.answered();
    QKeyEvent repeated(QEvent::KeyPress, Qt::Key_F12, Qt::NoModifier, QString(), true);
    QApplication::sendEvent(&shown.face, &repeated);
    CHECK(shown.asked.size() == 1);
}

TEST_CASE("a press without a link says that it did nothing, and nothing is kept", "[counter]")
{
    Shown shown(samples::servingCounter());
    shown.pass(80s);
    CHECK(shown.says(u"和大厅断开 1 分 21 秒，正在重连"_s));
    CHECK(shown.says(u"下面是 09:12 的情况"_s));
    CHECK(shown.says(u"不会留到以后"_s));

    shown.press(Qt::Key_F12);
    QTest::mouseClick(shown.face.keys().back(), Qt::LeftButton);
    CHECK(shown.says(u"刚才的按键没有执行"_s));
    shown.show(samples::servingCounter());
    shown.pass(10s);
    CHECK(shown.asked.empty());
}

TEST_CASE("a lost link shows at once, a silent one after six seconds", "[counter]")
{
    Shown shown(samples::idleCounter());
    shown.pass(4900ms);
    CHECK(shown.says(u"已连接"_s));
    shown.pass(100ms);
    CHECK(shown.says(u"未连接"_s));

    shown.face.heard({.epoch = "e", .seq = 1234, .at = samples::now()});
    shown.pass(0ms);
    CHECK(shown.says(u"已连接"_s));
    shown.face.unlinked();
    CHECK(shown.says(u"未连接"_s));
    CHECK(shown.says(u"已断开"_s));
}

TEST_CASE("a link lost before the answer is told, and the answer still counts", "[counter]")
{
    Shown shown(samples::idleCounter());
    shown.press(Qt::Key_F12);
    shown.face.unlinked();
    CHECK(shown.says(u"还没有得到回答"_s));

    shown.show(samples::calledCounter(0));
    shown.face.answered();
    CHECK(shown.says(u"A035"_s));
    CHECK_FALSE(shown.says(u"还没有得到回答"_s));
}

TEST_CASE("a rejection is told in words and goes away", "[counter]")
{
    Shown shown(samples::calledCounter(9));
    shown.press(Qt::Key_F12);
    shown.face.refused("AlreadyDone");
    CHECK(shown.says(u"这一步已经办过了"_s));
    shown.face.heard({.epoch = "e", .seq = 1234, .at = samples::now() + 8s});
    shown.pass(8s);
    CHECK_FALSE(shown.says(u"这一步已经办过了"_s));
}

TEST_CASE("the panel counts the seconds of a call and of a service", "[counter]")
{
    Shown shown(samples::calledCounter(17, 2));
    CHECK(shown.says(u"0:18"_s));
    CHECK(shown.says(u"第 2 次呼叫"_s));
    shown.show(samples::servingCounter());
    shown.pass(3s);
    CHECK(shown.says(u"4:16"_s));
}

TEST_CASE("only a called number lies on yellow, and not when it may be over", "[counter]")
{
    const auto onYellow = [](const CounterFace& face) {
        return std::ranges::any_of(face.sheet(), [](const auto& item) {
            const auto* fill = std::get_if<kit::flat::Fill>(&item);
            return fill != nullptr && fill->fill == kit::colour::call;
        });
    };
    Shown shown(samples::calledCounter());
    CHECK(onYellow(shown.face));
    shown.face.unlinked();
    CHECK_FALSE(onYellow(shown.face));
    shown.show(samples::servingCounter());
    CHECK_FALSE(onYellow(shown.face));
    shown.show(samples::idleCounter());
    CHECK_FALSE(onYellow(shown.face));
}

TEST_CASE("the list shows who waits and how many more", "[counter]")
{
    auto view = samples::idleCounter();
    CHECK(Shown(view).says(u"A042"_s));
    CHECK(Shown(view).says(u"优先"_s));
    view.waiting.resize(50, view.waiting.front());
    view.waitingCount = 200;
    Shown crowded(view);
    CHECK(crowded.says(u"等候 200 人"_s));
    CHECK(crowded.says(u"还有 194 人"_s));

    crowded.face.resize(420, 1000);
    QCoreApplication::sendPostedEvents();
    CHECK(crowded.says(u"还有 189 人"_s));
}

TEST_CASE("the list tells how long its last one still has to wait, where that can be told",
          "[counter]")
{
    auto view = samples::idleCounter();
    CHECK(Shown(view).says(u"最长已等 16 分钟"_s));
    view.waiting.back().wait = WaitRange{.low = 25, .high = 40};
    CHECK(Shown(view).says(u"最后一位还要约 25–40 分钟"_s));
    view.waiting.back().wait = WaitRange{.low = 0, .high = 3};
    CHECK(Shown(view).says(u"最后一位还要 3 分钟以内"_s));
}

TEST_CASE("who doesn't see the panel is told the state and the keys", "[counter]")
{
    Shown shown(samples::calledCounter(9));
    CHECK(shown.face.accessibleDescription().startsWith(u"3 号窗口，已呼叫，A035"_s));
    CHECK(shown.face.keys().front()->accessibleName() == u"开始办理, F12"_s);
    shown.face.unlinked();
    CHECK_FALSE(shown.face.keys().front()->accessibleDescription().isEmpty());
    CHECK(shown.face.accessibleDescription().contains(u"断开"_s));
}

TEST_CASE("texts and keys fit and English is whole, in every state", "[counter]")
{
    auto closedHall = samples::closedCounter();
    closedHall.hall.taking = protocol::Taking::DayClosed;
    auto stopped = samples::calledCounter(3);
    stopped.hall.taking = protocol::Taking::NotDurable;
    auto clock = samples::servingCounter();
    clock.hall.taking = protocol::Taking::ClockSuspected;
    for (const auto language : {kit::Language::Zh, kit::Language::En}) {
        kit::Translation translation;
        translation.set(language);
        for (const auto& view : {samples::idleCounter(),
                                 samples::alone(samples::idleCounter()),
                                 samples::calledCounter(3),
                                 samples::servingCounter(),
                                 samples::alone(samples::servingCounter()),
                                 samples::pausedCounter(),
                                 samples::withAside(samples::idleCounter()),
                                 samples::withAside(samples::servingCounter()),
                                 samples::closedCounter(),
                                 closedHall,
                                 stopped,
                                 clock}) {
            Shown shown(view, language);
            for (const Duration later : {0ms, 80000ms}) {
                shown.pass(later);
                CHECK(kit::flat::overflowing(shown.face.sheet()).join(u'\n').toStdString().empty());
                for (const DeskKey* key : shown.face.keys()) {
                    INFO(key->text().toStdString());
                    CHECK(key->fits());
                }
                for (const QString& text : kit::flat::texts(shown.face.sheet())) {
                    INFO(text.toStdString());
                    CHECK((language == kit::Language::Zh || !hasHanzi(text)));
                }
            }
        }
    }
}
