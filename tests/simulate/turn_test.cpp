// SPDX-License-Identifier: Apache-2.0
#include "tests/simulate/verdicts.h"
#include "tests/support/hall_script.h"

#include <catch2/catch.hpp>

using namespace hall;
using hall::test::changing;
using hall::test::first;
using hall::test::HallScript;
using hall::test::Verdicts;
using hall::test::watch;

namespace {

using namespace std::chrono_literals;

/// The small hall with a plan for noon, a counter 2 that helps group a after five minutes, and a
/// green counter 4.
Rules hallOfManyRules()
{
    Rules rules = test::smallRules();
    rules.plans = {
        {.code = {"noon"}, .name = {}, .counters = {{{1}, {{"b"}}}, {{2}, {{"a"}}}}, .hours = {}}};
    rules.reasons = {{{"parent"}, {}}};
    rules.counters[1].backups = {{{"a"}, 5min}};
    rules.counters.push_back(rules.counters[2]);
    rules.counters.back().number = CounterNumber{4};
    rules.counters.back().admits = Admits::Priority;
    rules.policy.callGiven = true;
    return rules;
}

/// A story of calls alone, told by hand: who is called to where, whatever the hall would choose.
class Story
{
public:
    explicit Story(const char* script, Rules rules = hallOfManyRules())
        : m_script(std::move(rules))
    {
        (void)m_script.tell(script);
    }

    Story& play(decltype(Command::what) what)
    {
        const bool isDone = m_script.play(std::move(what)).has_value();
        REQUIRE(isDone);
        return *this;
    }

    Story& tell(const char* script)
    {
        (void)m_script.tell(script);
        return *this;
    }

    /// What the invariants say if the last call is of this number instead.
    [[nodiscard]] Verdicts calling(const char* number) const
    {
        const std::int64_t last = m_script.journal.back().seq;
        return watch(m_script.journal, [&](Event& event) {
            auto* called = std::get_if<TicketCalled>(&event.body);
            if (called != nullptr && event.seq == last) {
                const auto other =
                    std::ranges::find(m_script.hall.tickets, number, &Ticket::number);
                called->ticket = other->id;
                called->number = number;
            }
        });
    }

    [[nodiscard]] const Events& events() const
    {
        return m_script.journal;
    }

    [[nodiscard]] Verdicts asItIs(const std::function<void(Event&)>& plant = {}) const
    {
        return watch(m_script.journal, plant);
    }

private:
    HallScript m_script;
};

void expect(const Verdicts& verdicts, const char* words)
{
    INFO(first(verdicts.quick));
    CHECK(first(verdicts.quick).find(words) != std::string::npos);
    CHECK(first(verdicts.naive) != "nothing");
}

void expectNothing(const Verdicts& verdicts)
{
    CHECK(first(verdicts.quick) == "nothing");
    CHECK(first(verdicts.naive) == "nothing");
}

} // namespace

TEST_CASE("a counter that calls by another plan than the chosen one is caught",
          "[simulate][invariants]")
{
    Story story{"1 open | take a1 | take b1"};
    story.play(ChoosePlan{{"noon"}}).tell("1 next");

    expectNothing(story.asItIs());
    expect(story.calling("A001"), "counter 1 took A001, which it may not serve");
}

TEST_CASE("a counter that calls for a group it was not given is caught", "[simulate][invariants]")
{
    Story story{"1 open | take b1"};
    story.play(BindCounter{.counter = {1}, .groups = {{"b"}}}).tell("1 next");
    const auto otherCounter = [](Event& event) {
        if (auto* bound = std::get_if<CounterBound>(&event.body)) {
            bound->counter = CounterNumber{3};
        }
    };

    expectNothing(story.asItIs());
    expect(story.asItIs(otherCounter), "counter 1 took B001, which it may not serve");
}

TEST_CASE("a hall that serves by other rules than it was given is caught", "[simulate][invariants]")
{
    Story story{"1 open | take b1"};
    story.play(BindCounter{.counter = {1}, .groups = {{"b"}}});
    const auto forget = [](Hall& hall, const Event& event) {
        if (std::holds_alternative<CounterBound>(event.body)) {
            hall.index = RuleIndex{hall.rules};
        }
    };

    CHECK(first(watch(story.events(), {}, forget).quick).find("wrong about counter 1 serving b1") !=
          std::string::npos);
}

TEST_CASE("rules under which a counter serves something else count from their event on",
          "[simulate][invariants]")
{
    Rules swapped = hallOfManyRules();
    std::swap(swapped.counters[0].groups, swapped.counters[1].groups);
    Story story{"1 open | take a1 | take b1"};
    story.play(AdoptRules{.rules = swapped, .hash = "h2"}).tell("1 next");

    expectNothing(story.asItIs());
    expect(story.calling("A001"), "counter 1 took A001, which it may not serve");
}

TEST_CASE("a counter that helps out too early is caught", "[simulate][invariants]")
{
    Story late{"2 open | 08:00 take a1 | 08:06 take b1 | 2 next"};
    expectNothing(late.asItIs());
    expect(late.calling("B001"), "counter 2 took B001 while A001 had a lower rank");

    Story early{"2 open | 08:00 take a1 | 08:04 take b1 | 2 next"};
    expectNothing(early.asItIs());
    expect(early.calling("A001"), "counter 2 took A001, which it may not serve");
}

TEST_CASE("a green counter that takes somebody without priority is caught",
          "[simulate][invariants]")
{
    Story story{"4 open | take a1 | +60s take b1 elder | 4 next"};

    expectNothing(story.asItIs());
    expect(story.calling("A001"), "counter 4 took A001, which it may not serve");
}

TEST_CASE("a counter that takes who was sent to another, or leaves its own, is caught",
          "[simulate][invariants]")
{
    Story story{"1 open | 3 open | take a1 | +60s take a1 | 1 next | 1 start | 1 transfer 3"};
    Story others = story;
    story.tell("3 next");
    others.tell("1 next");

    expectNothing(story.asItIs());
    expect(story.calling("A002"), "counter 3 took A002 while A001 had a lower rank");
    expectNothing(others.asItIs());
    expect(others.calling("A001"), "counter 1 took A001, which it may not serve");
}

TEST_CASE("a ticket that a clerk names is no breach, unless his counter isn't for it",
          "[simulate][invariants]")
{
    Story story{"1 open | 2 open | take a1 | +60s take a1 | +60s take b1 | 1 call A002 parent"};

    expectNothing(story.asItIs());
    const auto missed = Story{"1 open | take a1 | 1 next | 1 no-show | 1 call A001"}.asItIs();
    expectNothing(missed);
    CHECK(first(story.calling("B001").quick).find("called B001 by hand, which it may not serve") !=
          std::string::npos);
}

TEST_CASE("a share that isn't kept for those without priority is caught", "[simulate][invariants]")
{
    Rules rules = hallOfManyRules();
    rules.policy.choice = ChoiceRule::Interleave;
    rules.policy.interleave = 1;
    Story story{"3 open | take a1 elder | take a1 elder | take a1 | take a1 | 3 next | 3 next",
                rules};

    expectNothing(story.asItIs());
    CHECK(first(story.calling("A002").quick)
              .find("counter 3 took A002 against the share of those without priority") !=
          std::string::npos);
    const auto miscounted =
        changing<TicketCalled>("A001", [](TicketCalled& called) { called.streak = 0; });
    CHECK(first(story.asItIs(miscounted).quick)
              .find("counts 0 choices with priority in a row after A001") != std::string::npos);
}
