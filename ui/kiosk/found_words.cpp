// SPDX-License-Identifier: Apache-2.0
#include "ui/kiosk/found_words.h"

#include "ui/kit/words.h"

#include <algorithm>

namespace hall::kiosk {

using protocol::Found;

namespace {

QString counterOf(const protocol::TicketAnswer& ticket)
{
    return ticket.counter ? QString::number(*ticket.counter) : QString();
}

FoundWords ofHeld(const protocol::TicketAnswer& ticket)
{
    if (isAtOffice(ticket)) {
        return {.heading = FoundWords::tr("后台正在办，|办好就接着叫您"),
                .advice = FoundWords::tr("不用重新取号，请留意大屏幕叫 %1。")
                              .arg(kit::fromUtf8(ticket.number))};
    }
    return {.heading = FoundWords::tr("您的号给您留着"),
            .advice = ticket.counter
                          ? FoundWords::tr("东西拿来后，直接回 %1 号窗口，不用重新取号。")
                                .arg(counterOf(ticket))
                          : FoundWords::tr("东西拿来后，请到导办台，不用重新取号。")};
}

FoundWords ofMissed(const protocol::TicketAnswer& ticket)
{
    if (ticket.mayReturn) {
        return {.heading = FoundWords::tr("叫过这个号，已经过号"),
                .advice = FoundWords::tr("还要办，就点“重新排队”，号码不变。"),
                .mayReturn = true};
    }
    return {.heading = FoundWords::tr("叫过这个号，已经过号"),
            .advice = FoundWords::tr("请到导办台，工作人员会帮您；|也可以重新取号。"),
            .mayTake = true};
}

FoundWords ofTicket(const protocol::TicketAnswer& ticket)
{
    switch (ticket.state) {
    case TicketState::Called:
        return {.heading = FoundWords::tr("正在叫您，请现在去窗口"),
                .advice = FoundWords::tr("请到 %1 号窗口办理。").arg(counterOf(ticket))};
    case TicketState::Serving:
        return {.heading = FoundWords::tr("这个号正在办理"),
                .advice = FoundWords::tr("请到 %1 号窗口。").arg(counterOf(ticket))};
    case TicketState::Finished:
        return {.heading = FoundWords::tr("这个号已经办完"),
                .advice = FoundWords::tr("还要办别的事，请重新取号。"),
                .mayTake = true};
    case TicketState::NoShow:
        return ofMissed(ticket);
    case TicketState::Held:
        return ofHeld(ticket);
    case TicketState::Cancelled:
        return {.heading = FoundWords::tr("这个号已经取消"),
                .advice = FoundWords::tr("要办事，请重新取号。"),
                .mayTake = true};
    case TicketState::Expired:
        return {.heading = FoundWords::tr("今天已经下班，|这个号不能用了"),
                .advice = FoundWords::tr("请在开门时间再来取号。")};
    case TicketState::Waiting:
        break;
    }
    return {
        .heading = FoundWords::tr("您的号在排队"),
        .advice =
            FoundWords::tr("请留意大屏幕，叫到 %1 就去窗口。").arg(kit::fromUtf8(ticket.number)),
        .mayGiveUp = true};
}

} // namespace

/// What came before: how he got here, what he has done.
void FoundWords::addPast(const Visit& visit)
{
    const TicketState state = visit.reading.ticket->state;
    if (state == TicketState::Waiting && visit.done == Errand::Return) {
        heading = tr("已经重新排上队了");
    } else if (state == TicketState::Waiting && visit.had) {
        heading = tr("您已经有号了，正在排队");
    } else if (state == TicketState::Cancelled && visit.done == Errand::Cancel) {
        heading = tr("已经放弃排队");
    }
}

bool isAtOffice(const protocol::TicketAnswer& ticket)
{
    const auto now = std::ranges::find_if(ticket.steps, &protocol::StepLine::now);
    return ticket.state == TicketState::Held && now != ticket.steps.begin() &&
           now != ticket.steps.end() && std::prev(now)->done && std::prev(now)->backOffice;
}

/// Of signed codes of appointments.
std::optional<FoundWords> FoundWords::ofSigned(Found found)
{
    const QString other = tr("请打开最新的预约码再扫一次；|也可以点“取号”，输预约号或身份证号。");
    switch (found) {
    case Found::CodeInvalid:
        return FoundWords{.heading = tr("这个预约码核对不上"), .advice = other, .mayTake = true};
    case Found::CodeExpired:
        return FoundWords{.heading = tr("这个预约码已经过期"), .advice = other, .mayTake = true};
    case Found::CodeEarly:
        return FoundWords{.heading = tr("这个预约码还没到能用的时候"),
                          .advice = tr("请到预约的时间再扫。|现在就要办，可以直接取号。"),
                          .mayTake = true};
    case Found::CodeOfOtherHall:
        return FoundWords{.heading = tr("这是别的大厅的预约"),
                          .advice = tr("请看预约里写的大厅名称。|要在这里办，请在这里取号。"),
                          .mayTake = true};
    case Found::NotBooked:
        return FoundWords{.heading = tr("大厅里没有这个预约"),
                          .advice = tr("请到导办台，工作人员会帮您；|也可以现在取号排队。"),
                          .mayTake = true};
    default:
        return std::nullopt;
    }
}

/// Of public identity codes.
std::optional<FoundWords> FoundWords::ofPerson(Found found)
{
    switch (found) {
    case Found::Checking:
        return FoundWords{.heading = tr("正在核对身份码"),
                          .advice = tr("几秒就好，不用再扫。|不想等，可以直接取号。"),
                          .mayTake = true};
    case Found::Person:
        return FoundWords{.heading = tr("身份码核对好了"),
                          .advice = tr("请点“取号”选要办的事，|不用再输身份证号。"),
                          .mayTake = true};
    case Found::PersonRefused:
        return FoundWords{.heading = tr("这个身份码没有通过核对"),
                          .advice =
                              tr("请在手机上刷新身份码再扫一次；|也可以点“取号”，用身份证号取。"),
                          .mayTake = true};
    case Found::PersonUnreachable:
        return FoundWords{.heading = tr("现在核对不了身份码"),
                          .advice =
                              tr("不用等，请点“取号”选要办的事；|要号码时输身份证号，一样取。"),
                          .mayTake = true};
    default:
        return std::nullopt;
    }
}

FoundWords FoundWords::of(const Visit& visit)
{
    if (const auto words = ofSigned(visit.reading.found)) {
        return *words;
    }
    if (const auto words = ofPerson(visit.reading.found)) {
        return *words;
    }
    switch (visit.reading.found) {
    case Found::Ticket:
        if (visit.reading.ticket) {
            FoundWords words = ofTicket(*visit.reading.ticket);
            words.addPast(visit);
            return words;
        }
        break;
    case Found::EarlierDay:
        return {.heading = tr("这是以前的票，|今天不能用"),
                .advice = tr("号码只在当天有效。|要办事，请重新取号。"),
                .mayTake = true};
    case Found::OtherHall:
        return {.heading = tr("这是别的大厅的票"),
                .advice = tr("请看票上写的大厅名称。|要在这里办，请在这里取号。"),
                .mayTake = true};
    default:
        break;
    }
    return {.heading = tr("这个码在这里用不了"),
            .advice = tr("请扫号票上的二维码，|或者点“取号”选要办的事。"),
            .mayTake = true};
}

} // namespace hall::kiosk
