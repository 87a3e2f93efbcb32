// SPDX-License-Identifier: Apache-2.0
#include "tests/counter/samples.h"

#include <QDateTime>

#include <utility>

namespace hall::samples {

using namespace std::chrono_literals;

namespace {

protocol::CounterTicket ticket(const std::string& number, const Name& service, int minutesAgo)
{
    protocol::CounterTicket made;
    made.id = {"kiosk-1-" + number};
    made.number = number;
    made.service = service;
    made.issuedAt = now() - std::chrono::minutes{minutesAgo};
    return made;
}

protocol::CounterTicket currentTicket()
{
    auto made = ticket("A035", {"养老金领取资格认证", "Pension entitlement check", ""}, 18);
    made.priority = {"aged"};
    made.priorityName = {"70 岁以上", "Aged 70 and over", ""};
    return made;
}

} // namespace

Time now()
{
    const QDateTime moment(QDate(2026, 11, 23), QTime(9, 12, 20));
    return Time{Duration{moment.toMSecsSinceEpoch()}};
}

protocol::CounterView idleCounter()
{
    protocol::CounterView view;
    view.stamp = {.epoch = "e", .seq = 1234, .at = now()};
    view.hall.name = {"示例区政务服务中心", "Example District Government Service Hall", ""};
    view.hall.day = "2026-11-23";
    view.counter = 3;
    view.name = {"3 号窗口", "Counter 3", ""};
    view.state = protocol::CounterState::Open;
    view.clerk = {"1031"};
    view.waiting = {
        ticket("A036", {"养老关系转入转出", "Pension transfer", ""}, 16),
        ticket("A037", {"社保卡申领、补换", "Social security card", ""}, 9),
        ticket("A038", {"退休申请", "Retirement", ""}, 8),
        ticket("A039", {"灵活就业参保", "Insurance for the self-employed", ""}, 6),
        ticket("A041", {"单位参保登记", "Employer registration", ""}, 4),
        ticket("A042", {"社保卡申领、补换", "Social security card", ""}, 0),
    };
    view.waiting[1].priorityName = {"优先", "Priority", ""};
    view.waitingCount = 6;
    view.finishedToday = 23;
    view.serviceToday = 23 * (6min + 12s);
    return view;
}

protocol::CounterView calledCounter(int secondsAgo, int calls)
{
    auto view = idleCounter();
    view.current = currentTicket();
    view.current->state = TicketState::Called;
    view.current->calls = calls;
    view.current->recalledAt = now() - std::chrono::seconds{secondsAgo};
    view.current->calledAt = view.current->recalledAt - (calls - 1) * 15s;
    return view;
}

protocol::CounterView servingCounter()
{
    auto view = calledCounter();
    view.current->state = TicketState::Serving;
    view.current->startedAt = now() - 4min - 12s;
    return view;
}

protocol::CounterView closedCounter()
{
    auto view = idleCounter();
    view.state = protocol::CounterState::Closed;
    view.clerk = {};
    return view;
}

protocol::CounterView pausedCounter()
{
    auto view = idleCounter();
    view.state = protocol::CounterState::Paused;
    return view;
}

protocol::CounterView alone(protocol::CounterView view)
{
    view.waiting.clear();
    view.waitingCount = 0;
    return view;
}

protocol::CounterView withAside(protocol::CounterView view)
{
    const Name cards{"社保卡申领、补换", "Social security card", ""};
    view.held = {ticket("A019", {"退休申请", "Retirement", ""}, 70), ticket("A021", cards, 61)};
    view.held[0].state = TicketState::Held;
    view.held[0].hold = HoldKind::AwaySame;
    view.held[1].state = TicketState::Held;
    view.held[1].hold = HoldKind::Step;
    view.held[1].visit = {"员工录用", "Hiring somebody", ""};
    view.held[1].step = 2;
    view.held[1].steps = 3;
    view.missed = {ticket("A030", cards, 40)};
    view.missed[0].recalledAt = now() - 12min;
    view.promises = {
        {.id = {"p1"},
         .number = "A007",
         .service = cards,
         .materials = {{"近期照片", "Recent photo", ""}, {"户口簿", "Household book", ""}},
         .due = {std::chrono::year{2026} / 12 / 3}}};
    view.promisable = {{.code = {"photo"}, .name = {"近期照片", "Recent photo", ""}},
                       {.code = {"household"}, .name = {"户口簿", "Household book", ""}}};
    for (int i = 0; i < 12; ++i) {
        const std::string area = i < 9 ? "A" : "B";
        view.services.push_back(
            {.code = {"s" + std::to_string(i)},
             .name = {"事项" + std::to_string(i), "Service " + std::to_string(i), ""},
             .area = {area}});
    }
    view.others = {{.counter = 5, .name = {"5 号窗口", "Counter 5", ""}, .clerk = {"1042"}},
                   {.counter = 6, .name = {"6 号窗口", "Counter 6", ""}, .clerk = {"1050"}}};
    view.reasons = {
        {.code = {"audit"},
         .name = {"投诉核查", "Complaint", ""},
         .forPause = false,
         .forCall = false},
        {.code = {"meeting"}, .name = {"开会", "Meeting", ""}, .forCall = false},
        {.code = {"urgent"}, .name = {"情况紧急", "Urgent case", ""}, .forPause = false}};
    return view;
}

} // namespace hall::samples
