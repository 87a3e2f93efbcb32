// SPDX-License-Identifier: Apache-2.0
#include "ui/kiosk/refusal_words.h"

namespace hall::kiosk {

using namespace Qt::StringLiterals;

QString When::text(Time then, Time now, kit::Language language)
{
    const QDateTime at = kit::local(then);
    const QString clock = kit::minuteText(at.time().hour() * 60 + at.time().minute());
    switch (kit::local(now).date().daysTo(at.date())) {
    case 0:
        return tr("今天 %1").arg(clock);
    case 1:
        return tr("明天 %1").arg(clock);
    default:
        return tr("%1%2 %3").arg(
            kit::dateText(then, language), kit::weekdayText(then, language), clock);
    }
}

RefusalWords RefusalWords::of(const Refused& refused, const Moment& moment)
{
    const auto rejection = parseRejection(refused.why);
    return rejection ? ofHall(*rejection, refused, moment) : ofTrouble(refused);
}

RefusalWords RefusalWords::ofErrand(Errand errand)
{
    switch (errand) {
    case Errand::Return:
        return {.heading = tr("现在不能重新排队"),
                .advice = tr("您的号没有变。请到导办台，工作人员会帮您。")};
    case Errand::Sheet:
        return {.heading = tr("清单现在打不出来"),
                .advice = tr("请给屏幕拍张照，或到导办台要一张。")};
    case Errand::Reprint:
        return {.heading = tr("现在补打不了号票"),
                .advice = tr("您的号没有变。请拍照或记下号码，没有票也一样叫到您。")};
    case Errand::Cancel:
        return {.heading = tr("现在取消不了"),
                .advice = tr("您的号还在。请再按一次，或到导办台。"),
                .again = true};
    case Errand::Take:
    case Errand::CheckIn:
        break;
    }
    return {.heading = tr("现在取不了号"),
            .advice = tr("没有取到号。请到导办台，工作人员会帮您。")};
}

RefusalWords RefusalWords::ofTrouble(const Refused& refused)
{
    if (refused.why == "Busy") {
        return {.heading = tr("刚才太忙，没有办成"), .advice = tr("请再按一次。"), .again = true};
    }
    if (refused.why == "WrongNumber") {
        return {.heading = tr("这个号码用不了"),
                .advice = tr("请对着身份证再输一遍，或到导办台，工作人员会帮您。"),
                .again = true};
    }
    return ofErrand(refused.errand);
}

QString RefusalWords::from(const Refused& refused, const Moment& moment, const QString& otherwise)
{
    return refused.next
               ? tr("%1 起可以取号。").arg(When::text(*refused.next, moment.now, moment.language))
               : otherwise;
}

RefusalWords RefusalWords::ofHall(Rejection rejection, const Refused& refused, const Moment& moment)
{
    const QString guide = tr("请到导办台，工作人员会帮您。");
    switch (rejection) {
    case Rejection::TooLate:
        return {.heading = tr("按得太久了，没有办成"), .advice = tr("请再按一次。"), .again = true};
    case Rejection::DayNotOpen:
        return {.heading = tr("现在没有开门，还不能取号"), .advice = from(refused, moment, guide)};
    case Rejection::ClockSuspected:
        return {.heading = tr("大厅的时间要先核对，暂时不发号"), .advice = guide};
    case Rejection::UnknownService:
    case Rejection::UnknownVisit:
        return {.heading = tr("这件事现在不在这里取号"),
                .advice = tr("请到导办台问一下在哪里办。")};
    case Rejection::HallFull:
        return {.heading = tr("今天等的人太多，先不发号了"), .advice = guide};
    case Rejection::IdentityRequired:
        return {.heading = tr("这件事要先输入身份证号"),
                .advice = tr("请输入身份证号，再按取号。"),
                .again = true};
    case Rejection::ClassNotProven:
        return {.heading = tr("这样优先，要先看证件"),
                .advice = tr("请带证件到导办台；再按取号，取的是普通号。"),
                .again = true};
    case Rejection::TooManyUnbound:
        return {.heading = tr("刚才取号的人太多"),
                .advice = tr("请稍等一分钟，再按一次。"),
                .again = true};
    case Rejection::TooManyReprints:
        return {.heading = tr("这张号票已经补打过几次"),
                .advice = tr("请拍照或记下号码，没有票也一样叫到您。")};
    case Rejection::TicketNotWaiting:
        return {.heading = tr("这个号已经不在排队了"), .advice = guide};
    case Rejection::UnknownMaterial:
        return {.heading = tr("这件事没有要带的清单"),
                .advice = tr("可以直接取号，窗口会告诉您要带什么。")};
    case Rejection::OutsideHours:
    case Rejection::CutOff:
    case Rejection::QuotaUsed:
    case Rejection::SubjectQuotaUsed:
    case Rejection::LiveTicket:
        return ofLimit(rejection, refused, moment);
    case Rejection::TicketNotMissed:
    case Rejection::MissedIsVoid:
    case Rejection::MissedIsClerks:
    case Rejection::ReinstatedTooOften:
    case Rejection::UnknownTicket:
    case Rejection::TicketOfEarlierDay:
        return ofReturn(rejection);
    case Rejection::NoAppointments:
    case Rejection::PersonBlocked:
    case Rejection::UnknownAppointment:
    case Rejection::AppointmentUsed:
    case Rejection::AppointmentTooEarly:
    case Rejection::AppointmentTooLate:
    case Rejection::AppointmentOtherDay:
        return ofBooking(rejection, refused, moment);
    default: // Nothing that he could change: who made hall.toml or runs the node has to look.
        return ofErrand(refused.errand);
    }
}

RefusalWords
RefusalWords::ofLimit(Rejection rejection, const Refused& refused, const Moment& moment)
{
    switch (rejection) {
    case Rejection::OutsideHours:
        return {.heading = tr("这件事现在不发号"),
                .advice = from(refused, moment, tr("请到导办台问一下什么时候能办。"))};
    case Rejection::CutOff:
        return {.heading = tr("离下班太近，这件事来不及办"),
                .advice = from(refused, moment, tr("请换个时间再来，或到导办台问一下。"))};
    case Rejection::QuotaUsed:
        return {.heading = tr("今天的号已取完"),
                .advice = from(refused, moment, tr("请明天早点来，或到导办台问一下能不能预约。"))};
    case Rejection::LiveTicket:
        return {.heading = tr("您办这件事已经有号了"),
                .advice = tr("请用手上的号；票丢了，请到导办台。"),
                .again = false,
                .good = true};
    default:
        return {.heading = tr("您今天办这件事的号已经取够了"),
                .advice = from(refused, moment, tr("请改天再来；有急事请到导办台。"))};
    }
}

RefusalWords RefusalWords::ofReturn(Rejection rejection)
{
    const QString anew = tr("要办事，请重新取号。");
    switch (rejection) {
    case Rejection::TicketNotMissed:
        return {.heading = tr("这个号没有过号，不用重新排队"),
                .advice = tr("请再扫一次票，看排到哪里。"),
                .again = false,
                .good = true};
    case Rejection::MissedIsVoid:
        return {.heading = tr("过了的号在这里不能再用"), .advice = anew};
    case Rejection::MissedIsClerks:
        return {.heading = tr("过了的号由窗口接着叫"),
                .advice = tr("请到原来的窗口说一声，或到导办台。")};
    case Rejection::ReinstatedTooOften:
        return {.heading = tr("这个号不能再重新排队了"),
                .advice = tr("请重新取号，或到导办台问一下。")};
    case Rejection::TicketOfEarlierDay:
        return {.heading = tr("这是以前的票，今天不能用"), .advice = anew};
    default:
        return {.heading = tr("没有找到这个号"), .advice = anew};
    }
}

RefusalWords
RefusalWords::ofBooking(Rejection rejection, const Refused& refused, const Moment& moment)
{
    const QString anyway = tr("也可以不用预约，直接取号。");
    switch (rejection) {
    case Rejection::UnknownAppointment:
        return {.heading = tr("没有找到您的预约"),
                .advice = tr("请看看号码有没有输错；没错就到导办台。"),
                .again = true};
    case Rejection::AppointmentUsed:
        return {.heading = tr("这个预约已经取过号，或者已经过时"), .advice = anyway, .again = true};
    case Rejection::AppointmentTooEarly:
        return {.heading = tr("来得早，还没到取号的时间"),
                .advice = from(refused, moment, tr("请在约好的时间前不久再来。")),
                .again = true};
    case Rejection::AppointmentTooLate:
        return {.heading = tr("约好的时间已经过了"), .advice = anyway, .again = true};
    case Rejection::AppointmentOtherDay:
        return {.heading = tr("这个预约不是今天的"),
                .advice = from(refused, moment, tr("请在约好的那天再来；今天要办，请直接取号。")),
                .again = true};
    case Rejection::PersonBlocked:
        return {.heading = tr("几次约了没来，暂时不能用预约"), .advice = anyway, .again = true};
    default:
        return {.heading = tr("这件事不用预约"), .advice = anyway, .again = true};
    }
}

RefusalWords RefusalWords::unanswered(Errand errand)
{
    const bool takes = errand == Errand::Take || errand == Errand::CheckIn;
    return {.heading = takes ? tr("大厅还没有回答，号可能已经取好") : tr("大厅还没有回答"),
            .advice = tr("请稍等，一有回答就会显示在这里。"),
            .again = false};
}

} // namespace hall::kiosk
