// SPDX-License-Identifier: Apache-2.0
#include "tests/kiosk/kiosk_scenes.h"

#include "tests/kiosk/operator_scenes.h"
#include "tests/kiosk/rules_scenes.h"

#include <catch2/catch.hpp>

#include <QSignalSpy>
#include <QTest>

#include <algorithm>

namespace hall::kiosk::test {

using protocol::KioskView;
using protocol::PrinterCondition;
using protocol::Taking;
using namespace Qt::StringLiterals;

namespace {

std::unique_ptr<KioskFace> afterTaking(const KioskView& view, const std::string& number, int ahead)
{
    auto face = kioskWith(view);
    quint64 pressed = 0;
    QObject::connect(face.get(),
                     &KioskFace::takeRequested,
                     face.get(),
                     [&](const TakeWish&, quint64 id) { pressed = id; });
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

std::unique_ptr<KioskFace> refusedWith(const Refused& refused)
{
    auto face = atConfirm(districtView());
    quint64 pressed = 0;
    QObject::connect(face.get(),
                     &KioskFace::takeRequested,
                     face.get(),
                     [&](const TakeWish&, quint64 id) { pressed = id; });
    press(*face, u"取号"_s);
    face->showRefusal(pressed, refused);
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
    const bool arrived = face.face() == Face::Confirm || face.face() == Face::Detail;
    REQUIRE(arrived);
}

namespace {

std::vector<Scene> takingScenes()
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
        {"04-confirm-refused", [] { return refusedWith({.why = "NotDurable"}); }},
        {"04-confirm-again", [] { return refusedWith({.why = "TooLate"}); }},
        {"04-confirm-unanswered", [] { return unanswered(); }},
        {"05-ticket", [] { return afterTaking(districtView(), "A035", 4); }},
        {"05-ticket-crowded", [] { return afterTaking(crowdedView(), "A1000", 200); }},
        {"05-ticket-printed",
         [] {
             auto view = districtView();
             view.papers = {{.ticket = {"kiosk-1-42"}, .paper = Paper::Printed}};
             return afterTaking(view, "A035", 0);
         }},
    };
}

std::vector<Scene> scannerScenes()
{
    return {
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
    };
}

std::vector<Scene> troubleScenes()
{
    return {
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

} // namespace

std::vector<Scene> scenes()
{
    std::vector<Scene> all;
    for (const auto& some :
         {takingScenes(), scannerScenes(), troubleScenes(), deskScenes(), rulesScenes()}) {
        std::ranges::copy(some, std::back_inserter(all));
    }
    return all;
}

} // namespace hall::kiosk::test
