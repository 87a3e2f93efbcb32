// SPDX-License-Identifier: Apache-2.0
#include "app/core/opening.h"
#include "app/protocol/hall_codec.h"
#include "tests/support/core_text.h"
#include "tests/support/hall_script.h"

#include <catch2/catch.hpp>

using namespace hall;
using namespace std::chrono_literals;
using hall::test::HallScript;

namespace {

const BusinessDay monday{std::chrono::year{2026} / 11 / 23};

/// Monday to Friday with a lunch break; the 24th closed, the 28th a Saturday made up for.
Rules rulesWithHours()
{
    Rules rules = test::smallRules();
    for (int weekday = 1; weekday <= 5; ++weekday) {
        rules.hours.push_back({weekday, 9 * 60, 12 * 60});
        rules.hours.push_back({weekday, 13 * 60, 17 * 60});
    }
    rules.exceptions = {
        {.day = {std::chrono::year{2026} / 11 / 24}, .open = {}},
        {.day = {std::chrono::year{2026} / 11 / 28}, .open = {{.from = 600, .to = 660}}}};
    rules.services[0].cutOffMinutes = 30;
    return rules;
}

LocalMoment at(BusinessDay date, int hour, int minute)
{
    return {.date = date, .weekday = weekdayOf(date), .minute = hour * 60 + minute};
}

std::string admissionAt(const Rules& rules, const LocalMoment& now)
{
    switch (admission(rules, rules.services[0], now)) {
    case Admission::Open:
        return "open";
    case Admission::Closed:
        return "closed";
    case Admission::CutOff:
        return "cut off";
    }
    return {};
}

TakeTicket takeFor(const std::string& subject, const std::string& agent = {})
{
    TakeTicket take{.service = {"a1"}, .priority = {}, .codeHash = {}};
    take.subject = Subject{.hash = {subject}, .agent = {agent}};
    return take;
}

std::string answer(const Result<Events, Rejection>& events)
{
    return events ? "done" : std::string{toText(events.error())};
}

template <class Body>
int countOf(const Events& events)
{
    return static_cast<int>(std::ranges::count_if(
        events, [](const Event& event) { return std::holds_alternative<Body>(event.body); }));
}

} // namespace

TEST_CASE("tickets are given in the hall's hours, not at lunch, not too near to the end",
          "[core][limits]")
{
    Rules rules = rulesWithHours();

    CHECK(admissionAt(rules, at(monday, 8, 59)) == "closed");
    CHECK(admissionAt(rules, at(monday, 9, 0)) == "open");
    CHECK(admissionAt(rules, at(monday, 11, 29)) == "open");
    CHECK(admissionAt(rules, at(monday, 11, 30)) == "cut off");
    CHECK(admissionAt(rules, at(monday, 12, 0)) == "closed");
    CHECK(admissionAt(rules, at(monday, 13, 0)) == "open");
    CHECK(admissionAt(rules, at(monday, 17, 0)) == "closed");

    rules.policy.takeEarly = 15min;
    CHECK(admissionAt(rules, at(monday, 8, 44)) == "closed");
    CHECK(admissionAt(rules, at(monday, 8, 45)) == "open");
}

TEST_CASE("a refusal knows when tickets are given next, over exceptions and weekends",
          "[core][limits]")
{
    const Rules rules = rulesWithHours();
    const auto nextAt = [&](const LocalMoment& now) {
        const auto next = nextAdmission(rules, rules.services[0], now);
        return next ? toText(next->date) + " " + std::to_string(next->minute) : "never";
    };

    CHECK(nextAt(at(monday, 8, 0)) == "2026-11-23 540");
    CHECK(nextAt(at(monday, 12, 10)) == "2026-11-23 780");
    CHECK(nextAt(at(monday, 16, 45)) == "2026-11-25 540"); // the 24th is closed
    CHECK(nextAt(at({std::chrono::year{2026} / 11 / 27}, 18, 0)) == "2026-11-28 600");
    CHECK(nextAt(at({std::chrono::year{2026} / 11 / 28}, 18, 0)) == "2026-11-30 540");
}

TEST_CASE("a quota counts the day's tickets of a service, appointments aside", "[core][limits]")
{
    Rules rules = test::smallRules();
    rules.services[0].dayQuota = 2;
    HallScript script{rules};

    CHECK(script.tell("take a1 | take a1 | take a1 | take a2") ==
          "A001 waits | A002 waits | QuotaUsed | A003 waits");
}

TEST_CASE("a quota counts what tickets were taken for, also after a restart", "[core][limits]")
{
    Rules rules = test::smallRules();
    rules.services[0].dayQuota = 1;
    HallScript script{rules};
    CHECK(script.tell("1 open | take a1 | 1 next | 1 transfer a2") ==
          "done | A001 waits | A001 to 1 | A001 waiting");

    const auto restored = protocol::decodeHall(protocol::encodeHall(script.hall));
    REQUIRE(restored);
    CHECK(restored->tickets == script.hall.tickets);
    CHECK(restored->issuedToday == script.hall.issuedToday);
    script.hall = *restored;
    CHECK(script.tell("take a1 | take a2") == "QuotaUsed | A002 waits");
}

TEST_CASE("one live ticket for a subject and a service, and so many in a day", "[core][limits]")
{
    Rules rules = test::smallRules();
    rules.services[0].subjectQuota = 2;
    HallScript script{rules};
    script.open(1);

    CHECK(answer(script.play(takeFor("p1"))) == "done");
    CHECK(answer(script.play(takeFor("p1"))) == "LiveTicket");
    CHECK(answer(script.play(takeFor("p2"))) == "done");
    CHECK(script.tell("1 next | 1 start | 1 finish") ==
          "A001 to 1 | A001 serving at 1 | A001 finished");
    CHECK(answer(script.play(takeFor("p1"))) == "done");
    CHECK(script.tell("cancel A003") == "A003 cancelled");
    CHECK(answer(script.play(takeFor("p1"))) == "SubjectQuotaUsed");
}

TEST_CASE("a service may want to know whom a ticket is for", "[core][limits]")
{
    Rules rules = test::smallRules();
    rules.services[0].identity = Identity::Required;
    HallScript script{rules};

    CHECK(script.take("a1") == "IdentityRequired");
    CHECK(answer(script.play(takeFor("p1"))) == "done");
}

TEST_CASE("a kiosk gives so many tickets a minute to nobody known", "[core][limits]")
{
    Rules rules = test::smallRules();
    rules.policy.unboundPerMinute = 2;
    HallScript script{rules};

    CHECK(script.tell("08:00 take a1 | +20s take a1 | +20s take a1") ==
          "A001 waits | A002 waits | TooManyUnbound");
    CHECK(answer(script.play(takeFor("p1"))) == "done");
    CHECK(script.tell("+21s take a1") == "A004 waits");
}

TEST_CASE("what looks like touting is pointed out once and refuses nobody", "[core][limits]")
{
    Rules rules = test::smallRules();
    rules.policy.toutingSigns = 2;
    HallScript script{rules};

    for (const char* firm : {"f1", "f2", "f3", "f4"}) {
        CHECK(answer(script.play(takeFor(firm, "agent"))) == "done");
    }
    CHECK(countOf<ToutingSuspected>(script.journal) == 1);

    HallScript again{rules};
    for (const char* number : {"A001", "A002", "A003", "A004"}) {
        CHECK(answer(again.play(takeFor("p1"))) == "done");
        CHECK(again.tell("cancel " + std::string{number}) == std::string{number} + " cancelled");
    }
    CHECK(countOf<ToutingSuspected>(again.journal) == 1);
}

TEST_CASE("numbers that were given by hand are booked, and numbering goes on above them",
          "[core][limits]")
{
    HallScript script;
    const auto book = [&](const char* number) {
        TakeTicket take{.service = {"a1"}, .priority = {}, .codeHash = {}};
        take.byHand = number;
        return answer(script.play(take));
    };
    CHECK(script.take("a1") == "A001");

    CHECK(book("A036") == "done");
    CHECK(book("A036") == "NumberTaken");
    CHECK(book("B001") == "NumberNotOfService");
    CHECK(book("A36") == "NumberNotOfService");
    CHECK(book("A1e3") == "NumberNotOfService");
    CHECK(script.take("a1") == "A037");
    CHECK(book("A020") == "done"); // skipped until now
    CHECK(script.take("a1") == "A038");
}

TEST_CASE("a slip that was given by hand is booked whatever limits there are", "[core][limits]")
{
    Rules rules = test::smallRules();
    rules.policy.waitingMax = 1;
    rules.services[0].dayQuota = 1;
    rules.services[0].identity = Identity::Required;
    HallScript script{rules};
    CHECK(script.tell("take b1 | take a1") == "B001 waits | HallFull");

    TakeTicket slip{.service = {"a1"}, .priority = {}, .codeHash = {}};
    slip.byHand = "A007";
    CHECK(answer(script.play(slip)) == "done");
    slip.byHand = "A008";
    CHECK(answer(script.play(slip)) == "done");
}

TEST_CASE("a visit asks who comes if any of its steps does", "[core][limits]")
{
    Rules rules = test::smallRules();
    rules.services[2].identity = Identity::Required;
    rules.visits = {{.code = {"shop"},
                     .name = {},
                     .order = StepOrder::Fixed,
                     .steps = {{.service = {"a1"}}, {.service = {"b1"}}}}};
    HallScript script{rules};

    CHECK(script.tell("take visit shop | take a1") == "IdentityRequired | A001 waits");
}

TEST_CASE("a ticket is printed again as often as the hall allows", "[core][limits]")
{
    Rules rules = test::smallRules();
    rules.policy.reprintsMax = 1;
    HallScript script{rules};

    CHECK(script.tell("take a1 | reprint A001 | reprint A001 | cancel A001 | reprint A001") ==
          "A001 waits | A001 waits | TooManyReprints | A001 cancelled | TicketNotWaiting");
}
