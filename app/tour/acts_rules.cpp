// SPDX-License-Identifier: Apache-2.0
#include "app/tour/acts.h"

namespace hall::tour {

using namespace Qt::StringLiterals;

namespace {

constexpr int helpCounter = 6;

void toAreas(Program& kiosk)
{
    kiosk.ask(u"wait 点下面您要办的事"_s);
    kiosk.ask(u"touch 540 300"_s);
    kiosk.ask(u"wait 您要办什么事？"_s);
}

void toStart(Program& kiosk, int pages)
{
    for (int back = 0; back < pages; ++back) {
        kiosk.ask(u"click 返回"_s);
    }
    kiosk.ask(u"wait 点下面您要办的事"_s);
}

} // namespace

void oneThingOnce(Stage& stage)
{
    stage.course.step(u"parents take one number for all that a child's birth needs"_s);
    Program& kiosk = stage.kiosk;
    toAreas(kiosk);
    kiosk.ask(u"click 新生儿出生"_s);
    kiosk.ask(u"wait 办完这"_s);
    stage.shot(kiosk, u"kiosk-24-one-thing.png"_s, u"one thing, once: the steps on one number"_s);
    kiosk.ask(u"click 取号"_s);
    const Issued ticket = stage.newTicket();
    kiosk.ask(u"wait "_s + ticket.number);
    kiosk.ask(u"wait 先办这件"_s);
    stage.shot(kiosk, u"kiosk-25-one-thing-ticket.png"_s, u"the number with its steps"_s);
    stage.ticketShot(ticket, u"ticket-07-one-thing.png"_s, u"a ticket for several services"_s);
    kiosk.ask(u"click 完成"_s);
}

void listIsPrinted(Stage& stage)
{
    stage.course.step(u"a citizen answers two questions and prints what to bring"_s);
    Program& kiosk = stage.kiosk;
    kiosk.ask(u"wait 点下面您要办的事"_s);
    kiosk.ask(u"click 医疗保障"_s);
    kiosk.ask(u"click 医药费|手工报销"_s);
    kiosk.ask(u"wait 看的是"_s);
    stage.shot(kiosk, u"kiosk-26-question.png"_s, u"what to bring depends: the first question"_s);
    kiosk.ask(u"click 住院"_s);
    kiosk.ask(u"wait 因受伤住院吗"_s);
    stage.shot(kiosk, u"kiosk-27-question-second.png"_s, u"the next one, the answer above it"_s);
    kiosk.ask(u"click 是"_s);
    kiosk.ask(u"wait 请带上"_s);
    stage.shot(kiosk, u"kiosk-28-list.png"_s, u"the list after these answers"_s);
    kiosk.ask(u"click 打印清单"_s);
    kiosk.ask(u"wait 清单从屏幕下方出来"_s);
    stage.shot(kiosk, u"kiosk-29-list-printing.png"_s, u"the list without a number"_s);
    stage.keepPaper(u"tickets"_s,
                    u"请带上这些材料"_s,
                    u"ticket-11-checklist.png"_s,
                    u"the list of what to bring"_s);
    toStart(kiosk, 3);
}

void missedTicketReturns(Stage& stage)
{
    stage.course.step(u"a missed ticket comes back into the line"_s);
    Program& kiosk = stage.kiosk;
    const QString picture = u"ticket-08-missed.png"_s;
    const Issued ticket = stage.take(u"unresolved"_s, kioskStation);
    stage.ticketShot(ticket, picture, u"a ticket that will be missed"_s);
    stage.hall.command(u"counter.open"_s, {{u"counter"_s, helpCounter}, {u"clerk"_s, u"2099"_s}});
    stage.hall.command(u"counter.next"_s,
                       {{u"counter"_s, helpCounter}, {u"seen"_s, QJsonValue::Null}});
    stage.hall.command(u"counter.noShow"_s, {{u"counter"_s, helpCounter}, {u"seen"_s, ticket.id}});
    kiosk.ask(u"wait 已经取过号"_s);
    stage.showToScanner(stage.path(picture));
    kiosk.ask(u"wait 已经过号"_s);
    stage.shot(kiosk, u"kiosk-30-missed.png"_s, u"a missed ticket: one key brings it back"_s);
    kiosk.ask(u"click 重新排队"_s);
    kiosk.ask(u"wait 已经重新排上队了"_s);
    stage.shot(kiosk, u"kiosk-31-returned.png"_s, u"its new place"_s);
    kiosk.ask(u"click 知道了"_s);
    kiosk.ask(u"wait 点下面您要办的事"_s);
    stage.hall.command(u"ticket.cancel"_s, {{u"ticket"_s, ticket.id}});
    stage.hall.command(u"counter.close"_s,
                       {{u"counter"_s, helpCounter}, {u"seen"_s, QJsonValue::Null}});
}

void bookingIsNotFound(Stage& stage)
{
    stage.course.step(u"a booking is typed that the hall doesn't know"_s);
    Program& kiosk = stage.kiosk;
    toAreas(kiosk);
    kiosk.ask(u"click 预约取号"_s);
    kiosk.ask(u"wait 请输入预约号或身份证号"_s);
    stage.shot(kiosk, u"kiosk-32-booking.png"_s, u"one field for a booking or an ID number"_s);
    kiosk.ask(u"type YY20261123-007"_s);
    kiosk.ask(u"click 取号"_s);
    kiosk.ask(u"wait 没有找到您的预约"_s);
    stage.shot(kiosk, u"kiosk-33-booking-unknown.png"_s, u"what to do when it isn't found"_s);
    toStart(kiosk, 2);
}

} // namespace hall::tour
