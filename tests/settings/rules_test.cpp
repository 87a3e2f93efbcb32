// SPDX-License-Identifier: Apache-2.0
#include "app/core/opening.h"
#include "app/core/words.h"
#include "app/settings/schema.h"
#include "tests/settings/hall_texts.h"

#include <catch2/catch.hpp>

using namespace hall;
using namespace std::chrono_literals;

namespace {

/// The rules of the least hall with more of it and something added; what is wrong fails the test.
Rules rulesWith(std::string_view added)
{
    const std::string toml =
        std::string(test::leastHall) + std::string(test::moreHall) + std::string(added);
    const auto settings = loadText(toml, "hall.toml");
    if (!settings) {
        FAIL(test::messages(settings.error()));
    }
    return settings->rules;
}

BusinessDay on(const char* date)
{
    return *parseBusinessDay(date);
}

} // namespace

TEST_CASE("each policy says what the file says", "[settings][rules]")
{
    const Policy policy = rulesWith(R"(
[policy]
choice = "interleave"
interleave = 3
missed = "end"
reinstatements_max = 2
preferred_clerk = 15
undo_within = 8
call_given = true
reprints_max = 1
one_live_ticket = false
unbound_per_minute = 6
touting_signs = 4
take_early = 20
grace_before = 40
grace_after = 10
late = "refuse"
misses_max = 3
misses_within_days = 60
block_days = 14
[[reason]]
code = "urgent"
name = "急事"
)")
                              .policy;

    Policy expected;
    expected.choice = ChoiceRule::Interleave;
    expected.interleave = 3;
    expected.missed = MissedRule::End;
    expected.reinstatementsMax = 2;
    expected.preferredClerk = 15min;
    expected.undoWithin = 8s;
    expected.callGiven = true;
    expected.reprintsMax = 1;
    expected.oneLiveTicket = false;
    expected.unboundPerMinute = 6;
    expected.toutingSigns = 4;
    expected.takeEarly = 20min;
    expected.graceBefore = 40min;
    expected.graceAfter = 10min;
    expected.late = LateRule::Refuse;
    expected.missesMax = 3;
    expected.missesWithinDays = 60;
    expected.blockDays = 14;
    CHECK(policy == expected);
    CHECK(rulesWith("[policy]\nreinsert_after = 4\n").policy.reinsertAfter == 4);
}

TEST_CASE("a service has its limits and its appointments", "[settings][rules]")
{
    const Rules rules = rulesWith(R"(
[[service]]
code = "house"
name = "过户"
group = "medical"
identity = "required"
day_quota = 60
subject_quota = 2
cut_off = 30
slot_places = 2
walk_in_places = 3
promise_days = 15
[[hours]]
days = "mon"
from = "09:00"
to = "12:00"
)");

    CHECK(rules.services.back() == Service{.code = {"house"},
                                           .name = {.zh = "过户", .en = {}, .shortZh = {}},
                                           .group = {"medical"},
                                           .typicalMinutes = 10,
                                           .identity = Identity::Required,
                                           .dayQuota = 60,
                                           .subjectQuota = 2,
                                           .cutOffMinutes = 30,
                                           .slotPlaces = 2,
                                           .walkInPlaces = 3,
                                           .promiseDays = 15});
}

TEST_CASE("what to bring hangs on the answers given", "[settings][rules]")
{
    const Rules rules = rulesWith(R"(
[[service]]
code = "house"
name = "过户"
group = "medical"
[[service.question]]
code = "who"
name = "谁来办？"
name_en = "Who comes?"
answers = [{code = "self", name = "本人"}, {code = "agent", name = "代办", name_en = "An agent"}]
[[service.question]]
code = "kin"
name = "是亲属吗？"
answers = [{code = "yes", name = "是"}, {code = "no", name = "不是"}]
when = ["who=agent"]
[[service.material]]
code = "id"
name = "身份证"
[[service.material]]
code = "letter"
name = "委托书"
name_en = "Letter of authority"
copies = 2
on_promise = true
when = ["who=agent", "kin=no"]
)");

    const Service& service = rules.services.back();
    REQUIRE(service.questions.size() == 2);
    CHECK(service.questions[0] ==
          Question{.code = "who",
                   .name = {"谁来办？", "Who comes?", {}},
                   .answers = {{"self", {"本人", {}, {}}}, {"agent", {"代办", "An agent", {}}}},
                   .when = {}});
    CHECK(service.questions[1].when == std::vector<Choice>{{"who", "agent"}});
    REQUIRE(service.materials.size() == 2);
    CHECK(service.materials[0].copies == 1);
    CHECK(service.materials[0].when.empty());
    CHECK(service.materials[1] == Material{.code = {"letter"},
                                           .name = {"委托书", "Letter of authority", {}},
                                           .copies = 2,
                                           .onPromise = true,
                                           .when = {{"who", "agent"}, {"kin", "no"}}});
}

TEST_CASE("a visit has steps, some of which wait for the back office", "[settings][rules]")
{
    const Rules rules = rulesWith(R"(
[[visit]]
code = "birth"
name = "新生儿出生"
steps = [{service = "claim", back_office = true}, {service = "card"}]
[[visit]]
code = "moving"
name = "搬家"
order = "any"
steps = [{service = "card"}, {service = "claim"}]
)");

    REQUIRE(rules.visits.size() == 2);
    CHECK(rules.visits[0] == Visit{.code = {"birth"},
                                   .name = {"新生儿出生", {}, {}},
                                   .order = StepOrder::Fixed,
                                   .steps = {{{"claim"}, true}, {{"card"}, false}}});
    CHECK(rules.visits[1].order == StepOrder::Any);
}

TEST_CASE("steps may stand in tables of their own as well", "[settings][rules]")
{
    const Rules rules = rulesWith(R"(
[[visit]]
code = "birth"
name = "新生儿出生"
[[visit.steps]]
service = "claim"
[[visit.steps]]
service = "card"
)");

    CHECK(rules.visits.at(0).steps == std::vector<VisitStep>{{{"claim"}}, {{"card"}}});
}

TEST_CASE("a counter takes some only, or helps out", "[settings][rules]")
{
    const Rules rules = rulesWith(R"(
[[counter]]
number = 3
name = "3 号窗口"
groups = ["social"]
admits = "priority"
backups = [{group = "medical", after = 20}]
)");

    CHECK(rules.counters.at(0).admits == Admits::All);
    CHECK(rules.counters.at(2).admits == Admits::Priority);
    CHECK(rules.counters.at(2).backups == std::vector<Backup>{{{"medical"}, 20min}});
}

TEST_CASE("a plan has counters and hours of its own", "[settings][rules]")
{
    const Rules rules = rulesWith(R"(
[[plan]]
code = "peak"
name = "高峰"
counters = [{counter = 1, groups = ["social", "medical"]}, {counter = 2, groups = ["medical"]}]
hours = [{days = "mon-tue", from = "09:00", to = "10:30"}]
[[plan]]
code = "calm"
name = "平峰"
counters = [{counter = 2, groups = ["medical"]}]
)");

    REQUIRE(rules.plans.size() == 2);
    CHECK(rules.plans[0] ==
          Plan{.code = {"peak"},
               .name = {"高峰", {}, {}},
               .counters = {{{1}, {{"social"}, {"medical"}}}, {{2}, {{"medical"}}}},
               .hours = {{1, 540, 630}, {2, 540, 630}}});
    CHECK(rules.plans[1].hours.empty());
}

TEST_CASE("an exception is closed or has other hours, for a day or for several",
          "[settings][rules]")
{
    const Rules rules = rulesWith(R"(
[[hours]]
days = "mon-fri"
from = "09:00"
to = "17:00"
[[exception]]
date = "2026-10-10"
open = [{from = "13:00", to = "16:00"}, {from = "09:00", to = "12:00"}]
[[exception]]
date = "2026-10-01"
until = "2026-10-07"
closed = true
)");

    CHECK(rules.exceptions.size() == 8);
    CHECK(rules.exceptions.front().day == on("2026-10-01"));
    CHECK(rules.exceptions.back().open == std::vector<MinuteSpan>{{540, 720}, {780, 960}});
    CHECK(spansOn(rules, on("2026-10-07")).empty());
    CHECK(spansOn(rules, on("2026-10-08")) == std::vector<MinuteSpan>{{540, 1020}});
    CHECK(spansOn(rules, on("2026-10-10")) == std::vector<MinuteSpan>{{540, 720}, {780, 960}});
}

TEST_CASE("reasons are words that the hall knows, each for what it says", "[settings][rules]")
{
    const Rules rules = rulesWith(R"(
[[reason]]
code = "rest"
name = "休息"
for = ["pause"]
[[reason]]
code = "urgent"
name = "急事"
for = ["call", "read"]
[[reason]]
code = "other"
name = "其他"
)");

    CHECK(rules.reasons ==
          std::vector<Reason>{
              {.code = {"rest"}, .name = {"休息", {}, {}}, .forCall = false, .forRead = false},
              {.code = {"urgent"}, .name = {"急事", {}, {}}, .forPause = false},
              {.code = {"other"}, .name = {"其他", {}, {}}}});
}

TEST_CASE("single rules are set from outside", "[settings][rules]")
{
    const auto settings = loadText(std::string(test::leastHall) + std::string(test::moreHall),
                                   "hall.toml",
                                   {"policy.missed=end",
                                    "service.card.identity=none",
                                    "service.card.day_quota=80",
                                    "counter.1.admits=priority"});

    REQUIRE(settings);
    CHECK(settings->rules.policy.missed == MissedRule::End);
    CHECK(settings->rules.services.at(0).identity == Identity::None);
    CHECK(settings->rules.services.at(0).dayQuota == 80);
    CHECK(settings->rules.counters.at(0).admits == Admits::Priority);

    const auto later = loadText(std::string(test::leastHall) +
                                    "[[exception]]\ndate = \"2027-02-05\"\nclosed = true\n",
                                "hall.toml",
                                {"exception.2027-02-05.until=2027-02-08"});
    REQUIRE(later);
    CHECK(later->rules.exceptions.size() == 4);
}

TEST_CASE("the words of each rule in hall.toml are those of the core", "[settings][rules]")
{
    const auto sameWords = [](std::string_view table, std::string_view key, const auto& words) {
        std::string known;
        for (const auto& [value, word] : words.words) {
            known += (known.empty() ? "" : " ") + std::string(word);
        }
        CHECK(settings::hallSchema().findKey(table, key)->allowed == known);
    };

    sameWords("policy", "choice", choiceRules);
    sameWords("policy", "missed", missedRules);
    sameWords("policy", "late", lateRules);
    sameWords("service", "identity", identities);
    sameWords("visit", "order", stepOrders);
    sameWords("counter", "admits", admitsWords);
}
