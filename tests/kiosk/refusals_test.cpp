// SPDX-License-Identifier: Apache-2.0
#include "tests/kiosk/rules_scenes.h"
#include "ui/kiosk/refusal_words.h"

#include <catch2/catch.hpp>

#include <algorithm>

using namespace hall;
using namespace hall::kiosk;
using namespace hall::kiosk::test;
using namespace Qt::StringLiterals;

namespace {

Moment morning(kit::Language language)
{
    Moment moment;
    moment.view = districtView();
    moment.now = moment.view.stamp.at;
    moment.language = language;
    return moment;
}

std::string why(Rejection rejection)
{
    return std::string(toText(rejection));
}

/// Every one there is, in the order of the enumeration.
std::vector<Rejection> allRejections()
{
    std::vector<Rejection> all;
    for (int i = 0; i <= static_cast<int>(Rejection::NotOnPromise); ++i) {
        all.push_back(static_cast<Rejection>(i));
    }
    return all;
}

qsizetype sentencesOf(const RefusalWords& words)
{
    const QString all = words.heading + u'。' + words.advice;
    return std::ranges::count_if(all, [](QChar sign) { return sign == u'。' || sign == u'；'; });
}

/// What the commands of a kiosk can get that has a way on of its own.
const std::vector<std::pair<Errand, std::vector<Rejection>>> own{
    {Errand::Take,
     {Rejection::TooLate,
      Rejection::DayNotOpen,
      Rejection::ClockSuspected,
      Rejection::UnknownService,
      Rejection::UnknownVisit,
      Rejection::HallFull,
      Rejection::OutsideHours,
      Rejection::CutOff,
      Rejection::QuotaUsed,
      Rejection::SubjectQuotaUsed,
      Rejection::LiveTicket,
      Rejection::IdentityRequired,
      Rejection::ClassNotProven,
      Rejection::TooManyUnbound}},
    {Errand::CheckIn,
     {Rejection::NoAppointments,
      Rejection::PersonBlocked,
      Rejection::UnknownAppointment,
      Rejection::AppointmentUsed,
      Rejection::AppointmentTooEarly,
      Rejection::AppointmentTooLate,
      Rejection::AppointmentOtherDay}},
    {Errand::Return,
     {Rejection::UnknownTicket,
      Rejection::TicketOfEarlierDay,
      Rejection::TicketNotMissed,
      Rejection::MissedIsVoid,
      Rejection::MissedIsClerks,
      Rejection::ReinstatedTooOften}},
    {Errand::Sheet, {Rejection::UnknownMaterial}},
    {Errand::Reprint, {Rejection::TooManyReprints, Rejection::TicketNotWaiting}},
    {Errand::Cancel, {Rejection::TicketNotWaiting, Rejection::UnknownTicket}},
};

} // namespace

TEST_CASE("every rejection has words, two sentences at most", "[kiosk][refusals]")
{
    const auto moment = morning(kit::Language::Zh);
    for (const Errand errand : {Errand::Take,
                                Errand::CheckIn,
                                Errand::Return,
                                Errand::Sheet,
                                Errand::Reprint,
                                Errand::Cancel}) {
        for (const Rejection rejection : allRejections()) {
            const auto words = RefusalWords::of({.why = why(rejection), .errand = errand}, moment);
            INFO(why(rejection) << ": " << words.heading.toStdString() << " / "
                                << words.advice.toStdString());
            CHECK_FALSE(words.heading.isEmpty());
            CHECK_FALSE(words.advice.isEmpty());
            CHECK(sentencesOf(words) <= 3);
            CHECK_FALSE(words.heading.contains(u"失败"_s));
        }
    }
}

TEST_CASE("what a kiosk's commands get has words of its own", "[kiosk][refusals]")
{
    const auto moment = morning(kit::Language::Zh);
    for (const auto& [errand, rejections] : own) {
        const auto general = RefusalWords::of({.why = "Unreachable", .errand = errand}, moment);
        for (const Rejection rejection : rejections) {
            const auto words = RefusalWords::of({.why = why(rejection), .errand = errand}, moment);
            INFO(why(rejection));
            CHECK(words.heading != general.heading);
        }
    }
}

TEST_CASE("refusals speak English where the visitor does", "[kiosk][refusals]")
{
    const auto face = kioskWith(districtView());
    press(*face, u"English"_s);
    const auto moment = morning(kit::Language::En);
    const auto hanzi = [](const QString& text) {
        return std::ranges::any_of(text,
                                   [](QChar sign) { return sign.script() == QChar::Script_Han; });
    };
    for (const Rejection rejection : allRejections()) {
        const auto words = RefusalWords::of({.why = why(rejection)}, moment);
        INFO(why(rejection));
        CHECK_FALSE(hanzi(words.heading + words.advice));
    }
}

TEST_CASE("a refusal tells from when on it will be possible", "[kiosk][refusals]")
{
    const auto moment = morning(kit::Language::Zh);
    const auto advice = [&](const char* next) {
        return RefusalWords::of({.why = "OutsideHours", .errand = {}, .next = localTime(next)},
                                moment)
            .advice.toStdString();
    };
    CHECK(advice("2026-11-23T13:30:00") == "今天 13:30 起可以取号。");
    CHECK(advice("2026-11-24T09:00:00") == "明天 9:00 起可以取号。");
    CHECK(advice("2026-11-26T09:00:00") == "11月26日星期四 9:00 起可以取号。");
}

TEST_CASE("whatever will be possible later is refused with its time", "[kiosk][refusals]")
{
    const std::string why = GENERATE(as<std::string>{},
                                     "DayNotOpen",
                                     "OutsideHours",
                                     "CutOff",
                                     "QuotaUsed",
                                     "SubjectQuotaUsed",
                                     "AppointmentTooEarly",
                                     "AppointmentOtherDay");
    const auto words =
        RefusalWords::of({.why = why, .errand = {}, .next = localTime("2026-11-26T09:00:00")},
                         morning(kit::Language::Zh));
    INFO(why);
    CHECK(words.advice == u"11月26日星期四 9:00 起可以取号。"_s);
}
