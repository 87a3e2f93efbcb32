// SPDX-License-Identifier: Apache-2.0
#include "app/settings/settings.h"
#include "tests/kiosk/kiosk_scenes.h"

#include <catch2/catch.hpp>

#include <algorithm>

namespace hall::kiosk::test {

using protocol::KioskArea;
using protocol::KioskView;
using protocol::PrinterCondition;

namespace {

std::vector<int> countersOf(const Rules& rules, const std::vector<GroupCode>& groups)
{
    std::vector<int> numbers;
    for (const Counter& counter : rules.counters) {
        if (std::ranges::find_first_of(counter.groups, groups) != counter.groups.end()) {
            numbers.push_back(counter.number.value);
        }
    }
    return numbers;
}

KioskArea areaWith(const Rules& rules, const Area& area, int waiting)
{
    KioskArea result;
    result.code = area.code;
    result.name = area.name;
    result.zone = area.zone;
    result.waiting = waiting;
    result.zoneName = std::ranges::find(rules.zones, area.zone, &Zone::code)->name;
    std::vector<GroupCode> groups;
    for (const Group& group : rules.groups) {
        if (group.area == area.code) {
            groups.push_back(group.code);
        }
    }
    result.counters = countersOf(rules, groups);
    int left = waiting;
    for (const Service& service : rules.services) {
        if (std::ranges::find(groups, service.group) != groups.end()) {
            const int here = (left + 1) / 2;
            result.services.push_back({.code = service.code,
                                       .name = service.name,
                                       .waiting = here,
                                       .counters = countersOf(rules, {service.group}),
                                       .wait = WaitRange{.low = 2 * here, .high = 3 * here + 4},
                                       .identity = service.identity,
                                       .hasAppointments = service.slotPlaces > 0,
                                       .questions = service.questions,
                                       .materials = service.materials});
            left -= here;
        }
    }
    return result;
}

/// 一件事 of the rules, as before anybody has begun one.
void addVisits(const Rules& rules, KioskView& view)
{
    for (const hall::Visit& visit : rules.visits) {
        protocol::KioskVisit shown{.code = visit.code,
                                   .name = visit.name,
                                   .order = visit.order,
                                   .steps = {},
                                   .identity = Identity::Optional,
                                   .waiting = 3,
                                   .counters = {7, 8},
                                   .wait = WaitRange{.low = 4, .high = 9}};
        for (const VisitStep& step : visit.steps) {
            const auto* service = serviceOf(view, step.service);
            REQUIRE(service != nullptr);
            shown.steps.push_back({.service = service->name, .backOffice = step.backOffice});
        }
        view.visits.push_back(shown);
    }
}

void addServices(KioskArea& area, const std::vector<Name>& names, const std::vector<int>& counters)
{
    int waiting = 200;
    for (const Name& name : names) {
        area.services.push_back({.code = {area.code.value + std::to_string(waiting)},
                                 .name = name,
                                 .waiting = waiting,
                                 .counters = counters,
                                 .wait = WaitRange{.low = waiting, .high = waiting + 60}});
        waiting = waiting > 3 ? waiting / 2 : 0;
    }
}

} // namespace

Time localTime(const char* text)
{
    const auto time = QDateTime::fromString(QString::fromLatin1(text), Qt::ISODate);
    return Time(std::chrono::milliseconds(time.toMSecsSinceEpoch()));
}

KioskView districtView()
{
    const auto settings = load(HALL_SOURCE_DIR "/resources/halls/district.toml");
    REQUIRE(settings);
    const Rules& rules = settings->rules;
    KioskView view;
    view.stamp.at = localTime("2026-11-23T09:12:00");
    view.hall.name = rules.name;
    view.hall.day = "2026-11-23";
    view.hall.hours = rules.hours;
    const std::vector<int> waiting{11, 6, 3, 17, 8, 2, 9, 0, 1};
    for (std::size_t i = 0; i < rules.areas.size(); ++i) {
        view.areas.push_back(areaWith(rules, rules.areas[i], waiting[i % waiting.size()]));
        view.waiting += view.areas.back().waiting;
    }
    addVisits(rules, view);
    for (std::size_t at = 1; at < rules.classes.size(); ++at) {
        const PriorityClass& each = rules.classes[at];
        view.classes.push_back({.code = each.code,
                                .name = each.name,
                                .selfClaimed = each.selfClaimed,
                                .fromAge = each.fromAge});
    }
    setPrinter(view, PrinterCondition::Ready);
    return view;
}

KioskView crowdedView()
{
    KioskView view = districtView();
    view.waiting = 1800;
    const std::vector<int> scattered{1, 2, 3, 7, 9, 12, 13, 14, 15, 16};
    for (KioskArea& area : view.areas) {
        area.waiting = 200;
        area.counters = scattered;
    }
    view.areas[1].name = {
        .zh = "国土空间规划|与用地", .en = "Planning and|land use permission", .shortZh = {}};
    view.classes = {{.code = {"honoured"},
                     .name = {.zh = "现役军人、退役军人、|军属和其他优抚对象",
                              .en = "Service members,|veterans, families",
                              .shortZh = {}},
                     .selfClaimed = true},
                    {.code = {"assisted"},
                     .name = {.zh = "残疾人、孕妇、|抱婴儿的人",
                              .en = "Disabled, pregnant,|or with a baby in arms",
                              .shortZh = {}},
                     .selfClaimed = true}};
    KioskArea& first = view.areas[0];
    first.services.clear();
    const Name zh{.zh = "国有土地上房屋征收补偿|决定备案登记",
                  .en = "Filing of a decision on compensation|for houses on state-owned land",
                  .shortZh = {}};
    const Name longEnglish{.zh = "建设工程消防设计审查验收备案",
                           .en = "Fire-safety review, acceptance and filing of construction works",
                           .shortZh = {}};
    addServices(
        first,
        {zh, longEnglish, zh, longEnglish, zh, longEnglish, zh, longEnglish, zh, longEnglish, zh},
        scattered);
    for (KioskArea& area : view.areas) {
        for (auto& service : area.services) {
            service.wait = WaitRange{.low = 460, .high = 620};
        }
    }
    return view;
}

void setPrinter(KioskView& view, PrinterCondition condition)
{
    view.printers = {{.station = {kit::toUtf8(station)}, .condition = condition, .since = {}}};
}

protocol::ReadingView readingOf(const KioskView& view, std::int64_t count, protocol::Found found)
{
    protocol::ReadingView reading{.stamp = view.stamp,
                                  .hall = view.hall,
                                  .ready = true,
                                  .readsCards = false,
                                  .reading = count,
                                  .readAt = view.stamp.at - std::chrono::milliseconds{100 - count},
                                  .found = found,
                                  .ticket = std::nullopt,
                                  .service = {}};
    if (found == protocol::Found::Ticket) {
        reading.ticket = ticketFor(view, "A035", 4);
    } else if (found == protocol::Found::Service) {
        reading.service = view.areas.front().services.front().code;
    } else if (found == protocol::Found::Appointment) {
        reading.appointment = {"BOOKED"};
    }
    return reading;
}

protocol::ReadingView cardReading(const KioskView& view, std::int64_t count, protocol::Found found)
{
    auto reading = readingOf(view, count, found);
    reading.readsCards = true;
    return reading;
}

protocol::TicketAnswer ticketFor(const KioskView& view, const std::string& number, int ahead)
{
    return {.id = {"kiosk-1-42"},
            .number = number,
            .service = view.areas.front().services.front().code,
            .counter = {},
            .state = TicketState::Waiting,
            .ahead = ahead,
            .wait = WaitRange{.low = 2 * ahead, .high = 3 * ahead + 4}};
}

} // namespace hall::kiosk::test
