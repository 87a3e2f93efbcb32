// SPDX-License-Identifier: Apache-2.0
#include "tests/support/core_text.h"
#include "tests/support/hall_script.h"

#include <catch2/catch.hpp>

#include <iomanip>
#include <sstream>

using namespace hall;
using namespace std::chrono_literals;
using hall::test::HallScript;

namespace {

/// A command and what the hall must answer.
struct Line
{
    const char* command;
    const char* answer;
};

std::string ledgerOf(const std::vector<std::pair<std::string, std::string>>& lines)
{
    std::ostringstream text;
    for (const auto& [command, answer] : lines) {
        text << std::left << std::setw(28) << command << "| " << answer << "\n";
    }
    return text.str();
}

/// Plays the left column and compares the whole ledger, so that a difference is read in its place.
void check(HallScript& script, const std::vector<Line>& ledger)
{
    std::vector<std::pair<std::string, std::string>> wanted;
    std::vector<std::pair<std::string, std::string>> got;
    for (const Line& line : ledger) {
        wanted.emplace_back(line.command, line.answer);
        got.emplace_back(line.command, script.tell(line.command));
    }
    CHECK(ledgerOf(got) == ledgerOf(wanted));
    CHECK(test::replay(script.journal).tickets == script.hall.tickets);
}

Rules rulesWith(void (*change)(Rules&))
{
    Rules rules = test::smallRules();
    change(rules);
    return rules;
}

} // namespace

TEST_CASE("a held ticket leaves the counter free and is taken up again where it may be",
          "[core][rules]")
{
    HallScript script;
    check(script,
          {{"1 open", "done"},
           {"3 open", "done"},
           {"08:00 take a1", "A001 waits"},
           {"take a1", "A002 waits"},
           {"take a1", "A003 waits"},
           {"1 next", "A001 to 1"},
           {"1 hold", "TicketNotServing"},
           {"1 start", "A001 serving at 1"},
           {"08:05 1 hold", "A001 held"},
           {"1 next", "A002 to 1"},
           {"1 start", "A002 serving at 1"},
           {"1 resume A001", "CounterBusy"},
           {"08:10 1 hold same", "A002 held"},
           {"08:20 3 resume A002", "HeldElsewhere"},
           {"3 resume A001", "A001 serving at 3"},
           {"08:23 3 finish", "A001 finished"},
           {"1 resume A002", "A002 serving at 1"},
           {"1 resume A003", "CounterBusy"}});
    CHECK(script.hall.tallies.at({3}).serving == 8min); // five before it was held, three after
}

TEST_CASE("a ticket that is sent on keeps its rank", "[core][rules]")
{
    HallScript script;
    check(script,
          {{"1 open", "done"},
           {"2 open", "done"},
           {"3 open", "done"},
           {"08:00 take a1", "A001 waits"},
           {"08:01 take b1", "B001 waits"},
           {"08:02 take a1", "A002 waits"},
           {"1 next", "A001 to 1"},
           {"1 transfer a1", "TransferToItself"},
           {"1 transfer 1", "TransferToItself"},
           {"1 transfer x9", "UnknownService"},
           {"1 transfer 9", "UnknownCounter"},
           {"1 transfer @nobody", "UnknownClerk"},
           {"1 transfer b1", "A001 waiting"},
           {"2 next", "A001 to 2"}, // before B001, which came a minute later
           {"2 transfer 3", "A001 waiting"},
           {"2 next", "B001 to 2"},
           {"1 next", "A002 to 1"},
           {"3 next", "A001 to 3"},
           {"3 transfer @clerk1", "A001 waiting"},
           {"3 next", "nobody waits"},
           {"1 close", "CounterBusy"},
           {"1 start", "A002 serving at 1"},
           {"1 finish", "A002 finished"},
           {"1 close", "done"}, // its clerk is gone: A001 is anybody's again
           {"3 next", "A001 to 3"}});
}

TEST_CASE("a missed ticket comes back as the hall's rule says", "[core][rules]")
{
    const auto missed = [](MissedRule rule, const std::vector<Line>& then) {
        Rules rules = test::smallRules();
        rules.policy.missed = rule;
        HallScript script{rules};
        std::vector<Line> ledger{{"1 open", "done"},
                                 {"08:00 take a1", "A001 waits"},
                                 {"08:01 take a1", "A002 waits"},
                                 {"08:02 take a1", "A003 waits"},
                                 {"08:03 take a1", "A004 waits"},
                                 {"1 next", "A001 to 1"},
                                 {"reinstate A001", "TicketNotMissed"},
                                 {"1 no-show", "A001 noShow"}};
        ledger.insert(ledger.end(), then.begin(), then.end());
        check(script, ledger);
    };
    missed(MissedRule::Void, {{"reinstate A001", "MissedIsVoid"}, {"1 call A001", "MissedIsVoid"}});
    missed(MissedRule::List, {{"reinstate A001", "MissedIsClerks"}, {"1 call A001", "A001 to 1"}});
    missed(MissedRule::End,
           {{"08:10 reinstate A001", "A001 waits"},
            {"1 next", "A002 to 1"},
            {"1 next", "A003 to 1"},
            {"1 next", "A004 to 1"},
            {"1 next", "A001 to 1"}});
    missed(MissedRule::Reinsert,
           {{"08:10 reinstate A001", "A001 waits"},
            {"1 next", "A002 to 1"},
            {"1 next", "A003 to 1"},
            {"1 next", "A001 to 1"},
            {"1 no-show", "A001 noShow"},
            {"reinstate A001", "ReinstatedTooOften"},
            {"1 next", "A004 to 1"}});
}

TEST_CASE("a press is taken back within its seconds, unless the hall has moved on", "[core][rules]")
{
    HallScript script;
    check(script,
          {{"1 open", "done"},
           {"3 open", "done"},
           {"08:00 take a1", "A001 waits"},
           {"take a1", "A002 waits"},
           {"1 next", "A001 to 1"},
           {"undo", "NothingToUndo"}, // a call is taken back by uncall
           {"1 start", "A001 serving at 1"},
           {"08:04 1 finish", "A001 finished"},
           {"+4s undo", "undone"},
           {"1 next", "A002 to 1"},
           {"undo", "undone"}, // both at once: A002 waits, A001 is in service
           {"1 next", "A002 to 1"},
           {"1 start", "A002 serving at 1"},
           {"1 finish", "A002 finished"},
           {"+6s undo", "UndoTooLate"},
           {"take a1", "A003 waits"},
           {"1 next", "A003 to 1"},
           {"1 no-show", "A003 noShow"},
           {"undo", "undone"},
           {"1 transfer 3", "A003 waiting"},
           {"undo", "undone"},
           {"1 transfer 3", "A003 waiting"},
           {"3 next", "A003 to 3"},
           {"undo", "NothingToUndo"},
           {"take a1", "A004 waits"},
           {"cancel A004", "A004 cancelled"},
           {"undo", "undone"},
           {"1 pause", "done"},
           {"undo", "undone"},
           {"1 next", "A004 to 1"}});
    CHECK(script.hall.finishedToday == 2);
}

TEST_CASE("a call taken back makes the ticket what it was before the call", "[core][rules]")
{
    HallScript kept;
    check(kept,
          {{"1 open", "done"},
           {"3 open", "done"},
           {"08:00 take a1", "A001 waits"},
           {"08:01 take a1", "A002 waits"},
           {"1 next", "A001 to 1"},
           {"1 transfer 3", "A001 waiting"},
           {"3 next", "A001 to 3"},
           {"3 uncall", "A001 waiting"},
           {"1 next", "A002 to 1"}, // A001 is still for counter 3
           {"1 next", "nobody waits"},
           {"3 next", "A001 to 3"},
           {"3 start", "A001 serving at 3"},
           {"3 transfer 1", "A001 waiting"},
           {"1 next", "A001 to 1"},
           {"1 uncall", "A001 waiting"},
           {"1 close", "done"}, // and it is anybody's
           {"3 next", "A001 to 3"}});

    HallScript missed{rulesWith([](Rules& rules) { rules.policy.missed = MissedRule::List; })};
    check(missed,
          {{"1 open", "done"},
           {"3 open", "done"},
           {"08:00 take a1", "A001 waits"},
           {"08:01 take a1", "A002 waits"},
           {"1 next", "A001 to 1"},
           {"1 no-show", "A001 noShow"},
           {"1 call A001", "A001 to 1"},
           {"1 uncall", "A001 noShow"}, // not at the head of the line
           {"1 next", "A002 to 1"},
           {"3 next", "nobody waits"},
           {"3 call A001", "A001 to 3"}});
}

TEST_CASE("a clerk calls a given number only where the hall allows it, and says why",
          "[core][rules]")
{
    HallScript never;
    check(never,
          {{"1 open", "done"}, {"take a1", "A001 waits"}, {"1 call A001", "GivenCallNotAllowed"}});

    HallScript allowed{rulesWith([](Rules& rules) {
        rules.policy.callGiven = true;
        rules.reasons = {{{"unwell"}, {"身体不适", "Unwell", {}}},
                         {.code = {"lunch"}, .name = {"午餐", "Lunch", {}}, .forCall = false}};
    })};
    check(allowed,
          {{"1 open", "done"},
           {"take a1", "A001 waits"},
           {"take a1", "A002 waits"},
           {"take b1", "B001 waits"},
           {"1 call A002", "ReasonNeeded"},
           {"1 call A002 whim", "ReasonNeeded"},
           {"1 call A002 lunch", "ReasonNeeded"},
           {"1 call B001 unwell", "CounterNotFor"},
           {"1 call A002 unwell", "A002 to 1"},
           {"1 next", "A001 to 1"}});
}

TEST_CASE("interleaving keeps one choice in so many for those without priority", "[core][rules]")
{
    HallScript script{rulesWith([](Rules& rules) {
        rules.policy.choice = ChoiceRule::Interleave;
        rules.policy.interleave = 2;
    })};
    check(script,
          {{"1 open", "done"},
           {"08:00 take a1", "A001 waits"},
           {"take a1", "A002 waits"},
           {"take a1 elder", "A003 waits"},
           {"take a1 elder", "A004 waits"},
           {"take a1 elder", "A005 waits"},
           {"take a1 elder", "A006 waits"},
           {"1 next", "A003 to 1"},
           {"1 next", "A004 to 1"},
           {"1 next", "A001 to 1"},
           {"1 next", "A005 to 1"},
           {"1 next", "A006 to 1"},
           {"1 next", "A002 to 1"}});
}

TEST_CASE("a counter with priority only, and one that helps out after a while", "[core][rules]")
{
    HallScript script{rulesWith([](Rules& rules) {
        rules.counters[0].admits = Admits::Priority;
        rules.counters[1].backups = {{.group = {"a"}, .after = 10min}};
    })};
    check(script,
          {{"1 open", "done"},
           {"2 open", "done"},
           {"08:00 take a1", "A001 waits"},
           {"08:01 take a1 elder", "A002 waits"},
           {"1 next", "A002 to 1"},
           {"1 next", "nobody waits"},
           {"08:09 2 next", "nobody waits"},
           {"08:10 2 next", "A001 to 2"}});
}

TEST_CASE("a visit goes from step to step on one ticket, its rank kept", "[core][rules]")
{
    HallScript script{rulesWith([](Rules& rules) {
        rules.visits = {{.code = {"shop"},
                         .name = {},
                         .order = StepOrder::Fixed,
                         .steps = {{.service = {"a1"}, .backOffice = false},
                                   {.service = {"a2"}, .backOffice = true},
                                   {.service = {"b1"}, .backOffice = false}}}};
    })};
    check(script,
          {{"1 open", "done"},
           {"2 open", "done"},
           {"take visit none", "UnknownVisit"},
           {"08:00 take visit shop", "A001 waits"},
           {"08:01 take a1", "A002 waits"},
           {"1 next", "A001 to 1"},
           {"1 start", "A001 serving at 1"},
           {"1 next", "A001 to 1"}, // its next step is here, and its rank the lowest
           {"1 start", "A001 serving at 1"},
           {"1 finish", "A001 held"}, // the back office has it
           {"1 resume A001", "WaitsForOffice"},
           {"1 next", "A002 to 1"},
           {"2 next", "nobody waits"},
           {"continue A001", "A001 waits"},
           {"2 next", "A001 to 2"},
           {"2 start", "A001 serving at 2"},
           {"2 finish", "A001 finished"},
           {"continue A001", "TicketNotHeld"}});
}
