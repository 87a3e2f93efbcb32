// SPDX-License-Identifier: Apache-2.0
#include "tests/kiosk/kiosk_scenes.h"

#include "app/settings/settings.h"

#include <catch2/catch.hpp>

#include <QSignalSpy>
#include <QTest>

#include <algorithm>

namespace hall::kiosk::test {

using protocol::KioskArea;
using protocol::KioskService;
using protocol::KioskView;
using protocol::PrinterCondition;
using protocol::Taking;
using namespace Qt::StringLiterals;

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
                                       .counters = countersOf(rules, {service.group})});
            left -= here;
        }
    }
    return result;
}

void addServices(KioskArea& area, const std::vector<Name>& names, const std::vector<int>& counters)
{
    int waiting = 200;
    for (const Name& name : names) {
        area.services.push_back({.code = {area.code.value + std::to_string(waiting)},
                                 .name = name,
                                 .waiting = waiting,
                                 .counters = counters});
        waiting = waiting > 3 ? waiting / 2 : 0;
    }
}

std::unique_ptr<KioskFace> afterTaking(const KioskView& view, const std::string& number, int ahead)
{
    auto face = kioskWith(view);
    quint64 pressed = 0;
    QObject::connect(face.get(),
                     &KioskFace::takeRequested,
                     face.get(),
                     [&](const QString&, quint64 id) { pressed = id; });
    const auto& area = view.areas.front();
    goToConfirm(*face,
                kit::plainName(area.name, kit::Language::Zh),
                kit::plainName(area.services.front().name, kit::Language::Zh));
    press(*face, u"取号"_s);
    face->showAnswer(pressed, ticketFor(view, number, ahead));
    return face;
}

KioskView viewWith(PrinterCondition condition)
{
    KioskView view = districtView();
    setPrinter(view, condition);
    return view;
}

KioskView closedAt(const char* now, std::optional<Time> next)
{
    KioskView view = districtView();
    view.stamp.at = localTime(now);
    view.hall.taking = Taking::DayClosed;
    view.hall.nextOpening = next;
    return view;
}

KioskView refusing(Taking taking)
{
    KioskView view = districtView();
    view.hall.taking = taking;
    return view;
}

std::unique_ptr<KioskFace> atConfirm(const KioskView& view)
{
    auto face = kioskWith(view);
    const auto& area = view.areas.front();
    goToConfirm(*face,
                kit::plainName(area.name, kit::Language::Zh),
                kit::plainName(area.services.front().name, kit::Language::Zh));
    return face;
}

std::unique_ptr<KioskFace> atArea(const KioskView& view, std::size_t area)
{
    auto face = kioskWith(view);
    press(*face, kit::plainName(view.areas.at(area).name, kit::Language::Zh));
    return face;
}

std::unique_ptr<KioskFace> refused(const QString& rejection)
{
    auto face = atConfirm(districtView());
    quint64 pressed = 0;
    QObject::connect(face.get(),
                     &KioskFace::takeRequested,
                     face.get(),
                     [&](const QString&, quint64 id) { pressed = id; });
    press(*face, u"取号"_s);
    face->showRefusal(pressed, rejection);
    return face;
}

std::unique_ptr<KioskFace> unanswered()
{
    auto face = kioskWith(districtView(), {.answer = std::chrono::milliseconds{1}});
    goToConfirm(*face,
                u"社会保险"_s,
                kit::plainName(districtView().areas[0].services[0].name, kit::Language::Zh));
    press(*face, u"取号"_s);
    const QImage asking = face->grab().toImage();
    REQUIRE(QTest::qWaitFor([&] { return face->grab().toImage() != asking; }));
    return face;
}

std::unique_ptr<KioskFace> askingForTime()
{
    auto face = kioskWith(districtView(),
                          {.idle = std::chrono::milliseconds{1},
                           .warning = std::chrono::seconds{20},
                           .second = std::chrono::milliseconds{1000}});
    press(*face, u"社会保险"_s);
    REQUIRE(QTest::qWaitFor([&] { return keyNamed(*face, u"我还在，继续办"_s) != nullptr; }));
    return face;
}

std::unique_ptr<KioskFace> withScanner(const KioskView& view)
{
    auto face = kioskWith(view);
    face->showReading(readingOf(view, 0, protocol::Found::Nothing));
    return face;
}

std::unique_ptr<KioskFace> scanned(const KioskView& view, protocol::Found found)
{
    auto face = kioskWith(view);
    face->showReading(readingOf(view, 1, found));
    return face;
}

std::unique_ptr<KioskFace> scannedTicket(TicketState state, std::optional<int> counter)
{
    const KioskView view = districtView();
    auto face = kioskWith(view);
    auto reading = readingOf(view, 1, protocol::Found::Ticket);
    reading.ticket->state = state;
    reading.ticket->counter = counter;
    if (state != TicketState::Waiting) {
        reading.ticket->ahead.reset();
    }
    face->showReading(reading);
    return face;
}

std::unique_ptr<KioskFace> cutOff()
{
    auto face = kioskWith(districtView());
    face->showLink(false, std::chrono::seconds{80});
    return face;
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
                                  .reading = count,
                                  .readAt = view.stamp.at - std::chrono::milliseconds{100 - count},
                                  .found = found,
                                  .ticket = std::nullopt,
                                  .service = {}};
    if (found == protocol::Found::Ticket) {
        reading.ticket = ticketFor(view, "A035", 4);
    } else if (found == protocol::Found::Service) {
        reading.service = view.areas.front().services.front().code;
    }
    return reading;
}

protocol::TicketAnswer ticketFor(const KioskView& view, const std::string& number, int ahead)
{
    return {.id = {"kiosk-1-42"},
            .number = number,
            .service = view.areas.front().services.front().code,
            .counter = {},
            .state = TicketState::Waiting,
            .ahead = ahead};
}

std::unique_ptr<KioskFace> kioskWith(const KioskView& view, Patience patience)
{
    auto face = std::make_unique<KioskFace>(patience);
    face->setStation(station);
    face->resize(grid::width, grid::height);
    face->show();
    face->showView(view);
    REQUIRE(QTest::qWaitForWindowExposed(face.get()));
    return face;
}

std::vector<kit::Key*> keysOf(const KioskFace& face)
{
    std::vector<kit::Key*> keys;
    for (auto* key : face.findChildren<kit::Key*>()) {
        if (key->isVisible()) {
            keys.push_back(key);
        }
    }
    return keys;
}

kit::Key* keyNamed(const KioskFace& face, const QString& label)
{
    for (auto* key : keysOf(face)) {
        if (key->text() == label) {
            return key;
        }
    }
    return nullptr;
}

void press(KioskFace& face, const QString& label)
{
    INFO("looking for the key " << label.toStdString());
    auto* key = keyNamed(face, label);
    REQUIRE(key != nullptr);
    QTest::mouseClick(key, Qt::LeftButton);
}

void goToConfirm(KioskFace& face, const QString& area, const QString& service)
{
    press(face, area);
    press(face, service);
    REQUIRE(face.face() == Face::Confirm);
}

std::vector<Scene> scenes()
{
    const auto attractPressed = [](const KioskView& view) {
        auto face = kioskWith(view);
        QTest::mouseClick(face->childAt(540, 300), Qt::LeftButton);
        return face;
    };
    return {
        {"01-attract", [] { return kioskWith(districtView()); }},
        {"01-attract-crowded", [] { return kioskWith(crowdedView()); }},
        {"02-areas", [=] { return attractPressed(districtView()); }},
        {"02-areas-crowded", [=] { return attractPressed(crowdedView()); }},
        {"03-services", [] { return atArea(districtView(), 0); }},
        {"03-services-few", [] { return atArea(districtView(), 7); }},
        {"03-services-crowded", [] { return atArea(crowdedView(), 0); }},
        {"03-services-ten",
         [] {
             auto view = crowdedView();
             view.areas[0].services.resize(10);
             return atArea(view, 0);
         }},
        {"04-confirm", [] { return atConfirm(districtView()); }},
        {"04-confirm-crowded", [] { return atConfirm(crowdedView()); }},
        {"04-confirm-no-paper", [] { return atConfirm(viewWith(PrinterCondition::PaperOut)); }},
        {"04-confirm-no-printer", [] { return atConfirm(viewWith(PrinterCondition::Unknown)); }},
        {"04-confirm-refused", [] { return refused(u"NotDurable"_s); }},
        {"04-confirm-again", [] { return refused(u"TooLate"_s); }},
        {"04-confirm-unanswered", [] { return unanswered(); }},
        {"05-ticket", [] { return afterTaking(districtView(), "A035", 4); }},
        {"05-ticket-crowded", [] { return afterTaking(crowdedView(), "A1000", 200); }},
        {"05-ticket-printed",
         [] {
             auto view = districtView();
             view.papers = {{.ticket = {"kiosk-1-42"}, .paper = Paper::Printed}};
             return afterTaking(view, "A035", 0);
         }},
        {"01-attract-scanner", [] { return withScanner(districtView()); }},
        {"01-attract-scanner-crowded", [] { return withScanner(crowdedView()); }},
        {"14-found-waiting", [] { return scannedTicket(TicketState::Waiting, std::nullopt); }},
        {"14-found-crowded", [] { return scanned(crowdedView(), protocol::Found::Ticket); }},
        {"14-found-called", [] { return scannedTicket(TicketState::Called, 3); }},
        {"14-found-serving", [] { return scannedTicket(TicketState::Serving, 12); }},
        {"14-found-no-show", [] { return scannedTicket(TicketState::NoShow, 3); }},
        {"14-found-finished", [] { return scannedTicket(TicketState::Finished, 3); }},
        {"14-found-expired", [] { return scannedTicket(TicketState::Expired, std::nullopt); }},
        {"15-not-ours", [] { return scanned(districtView(), protocol::Found::Nothing); }},
        {"15-earlier-day", [] { return scanned(districtView(), protocol::Found::EarlierDay); }},
        {"15-other-hall", [] { return scanned(districtView(), protocol::Found::OtherHall); }},
        {"06-no-paper",
         [] { return afterTaking(viewWith(PrinterCondition::PaperOut), "A035", 4); }},
        {"06-no-paper-crowded",
         [] {
             auto view = crowdedView();
             setPrinter(view, PrinterCondition::Offline);
             return afterTaking(view, "A1000", 200);
         }},
        {"06-no-paper-doubtful",
         [] {
             auto view = districtView();
             view.papers = {{.ticket = {"kiosk-1-42"}, .paper = Paper::Doubtful}};
             return afterTaking(view, "A035", 0);
         }},
        {"07-closed",
         [] {
             return kioskWith(closedAt("2026-11-23T18:42:00", localTime("2026-11-24T09:00:00")));
         }},
        {"07-closed-weekend",
         [] {
             return kioskWith(closedAt("2026-11-28T10:00:00", localTime("2026-11-30T09:00:00")));
         }},
        {"07-closed-seven",
         [] {
             auto view = closedAt("2026-11-23T08:00:00", localTime("2026-11-23T09:00:00"));
             view.hall.hours.clear();
             for (int day = 1; day <= 7; ++day) {
                 view.hall.hours.push_back({day, 540, 720});
                 view.hall.hours.push_back({day, 810, 1000 + day});
                 view.hall.hours.push_back({day, 1080, 1200});
             }
             return kioskWith(view);
         }},
        {"07-closed-unknown", [] { return kioskWith(closedAt("2026-11-23T18:42:00", {})); }},
        {"08-not-durable", [] { return kioskWith(refusing(Taking::NotDurable)); }},
        {"08-clock", [] { return kioskWith(refusing(Taking::ClockSuspected)); }},
        {"08-cut-off", [] { return cutOff(); }},
        {"11-timeout", [] { return askingForTime(); }},
    };
}

} // namespace hall::kiosk::test
