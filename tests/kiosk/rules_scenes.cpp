// SPDX-License-Identifier: Apache-2.0
#include "tests/kiosk/rules_scenes.h"

#include <catch2/catch.hpp>

#include <QTest>

namespace hall::kiosk::test {

using protocol::Found;
using protocol::KioskView;
using namespace Qt::StringLiterals;

namespace {

KioskView crowdedRules()
{
    KioskView view = crowdedView();
    view.visits.clear();
    const Name longName{.zh = "国有土地上房屋征收补偿|一件事",
                        .en = "Compensation|for houses taken",
                        .shortZh = {}};
    for (int i = 0; i < 8; ++i) {
        protocol::KioskVisit visit{.code = {"v" + std::to_string(i)},
                                   .name = longName,
                                   .order = i == 0 ? StepOrder::Any : StepOrder::Fixed,
                                   .steps = {},
                                   .identity = Identity::Required,
                                   .waiting = 200,
                                   .counters = {1, 2, 3, 7, 9, 12, 13, 14},
                                   .wait = WaitRange{.low = 180, .high = 260}};
        for (const auto& service : view.areas[0].services) {
            visit.steps.push_back({.service = service.name, .backOffice = true});
        }
        view.visits.push_back(visit);
    }
    auto& asking = view.areas[0].services[0];
    asking.hasAppointments = true;
    for (int i = 0; i < 9; ++i) {
        asking.materials.push_back(
            {.code = {"m" + std::to_string(i)},
             .name = {.zh = "国有土地上房屋征收补偿决定备案登记申请表原件及复印件",
                      .en = "Original and copy of the form for filing a decision on compensation",
                      .shortZh = {}},
             .copies = 3,
             .onPromise = i % 2 == 0,
             .when = {}});
    }
    return view;
}

KioskView manyAnswers()
{
    KioskView view = crowdedRules();
    Question question{
        .code = "q",
        .name = {.zh = "房屋是怎么来的？", .en = "How did you come by it?", .shortZh = {}},
        .answers = {},
        .when = {}};
    for (int i = 0; i < 13; ++i) {
        question.answers.push_back({.code = "a" + std::to_string(i),
                                    .name = {.zh = "继承或者受遗赠得到",
                                             .en = "Inherited or left by a will",
                                             .shortZh = {}}});
    }
    view.areas[0].services[0].questions = {question};
    return view;
}

std::unique_ptr<KioskFace> asked(const KioskView& view, const QStringList& presses)
{
    auto face = atService(view, askingArea, askingService);
    for (const QString& each : presses) {
        press(*face, each);
    }
    return face;
}

std::unique_ptr<KioskFace> printed(const std::optional<Refused>& refused)
{
    auto face = asked(districtView(), {u"住院"_s, u"是"_s});
    const Heard heard(*face);
    press(*face, u"打印清单"_s);
    face->showSheet(heard.press, refused);
    return face;
}

std::unique_ptr<KioskFace> typed(const QString& signs, const std::optional<Refused>& refused = {})
{
    auto face = atService(identityView(), askingArea, askingService);
    press(*face, u"取号"_s);
    typeIn(*face, signs);
    if (refused) {
        const Heard heard(*face);
        press(*face, u"取号"_s);
        face->showRefusal(heard.press, *refused);
    }
    return face;
}

std::unique_ptr<KioskFace> booking(const QString& signs, const std::optional<Refused>& refused = {})
{
    auto face = atAppointment(districtView());
    typeIn(*face, signs);
    if (refused) {
        const Heard heard(*face);
        press(*face, u"取号"_s);
        face->showRefusal(heard.press, *refused);
    }
    return face;
}

std::unique_ptr<KioskFace>
withCard(std::unique_ptr<KioskFace> face, const KioskView& view, protocol::Found found)
{
    face->showReading(cardReading(view, found == protocol::Found::Nothing ? 0 : 1, found));
    return face;
}

std::unique_ptr<KioskFace> taken(std::unique_ptr<KioskFace> face, const KioskView& view)
{
    const Heard heard(*face);
    press(*face, u"取号"_s);
    auto ticket = ticketFor(view, "A035", 4);
    ticket.service = {"birth-registration"};
    face->showAnswer(heard.press, ticket);
    return face;
}

std::unique_ptr<KioskFace> scanned(const protocol::ReadingView& reading)
{
    auto face = kioskWith(districtView());
    face->showReading(reading);
    return face;
}

protocol::ReadingView missed(bool mayReturn)
{
    auto reading = readingOf(districtView(), 1, Found::Ticket);
    reading.ticket->state = TicketState::NoShow;
    reading.ticket->ahead.reset();
    reading.ticket->wait.reset();
    reading.ticket->counter = 3;
    reading.ticket->mayReturn = mayReturn;
    return reading;
}

std::unique_ptr<KioskFace> returned(const std::optional<Refused>& refused)
{
    auto face = scanned(missed(true));
    const Heard heard(*face);
    press(*face, u"重新排队"_s);
    if (refused) {
        face->showRefusal(heard.press, *refused);
    } else {
        face->showAnswer(heard.press, ticketFor(districtView(), "A035", 3));
    }
    return face;
}

std::unique_ptr<KioskFace> held()
{
    auto reading = missed(false);
    reading.ticket->state = TicketState::Held;
    return scanned(reading);
}

std::unique_ptr<KioskFace> refusedAt(const Refused& refused)
{
    auto face = atService(districtView(), u"社会保险"_s, u"退休申请"_s);
    const Heard heard(*face);
    press(*face, u"取号"_s);
    face->showRefusal(heard.press, refused);
    return face;
}

std::vector<Scene> refusalScenes()
{
    const Refused live{.why = "LiveTicket",
                       .errand = {},
                       .next = {},
                       .ticket = ticketFor(districtView(), "A031", 2)};
    const Time next = localTime("2026-11-24T09:00:00");
    return {
        {"20-refused-hours", [=] { return refusedAt({.why = "OutsideHours", .next = next}); }},
        {"20-refused-quota", [] { return refusedAt({.why = "QuotaUsed"}); }},
        {"20-refused-live", [=] { return refusedAt(live); }},
        {"20-refused-unbound", [] { return refusedAt({.why = "TooManyUnbound"}); }},
        {"21-entry-refused", [] { return typed(idNumber, Refused{.why = "WrongNumber"}); }},
        {"21-entry-live", [=] { return typed(idNumber, live); }},
        {"22-booking-unknown",
         [] { return booking(u"YY20261123007"_s, Refused{.why = "UnknownAppointment"}); }},
        {"22-booking-early",
         [] {
             return booking(idNumber,
                            Refused{.why = "AppointmentTooEarly",
                                    .errand = {},
                                    .next = localTime("2026-11-23T14:00:00")});
         }},
        {"23-return-refused", [] { return returned(Refused{.why = "ReinstatedTooOften"}); }},
        {"17-sheet-refused", [] { return printed(Refused{.why = "Unreachable"}); }},
    };
}

/// Of signed codes and of identity codes: shown to a kiosk that nobody had touched, and where a
/// number is asked for.
std::vector<Scene> codeScenes()
{
    std::vector<Scene> all;
    for (const auto& [name, found] : {std::pair{"invalid", Found::CodeInvalid},
                                      {"expired", Found::CodeExpired},
                                      {"early", Found::CodeEarly},
                                      {"other-hall", Found::CodeOfOtherHall},
                                      {"not-booked", Found::NotBooked},
                                      {"checking", Found::Checking},
                                      {"person", Found::Person},
                                      {"refused", Found::PersonRefused},
                                      {"unreachable", Found::PersonUnreachable}}) {
        all.push_back({std::string{"25-code-"} + name,
                       [reason = found] { return scanned(readingOf(districtView(), 1, reason)); }});
    }
    for (const auto& [name, found] : {std::pair{"checking", Found::Checking},
                                      {"person", Found::Person},
                                      {"refused", Found::PersonRefused},
                                      {"unreachable", Found::PersonUnreachable}}) {
        all.push_back({std::string{"21-identity-code-"} + name,
                       [reason = found] { return withCard(typed({}), identityView(), reason); }});
    }
    return all;
}

} // namespace

KioskView identityView()
{
    KioskView view = districtView();
    for (auto& area : view.areas) {
        for (auto& service : area.services) {
            service.identity = Identity::Required;
        }
    }
    for (auto& visit : view.visits) {
        visit.identity = Identity::Required;
    }
    return view;
}

std::unique_ptr<KioskFace>
atService(const KioskView& view, const QString& area, const QString& service)
{
    auto face = kioskWith(view);
    goToConfirm(*face, area, service);
    return face;
}

std::unique_ptr<KioskFace> atOneThing(const KioskView& view, const QString& name)
{
    auto face = kioskWith(view);
    QTest::mouseClick(face->childAt(540, 300), Qt::LeftButton);
    press(*face, name);
    REQUIRE(face->face() == Face::OneThing);
    return face;
}

std::unique_ptr<KioskFace> atAppointment(const KioskView& view)
{
    auto face = kioskWith(view);
    QTest::mouseClick(face->childAt(540, 300), Qt::LeftButton);
    press(*face, u"预约取号"_s);
    REQUIRE(face->face() == Face::Entry);
    return face;
}

void typeIn(KioskFace& face, const QString& signs)
{
    for (const QChar sign : signs) {
        press(face, sign);
    }
}

protocol::ReadingView visitReading(const KioskView& view, TicketState state)
{
    auto reading = readingOf(view, 1, Found::Ticket);
    auto& ticket = *reading.ticket;
    ticket.state = state;
    ticket.steps = oneThingOf(view, {"newborn"})->steps;
    ticket.steps[0].done = true;
    ticket.steps[1].now = true;
    if (state != TicketState::Waiting) {
        ticket.ahead.reset();
        ticket.wait.reset();
    }
    if (state == TicketState::Held) {
        ticket.steps[1] = {.service = ticket.steps[1].service, .done = true};
        ticket.steps[2] = {.service = ticket.steps[2].service, .backOffice = true, .done = true};
        ticket.steps[3].now = true;
    }
    return reading;
}

std::vector<Scene> rulesScenes()
{
    const QString filing = u"国有土地上房屋征收补偿决定备案登记"_s;
    std::vector<Scene> all{
        {"02-areas-many-visits",
         [] {
             auto face = kioskWith(crowdedRules());
             QTest::mouseClick(face->childAt(540, 300), Qt::LeftButton);
             return face;
         }},
        {"16-one-thing", [] { return atOneThing(districtView(), oneThing); }},
        {"16-one-thing-any", [] { return atOneThing(districtView(), u"灵活就业"_s); }},
        {"16-one-thing-crowded",
         [] { return atOneThing(crowdedRules(), u"国有土地上房屋征收补偿一件事"_s); }},
        {"16-one-thing-ticket",
         [] { return taken(atOneThing(districtView(), oneThing), districtView()); }},
        {"17-detail",
         [] { return atService(districtView(), u"社会保险"_s, u"养老金领取资格认证"_s); }},
        {"17-question", [] { return asked(districtView(), {}); }},
        {"17-question-second", [] { return asked(districtView(), {u"住院"_s}); }},
        {"17-list",
         [] {
             return asked(districtView(), {u"住院"_s, u"是"_s});
         }},
        {"17-list-printing", [] { return printed(std::nullopt); }},
        {"17-list-crowded", [=] { return atService(crowdedRules(), u"社会保险"_s, filing); }},
        {"17-answers-crowded", [=] { return atService(manyAnswers(), u"社会保险"_s, filing); }},
        {"17-list-ticket",
         [] {
             return taken(asked(districtView(), {u"住院"_s, u"不是"_s}), districtView());
         }},
        {"21-identity", [] { return typed({}); }},
        {"21-identity-half", [] { return typed(u"1101011900"_s); }},
        {"21-identity-whole", [] { return typed(idNumber); }},
        {"21-identity-doubtful", [] { return typed(u"110101190001010011"_s); }},
        {"21-identity-card",
         [] { return withCard(typed({}), identityView(), protocol::Found::Nothing); }},
        {"21-identity-card-unread",
         [] { return withCard(typed({}), identityView(), protocol::Found::CardUnread); }},
        {"21-identity-card-unusable",
         [] { return withCard(typed({}), identityView(), protocol::Found::CardUnusable); }},
        {"21-identity-card-asked",
         [] { return withCard(typed({}), identityView(), protocol::Found::Card); }},
        {"22-booking-card",
         [] { return withCard(booking({}), districtView(), protocol::Found::Nothing); }},
        {"22-booking", [] { return booking({}); }},
        {"22-booking-typed", [] { return booking(u"YY20261123-007"_s); }},
        {"23-missed", [] { return scanned(missed(true)); }},
        {"23-returned", [] { return returned(std::nullopt); }},
        {"23-held", [] { return held(); }},
        {"24-visit-waiting",
         [] { return scanned(visitReading(districtView(), TicketState::Waiting)); }},
        {"24-visit-office",
         [] { return scanned(visitReading(districtView(), TicketState::Held)); }},
    };
    std::ranges::move(refusalScenes(), std::back_inserter(all));
    std::ranges::move(codeScenes(), std::back_inserter(all));
    std::ranges::move(claimScenes(), std::back_inserter(all));
    std::ranges::move(lostScenes(), std::back_inserter(all));
    return all;
}

} // namespace hall::kiosk::test
