// SPDX-License-Identifier: Apache-2.0
#include "app/tour/acts.h"

#include <QJsonArray>

#include <vector>

namespace hall::tour {

using namespace Qt::StringLiterals;

namespace {

constexpr int many = 200;
constexpr int everyFewthIsSenior = 7;

void callIsOnTheScreen(Stage& stage, int counter)
{
    const QString number = stage.numberAt(counter);
    stage.course.expect(!number.isEmpty(), u"nobody was called to counter %1"_s.arg(counter));
    stage.screen.ask(u"wait "_s + number);
}

/// Clerks whose panels nobody looks at.
void openAndCall(Stage& stage, const std::vector<int>& counters)
{
    for (const int counter : counters) {
        stage.hall.command(u"counter.open"_s,
                           {{u"counter"_s, counter}, {u"clerk"_s, u"20%1"_s.arg(counter)}});
        stage.hall.command(u"counter.next"_s,
                           {{u"counter"_s, counter}, {u"seen"_s, QJsonValue::Null}});
        callIsOnTheScreen(stage, counter);
    }
}

void firstCall(Stage& stage)
{
    Program& counter = stage.counter3;
    stage.course.step(u"the clerk of counter 3 calls, and the screen shows it"_s);
    counter.ask(u"wait 下一位"_s);
    stage.shot(counter, u"counter-04-idle.png"_s, u"who comes next, and who waits"_s);
    counter.ask(u"press F12 已呼叫"_s);
    stage.shot(counter, u"counter-05-called.png"_s, u"called; the citizen is on the way"_s);
    stage.counterEnglish.ask(u"wait Called"_s);
    stage.shot(stage.counterEnglish, u"counter-05-called-en.png"_s, u"the same in English"_s);
    callIsOnTheScreen(stage, 3);
    stage.shot(stage.screen, u"screen-03-call.png"_s, u"the latest call"_s);

    stage.course.step(u"the clerk calls again"_s);
    counter.ask(u"press F2 第2次呼叫"_s);
    stage.shot(counter, u"counter-06-recalled.png"_s, u"called a second time"_s);
}

void oneAfterTheOther(Stage& stage)
{
    Program& counter = stage.counter3;
    stage.course.step(u"the clerk starts, finishes and has the next one with one key"_s);
    counter.ask(u"press F12 办理中"_s);
    stage.shot(
        counter, u"counter-07-serving.png"_s, u"serving; one key finishes and calls the next"_s);
    stage.screen.ask(u"wait 正在办理"_s);
    stage.shot(stage.screen, u"screen-04-serving.png"_s, u"the citizen has arrived"_s);
    counter.ask(u"press F12 已呼叫"_s);
    callIsOnTheScreen(stage, 3);

    stage.course.step(u"nobody comes"_s);
    counter.ask(u"press F4 空闲"_s);
    stage.shot(counter, u"counter-08-after-no-show.png"_s, u"after a no-show"_s);
}

} // namespace

void clerkServes(Stage& stage)
{
    firstCall(stage);
    oneAfterTheOther(stage);

    Program& counter = stage.counter3;
    stage.course.step(u"a call is taken back"_s);
    const Issued ticket = stage.take(u"card"_s);
    counter.ask(u"press F12 已呼叫"_s);
    counter.ask(u"press F5 空闲"_s);
    counter.ask(u"wait "_s + ticket.number);
    stage.shot(
        counter, u"counter-09-uncalled.png"_s, u"the call was taken back; first in line again"_s);

    stage.course.step(u"the clerk pauses and resumes"_s);
    counter.ask(u"press F9 为什么暂停"_s);
    counter.ask(u"press 1 暂停中"_s);
    stage.shot(counter, u"counter-10-paused.png"_s, u"paused, with a reason"_s);
    counter.ask(u"press F12 空闲"_s);
}

void clerkSetsAside(Stage& stage)
{
    Program& counter = stage.counter3;
    stage.course.step(u"a citizen fetches a paper and comes back"_s);
    (void)stage.take(u"card"_s);
    counter.ask(u"press F12 已呼叫"_s);
    counter.ask(u"press F12 办理中"_s);
    counter.ask(u"press F7 怎样挂起"_s);
    stage.shot(counter, u"counter-20-hold.png"_s, u"three ways to set a ticket aside"_s);
    counter.ask(u"press 2 空闲"_s);
    counter.ask(u"press F7 接着办哪一位"_s);
    stage.shot(counter, u"counter-21-held.png"_s, u"who was set aside, to be taken up again"_s);
    counter.ask(u"press 1 办理中"_s);

    stage.course.step(u"the clerk looks where else the citizen could go"_s);
    counter.ask(u"press F6 转到哪里"_s);
    counter.ask(u"press 1 转到哪个事项"_s);
    stage.shot(counter, u"counter-22-transfer.png"_s, u"a transfer to another service"_s);
    counter.ask(u"key Esc"_s);
    counter.ask(u"gone 转到哪个事项"_s);

    stage.course.step(u"a press is taken back"_s);
    counter.ask(u"press F3 可以撤销"_s);
    stage.shot(counter, u"counter-23-undo.png"_s, u"the last press can be taken back"_s);
    counter.ask(u"press F11 办理中"_s);
    counter.ask(u"press F3 空闲"_s);
    counter.ask(u"gone 可以撤销"_s);
}

void twoAreCalledAtOnce(Stage& stage)
{
    stage.course.step(u"two counters call within ten seconds"_s);
    for (const char* service : {"company-setup", "company-setup", "card", "card", "card", "card"}) {
        (void)stage.take(QString::fromLatin1(service));
    }
    stage.counter8.ask(u"press F12 已呼叫"_s);
    stage.counter3.ask(u"press F12 已呼叫"_s);
    callIsOnTheScreen(stage, 8);
    callIsOnTheScreen(stage, 3);
    stage.shot(
        stage.screen, u"screen-05-two-calls.png"_s, u"two calls share the place of the latest"_s);
    stage.screenEnglish.ask(u"wait "_s + stage.numberAt(3));
    stage.shot(stage.screenEnglish, u"screen-05-two-calls-en.png"_s, u"the same in English"_s);

    stage.course.step(u"more counters call"_s);
    stage.counter8.ask(u"press F12 办理中"_s);
    openAndCall(stage, {1, 2});
    stage.shot(
        stage.screen, u"screen-06-last-calls.png"_s, u"the latest call and those before it"_s);
}

void manyWait(Stage& stage)
{
    stage.course.step(u"two hundred wait"_s);
    const QJsonObject view =
        stage.hall.until(u"the kiosk's view is there"_s, [](const QJsonObject&) { return true; });
    QStringList services;
    const QJsonArray areas = view[u"areas"_s].toArray();
    for (const auto area : areas) {
        const QJsonArray ofArea = area[u"services"_s].toArray();
        for (const auto service : ofArea) {
            services.append(service[u"code"_s].toString());
        }
    }
    stage.course.expect(!services.isEmpty(), u"the kiosk's view has no services"_s);
    for (int i = 0; i < many && stage.course.goesOn(); ++i) {
        const bool senior = i % everyFewthIsSenior == 0;
        (void)stage.take(
            services[i % services.size()], u"desk"_s, senior ? u"senior"_s : QString{});
    }
    openAndCall(stage, {4, 7, 9, 12, 15});
    const QString all = QString::number(stage.waiting());
    Program& kiosk = stage.kiosk;
    kiosk.ask(u"wait 共%1人"_s.arg(all));
    stage.shot(kiosk, u"kiosk-08-attract-200.png"_s, u"200 wait"_s);
    kiosk.ask(u"touch 540 300"_s);
    kiosk.ask(u"wait 您要办什么事？"_s);
    stage.shot(kiosk, u"kiosk-09-areas-200.png"_s, u"200 wait: areas"_s);
    kiosk.ask(u"click 社会保险"_s);
    kiosk.ask(u"wait 养老金领取资格认证"_s);
    stage.shot(kiosk, u"kiosk-10-services-200.png"_s, u"200 wait: services"_s);
    kiosk.ask(u"click 养老金领取资格认证"_s);
    kiosk.ask(u"wait 按取号"_s);
    stage.shot(kiosk, u"kiosk-11-confirm-200.png"_s, u"200 wait: confirm"_s);
    for (int back = 0; back < 3; ++back) {
        kiosk.ask(u"click 返回"_s);
    }
    kiosk.ask(u"wait 点下面您要办的事"_s);
    stage.counter3.ask(u"wait 还有"_s);
    stage.shot(stage.counter3, u"counter-11-200.png"_s, u"200 wait: the counter"_s);
    stage.screen.ask(u"wait %1人"_s.arg(all));
    stage.shot(stage.screen, u"screen-07-200.png"_s, u"200 wait: the hall screen"_s);
    stage.shot(stage.screenEnglish, u"screen-07-200-en.png"_s, u"the same in English"_s);
}

} // namespace hall::tour
