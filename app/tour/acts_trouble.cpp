// SPDX-License-Identifier: Apache-2.0
#include "app/tour/acts.h"

namespace hall::tour {

using namespace Qt::StringLiterals;

namespace {

void goToConfirm(Program& kiosk)
{
    kiosk.ask(u"wait 点下面您要办的事"_s);
    kiosk.ask(u"click 社会保险"_s);
    kiosk.ask(u"click 养老金领取资格认证"_s);
}

} // namespace

void paperRunsOut(Stage& stage)
{
    stage.course.step(u"the paper runs out"_s);
    Program& kiosk = stage.kiosk;
    stage.printer.ask(u"paper out"_s);
    stage.untilPrinter(u"paper-out"_s);
    goToConfirm(kiosk);
    kiosk.ask(u"wait 这台机器没纸了"_s);
    stage.shot(kiosk, u"kiosk-12-confirm-no-paper.png"_s, u"told before the number is taken"_s);
    kiosk.ask(u"click 取号"_s);
    kiosk.ask(u"wait 没纸了，号已经取好"_s);
    const Issued ticket = stage.newTicket();
    kiosk.ask(u"wait "_s + ticket.number);
    stage.shot(kiosk, u"kiosk-13-no-paper.png"_s, u"the number without a ticket"_s);
    kiosk.ask(u"click 我记好了"_s);

    stage.course.step(u"the paper is back and the ticket comes out"_s);
    stage.printer.ask(u"paper ok"_s);
    stage.ticketShot(ticket, u"ticket-03-late.png"_s, u"printed when the paper was back"_s);
    stage.untilPrinter(u"ready"_s);
}

void priorityTicket(Stage& stage)
{
    stage.course.step(u"somebody of seventy gets a ticket in large print"_s);
    const Issued ticket = stage.take(u"card"_s, u"kiosk-1"_s, u"senior"_s);
    stage.ticketShot(ticket, u"ticket-04-priority.png"_s, u"large print, as for seniors"_s);
}

void servicesHaveLayouts(Stage& stage)
{
    stage.course.step(u"services have tickets of their own"_s);
    const Issued permit = stage.take(u"residence-permit"_s, u"kiosk-1"_s);
    stage.ticketShot(permit, u"ticket-09-bilingual.png"_s, u"a ticket in two languages"_s);
    const Issued collected = stage.take(u"collect"_s, u"kiosk-1"_s);
    stage.ticketShot(collected, u"ticket-10-collection.png"_s, u"the slip of who collects"_s);
    for (const Issued& ticket : {permit, collected}) {
        stage.hall.command(u"ticket.cancel"_s, {{u"ticket"_s, ticket.id}});
    }
}

void cableIsPulled(Stage& stage)
{
    constexpr qint64 intoTheTicket = 350;
    stage.course.step(u"the printer's cable is pulled while a ticket is being printed"_s);
    Program& kiosk = stage.kiosk;
    stage.printer.stop();
    stage.untilPrinter(u"offline"_s);
    goToConfirm(kiosk);
    kiosk.ask(u"wait 这台机器现在打不了票"_s);
    stage.shot(kiosk, u"kiosk-14-confirm-no-printer.png"_s, u"told that no ticket comes"_s);
    stage.startPrinter({u"unplug@%1"_s.arg(stage.bytesToOpen() + intoTheTicket)});
    stage.untilPrinter(u"ready"_s);
    kiosk.ask(u"click 取号"_s);
    const Issued ticket = stage.newTicket();
    stage.untilPaper(ticket, u"doubtful"_s);
    kiosk.ask(u"wait 票可能没打好"_s);
    stage.shot(kiosk, u"kiosk-15-doubtful.png"_s, u"the ticket may be damaged; the number holds"_s);
    kiosk.ask(u"click 我记好了"_s);

    stage.course.step(u"the cable is back and a marked reprint comes out"_s);
    stage.printer.ask(u"plug"_s);
    stage.ticketShot(
        ticket, u"ticket-05-reprint.png"_s, u"marked as a reprint, under the same number"_s);
}

void nodeIsKilled(Stage& stage)
{
    stage.course.step(u"the node is killed"_s);
    const int before = stage.waiting();
    stage.hall.close();
    stage.node.kill();
    stage.counter3.ask(u"wait 和大厅断开"_s);
    stage.shot(stage.counter3, u"counter-12-cut-off.png"_s, u"the counter without its hall"_s);
    stage.kiosk.ask(u"wait 断开"_s);
    stage.shot(stage.kiosk, u"kiosk-16-cut-off.png"_s, u"the kiosk without its hall"_s);
    stage.screen.ask(u"wait 没有更新"_s);
    stage.shot(stage.screen, u"screen-08-cut-off.png"_s, u"the age of what the screen shows"_s);
    stage.screenEnglish.ask(u"wait reconnecting"_s);
    stage.shot(stage.screenEnglish, u"screen-08-cut-off-en.png"_s, u"the same in English"_s);

    stage.course.step(u"the node is back with the same queue"_s);
    stage.startNode();
    stage.course.expect(stage.waiting() == before, u"another number of people waits"_s);
    stage.kiosk.ask(u"wait 共%1人"_s.arg(before));
    stage.screen.ask(u"gone 没有更新"_s);
    stage.counter3.ask(u"gone 和大厅断开"_s);
    stage.untilPrinter(u"ready"_s);
}

} // namespace hall::tour
