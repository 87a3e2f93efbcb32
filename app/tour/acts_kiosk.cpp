// SPDX-License-Identifier: Apache-2.0
#include "app/tour/acts.h"

namespace hall::tour {

using namespace Qt::StringLiterals;

void closedBeforeTheDay(Stage& stage)
{
    stage.course.step(u"the hall is closed"_s);
    stage.kiosk.ask(u"wait 开门"_s);
    stage.shot(stage.kiosk, u"kiosk-01-closed.png"_s, u"the kiosk before the doors open"_s);
    stage.kiosk.ask(u"click English"_s);
    stage.kiosk.ask(u"wait Opens"_s);
    stage.shot(stage.kiosk, u"kiosk-01-closed-en.png"_s, u"the same in English"_s);
    stage.kiosk.ask(u"click 简体中文"_s);
    stage.counter3.ask(u"wait 大厅现在没有营业"_s);
    stage.shot(stage.counter3, u"counter-01-closed.png"_s, u"a counter before the doors open"_s);
    stage.screen.ask(u"wait 开门"_s);
    stage.shot(stage.screen, u"screen-01-closed.png"_s, u"the hall screen before the doors open"_s);
    stage.screenEnglish.ask(u"gone Connecting"_s);
    stage.shot(stage.screenEnglish, u"screen-01-closed-en.png"_s, u"the same in English"_s);
}

void dayOpens(Stage& stage)
{
    stage.course.step(u"the day opens"_s);
    stage.hall.command(u"day.open"_s, {{u"day"_s, stage.day()}, {u"timeConfirmed"_s, true}});
    stage.kiosk.ask(u"wait 点下面您要办的事"_s);
    stage.shot(stage.kiosk, u"kiosk-02-attract.png"_s, u"the kiosk invites; nobody waits"_s);
    stage.screen.ask(u"wait 还没有叫号"_s);
    stage.shot(
        stage.screen, u"screen-02-no-call.png"_s, u"the hall screen before the first call"_s);
    stage.counter3.ask(u"wait 请输入工号签到"_s);
    stage.shot(stage.counter3, u"counter-02-sign-in.png"_s, u"a counter waits for its clerk"_s);
    stage.counterEnglish.ask(u"wait Type your clerk number"_s);
    stage.shot(stage.counterEnglish, u"counter-02-sign-in-en.png"_s, u"the same in English"_s);

    stage.course.step(u"clerks sign in at counters 3 and 8"_s);
    stage.counter3.ask(u"type 1031"_s);
    stage.counter3.ask(u"press F12 空闲"_s);
    stage.shot(stage.counter3, u"counter-03-nobody.png"_s, u"signed in; nobody waits"_s);
    stage.counter8.ask(u"type 1032"_s);
    stage.counter8.ask(u"press F12 空闲"_s);
}

void citizenTakesANumber(Stage& stage)
{
    stage.course.step(u"a citizen takes a number in three presses"_s);
    Program& kiosk = stage.kiosk;
    kiosk.ask(u"touch 540 300"_s);
    kiosk.ask(u"wait 您要办什么事？"_s);
    stage.shot(kiosk, u"kiosk-03-areas.png"_s, u"all areas"_s);
    kiosk.ask(u"click 社会保险"_s);
    kiosk.ask(u"wait 养老金领取资格认证"_s);
    stage.shot(kiosk, u"kiosk-04-services.png"_s, u"the services of an area"_s);
    kiosk.ask(u"click 养老金领取资格认证"_s);
    kiosk.ask(u"wait 按取号"_s);
    stage.shot(kiosk, u"kiosk-05-confirm.png"_s, u"what holds before the number is taken"_s);
    kiosk.ask(u"click 取号"_s);
    kiosk.ask(u"wait 您的号码"_s);
    stage.shot(kiosk, u"kiosk-06-ticket.png"_s, u"the number; its ticket is being printed"_s);

    stage.course.step(u"the ticket is printed"_s);
    const Issued ticket = stage.newTicket();
    kiosk.ask(u"wait "_s + ticket.number);
    stage.ticketShot(ticket, u"ticket-01-normal.png"_s, u"the ticket of the first citizen"_s);
    kiosk.ask(u"wait 票已经打好"_s);
    stage.shot(kiosk, u"kiosk-07-ticket-printed.png"_s, u"the ticket lies below the screen"_s);
    kiosk.ask(u"click 完成"_s);
    kiosk.ask(u"wait 点下面您要办的事"_s);
    ticketIsScanned(stage, ticket, stage.path(u"ticket-01-normal.png"_s));
    kiosk.ask(u"wait 点下面您要办的事"_s);
}

void visitorReadsEnglish(Stage& stage)
{
    stage.course.step(u"a visitor takes a number in English"_s);
    Program& kiosk = stage.kiosk;
    kiosk.ask(u"click English"_s);
    kiosk.ask(u"wait Take a number"_s);
    stage.shot(kiosk, u"kiosk-02-attract-en.png"_s, u"the kiosk invites in English"_s);
    kiosk.ask(u"touch 540 300"_s);
    kiosk.ask(u"wait What would you like to do?"_s);
    stage.shot(kiosk, u"kiosk-03-areas-en.png"_s, u"all areas in English"_s);
    kiosk.ask(u"click Social|insurance"_s);
    kiosk.ask(u"wait Pension eligibility check"_s);
    stage.shot(kiosk, u"kiosk-04-services-en.png"_s, u"services in English"_s);
    kiosk.ask(u"click Retirement|application"_s);
    kiosk.ask(u"wait Bring these"_s);
    stage.shot(kiosk, u"kiosk-05-confirm-en.png"_s, u"the confirm page in English"_s);
    kiosk.ask(u"click Take a number"_s);
    const Issued ticket = stage.newTicket();
    kiosk.ask(u"wait "_s + ticket.number);
    stage.shot(kiosk, u"kiosk-06-ticket-en.png"_s, u"the ticket page in English"_s);
    stage.ticketShot(ticket, u"ticket-02-english-visitor.png"_s, u"the ticket of the visitor"_s);
    kiosk.ask(u"click Done"_s);
    kiosk.ask(u"wait 点下面您要办的事"_s);
}

void dayCloses(Stage& stage)
{
    stage.course.step(u"the day closes"_s);
    stage.hall.command(u"day.close"_s, {});
    stage.kiosk.ask(u"wait 开门"_s);
    stage.shot(stage.kiosk, u"kiosk-18-closed.png"_s, u"the kiosk after the day has closed"_s);
    stage.counter3.ask(u"wait 大厅现在没有营业"_s);
    stage.shot(stage.counter3, u"counter-18-closed.png"_s, u"a counter after the day has closed"_s);
    stage.screen.ask(u"wait 开门"_s);
    stage.shot(stage.screen, u"screen-18-closed.png"_s, u"the hall screen after the day"_s);

    stage.course.step(u"the journal is verified and kept"_s);
    stage.stopFaces();
    stage.hall.close();
    stage.node.stop();
    stage.printer.ask(u"quit"_s);
    stage.keepJournal();
}

} // namespace hall::tour
