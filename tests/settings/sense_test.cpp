// SPDX-License-Identifier: Apache-2.0
#include "tests/settings/sense.h"

using namespace hall;
using namespace hall::test;

TEST_CASE("policies that take back what another says are contradictions", "[settings][sense]")
{
    check({
        {"[policy]\ninterleave = 3\n",
         "hall.toml:51: policy.interleave: has no say with choice = \"credit\"; "
         "allowed: left out, or choice = \"interleave\""},
        {"[policy]\nmissed = \"void\"\nreinsert_after = 3\n",
         "hall.toml:52: policy.reinsert_after: has no say with missed = \"void\"; "
         "allowed: left out, or missed = \"reinsert\""},
        {"[policy]\nmissed = \"end\"\nreinsert_after = 3\n",
         "hall.toml:52: policy.reinsert_after: has no say with missed = \"end\"; "
         "allowed: left out, or missed = \"reinsert\""},
        {"[policy]\nmissed = \"list\"\nreinstatements_max = 2\n",
         "hall.toml:52: policy.reinstatements_max: has no say with missed = \"list\"; "
         "allowed: left out, or missed = \"end\" or \"reinsert\""},
        {"[policy]\nmissed = \"void\"\npreferred_clerk = 10\n",
         "hall.toml:52: policy.preferred_clerk: has no say with missed = \"void\"; "
         "allowed: left out, or missed = \"end\" or \"reinsert\""},
        {"[policy]\nmissed = \"void\"\npreferred_clerk = 0\n", "fine"},
        {"[policy]\nmax_recalls = 0\nno_show_after = 60\n",
         "hall.toml:52: policy.no_show_after: has no say with max_recalls = 0; "
         "allowed: left out, or max_recalls = 1 or more"},
        {"[policy]\nblock_days = 7\n",
         "hall.toml:51: policy.block_days: has no say with misses_max = 0; "
         "allowed: left out, or misses_max = 1 or more"},
        {"[policy]\nmisses_within_days = 7\n",
         "hall.toml:51: policy.misses_within_days: has no say with misses_max = 0; "
         "allowed: left out, or misses_max = 1 or more"},
        {"[policy]\ncall_given = true\n",
         "hall.toml:51: policy.call_given: is true, but a call of a given number needs a reason, "
         "and there is none; allowed: a [[reason]] for \"call\""},
        {"[policy]\ncall_given = true\n[[reason]]\ncode = \"rest\"\nname = \"休息\"\n"
         "for = [\"pause\"]\n",
         "hall.toml:51: policy.call_given: is true, but a call of a given number needs a reason, "
         "and there is none; allowed: a [[reason]] for \"call\""},
        {"[policy]\ncall_given = true\n[[reason]]\ncode = \"vip\"\nname = \"急\"\n"
         "for = [\"calls\"]\n",
         "hall.toml:55: reason.vip.for: can't be a list of 1; "
         "allowed: a list of 1 to 3 of pause, call, read"},
        {"[[reason]]\ncode = \"rest\"\nname = \"休息\"\nfor = []\n",
         "hall.toml:53: reason.rest.for: can't be a list of 0; "
         "allowed: a list of 1 to 3 of pause, call, read"},
        {"[policy]\nmissed = \"gone\"\nreinsert_after = 3\n",
         "hall.toml:51: policy.missed: can't be \"gone\"; allowed: void, end, reinsert, list"},
        {"[policy]\nreinstatements_max = 0\n",
         "hall.toml:51: policy.reinstatements_max: can't be 0; "
         "allowed: a whole number, 1 to 20"},
    });
    CHECK(said(std::string(test::leastHall) + "[policy]\nchoice = \"interleave\"\n") ==
          "hall.toml:32: policy.choice: is \"interleave\", but nobody has priority; "
          "allowed: a second [[priority]], or a service with slot_places");
}

TEST_CASE("appointments leave a way in for those who simply come", "[settings][sense]")
{
    const std::string hours(mondays);

    CHECK(said(withMore(service("slot_places = 2\nwalk_in_places = 1\n") + hours)) == "fine");
    CHECK(said(withMore(service("slot_places = 2\n") + hours)) ==
          "hall.toml:50: service.house.walk_in_places: leaves nobody a way in who has no "
          "appointment; allowed: 1 or more beside slot_places");
    CHECK(said(withMore(service("slot_places = 2\nwalk_in_places = 0\n") + hours)) ==
          "hall.toml:55: service.house.walk_in_places: leaves nobody a way in who has no "
          "appointment; allowed: 1 or more beside slot_places");
    CHECK(said(withMore(service("walk_in_places = 2\n") + hours)) ==
          "hall.toml:54: service.house.walk_in_places: has no say without slot_places; "
          "allowed: left out, or slot_places = 1 or more");
    CHECK(said(withMore(service("slot_places = 2\nwalk_in_places = 1\n"))) ==
          "hall.toml:54: service.house.slot_places: there are no hours that could be booked; "
          "allowed: one [[hours]] or more");
}

TEST_CASE("quotas don't contradict each other", "[settings][sense]")
{
    const std::string hours(mondays);

    const std::string known("identity = \"required\"\n");
    CHECK(said(withMore(service(known + "day_quota = 2\nsubject_quota = 3\n"))) ==
          "hall.toml:56: service.house.subject_quota: is more than day_quota, which is 2; "
          "allowed: 0 to 2");
    for (const char* identity : {"", "identity = \"none\"\n", "identity = \"optional\"\n"}) {
        CHECK_THAT(said(withMore(service(std::string(identity) + "subject_quota = 1\n"))),
                   Catch::Contains("service.house.subject_quota: counts nobody who takes a number "
                                   "without saying who he is; allowed: 0, or identity = "
                                   "\"required\" beside it"));
    }
    CHECK(said(withMore(service(known + "subject_quota = 1\n"))) == "fine");
    CHECK(
        said(withMore(service("slot_places = 2\nwalk_in_places = 1\nday_quota = 12\n") + hours)) ==
        "hall.toml:56: service.house.day_quota: can be used up by appointments alone, 12 of "
        "which fit in a day; allowed: 0, or 13 or more");
    CHECK(said(withMore(service("slot_places = 2\nwalk_in_places = 1\nday_quota = 13\n") +
                        hours)) == "fine");
}

TEST_CASE("no more classes are claimed than the kiosk has keys for", "[settings][sense]")
{
    const auto classes = [](int count) {
        std::string toml;
        for (int i = 0; i < count; ++i) {
            const std::string code = "c" + std::to_string(i);
            toml += "[[priority]]\ncode = \"" + code + "\"\nname = \"优待\"\nself_claimed = true\n";
        }
        return toml;
    };
    CHECK(said(withMore(classes(2))) == "fine");
    CHECK(said(withMore(classes(3))) ==
          "hall.toml:61: priority.c2.self_claimed: would be one more than the keys that the kiosk "
          "has for it; allowed: true for 2 classes at most");
}

TEST_CASE("a cut-off leaves time to take tickets in", "[settings][sense]")
{
    const std::string hours(mondays);
    const std::string half = "[[exception]]\ndate = \"2026-12-31\"\nopen = [{from = \"09:00\", "
                             "to = \"10:00\"}]\n";

    CHECK(said(withMore(service("cut_off = 179\n") + hours)) == "fine");
    CHECK(said(withMore(service("cut_off = 180\n") + hours)) ==
          "hall.toml:54: service.house.cut_off: would give no tickets at all in the hours in line "
          "55; allowed: 0 to 179");
    CHECK(said(withMore(service("cut_off = 60\n") + hours + half)) ==
          "hall.toml:54: service.house.cut_off: would give no tickets at all in the hours in line "
          "61; allowed: 0 to 59");
    CHECK(said(withMore(service("cut_off = 60\n") + hours + half +
                        "[policy]\ntake_early = 10\n")) == "fine");
}

TEST_CASE("tickets are given early, but not on the day before", "[settings][sense]")
{
    const std::string early = "[[hours]]\ndays = \"mon\"\nfrom = \"05:00\"\nto = \"12:00\"\n";

    CHECK(said(withMore(early + "[policy]\ntake_early = 60\n")) == "fine");
    CHECK(said(withMore(early + "[policy]\ntake_early = 61\n")) ==
          "hall.toml:55: policy.take_early: reaches before calendar.day_begins from the hours in "
          "line 50; allowed: 0 to 60");
}

TEST_CASE("a visit is of several services that are there", "[settings][sense]")
{
    const auto visit = [](std::string_view keys) {
        return withMore("[[visit]]\ncode = \"v\"\nname = \"一件事\"\n" + std::string(keys));
    };

    CHECK(said(visit("")) ==
          "hall.toml:50: visit.v.steps: has fewer than two steps; allowed: two or more");
    CHECK(said(visit("steps = [{service = \"card\"}]\n")) ==
          "hall.toml:50: visit.v.steps: has fewer than two steps; allowed: two or more");
    CHECK(said(visit("steps = [\n{service = \"card\"},\n{service = \"crad\"},\n]\n")) ==
          "hall.toml:55: visit.v.steps.service: no service \"crad\"; allowed: card, claim");
    CHECK(said(visit("steps = [\n{service = \"card\"},\n"
                     "{service = \"claim\", back_office = true},\n]\n")) ==
          "hall.toml:55: visit.v.steps.back_office: nothing comes after this step that would wait "
          "for the back office; allowed: false in the last step");
    CHECK(said(visit("order = \"any\"\nsteps = [{service = \"card\"},\n"
                     "{service = \"card\"}]\n")) ==
          "hall.toml:55: visit.v.steps.service: \"card\" is a step of it already; "
          "allowed: each service once where the order is \"any\"");
    CHECK(said(visit("steps = \"card, claim\"\n")) ==
          "hall.toml:50: visit.v.steps: has fewer than two steps; allowed: two or more\n"
          "hall.toml:53: visit.v.steps: has to be a list of tables; allowed: [[visit.steps]]");
    CHECK(said(visit("steps = [{service = \"card\"}, {sevice = \"claim\"}]\n")) ==
          "hall.toml:53: visit.v.steps.sevice: no such key, did you mean service?; "
          "allowed: service, back_office\n"
          "hall.toml:53: visit.v.steps.service: is missing; "
          "allowed: 1 to 64 of a-z A-Z 0-9 - _ .");
}

TEST_CASE("no plan leaves a service without a counter", "[settings][sense]")
{
    const auto plan = [](std::string_view keys) {
        return withMore("[[plan]]\ncode = \"p\"\nname = \"方案\"\n" + std::string(keys));
    };

    CHECK(said(plan("counters = [{counter = 1, groups = [\"medical\"]}]\n")) == "fine");
    CHECK(said(plan("counters = [{counter = 2, groups = [\"social\"]}]\n")) ==
          "hall.toml:50: plan.p.counters: no counter that takes everybody is left for group "
          "\"medical\"; allowed: each group at one counter or more");
    CHECK(said(plan("")) ==
          "hall.toml:50: plan.p.counters: the plan changes no counter; allowed: one or more");
    CHECK(said(plan("counters = [{counter = 7, groups = [\"social\"]}]\n")) ==
          "hall.toml:53: plan.p.counters.7.counter: no counter 7; allowed: 1, 2");
    CHECK(said(plan("counters = [{counter = 2, groups = [\"socal\"]}]\n")) ==
          "hall.toml:53: plan.p.counters.2.groups: no group \"socal\"; "
          "allowed: social, medical");
    CHECK(said(plan("counters = [{counter = 1, groups = [\"medical\"]},\n"
                    "{counter = 1, groups = [\"social\"]}]\n")) ==
          "hall.toml:54: plan.p.counters.1.counter: \"1\" is there already, in line 53; "
          "allowed: each counter once");
}

TEST_CASE("two plans aren't in force at once", "[settings][sense]")
{
    const auto plan = [](std::string_view code, std::string_view hours) {
        return "[[plan]]\ncode = \"" + std::string(code) +
               "\"\nname = \"方案\"\ncounters = [{counter = 1, groups = [\"medical\"]}]\nhours = " +
               std::string(hours) + "\n";
    };
    const std::string first = plan("a", R"([{days = "mon-fri", from = "09:00", to = "10:00"}])");

    CHECK(said(withMore(first + plan("b", R"([{days = "fri", from = "10:00", to = "11:00"}])"))) ==
          "fine");
    CHECK(said(withMore(first + plan("b", R"([{days = "fri", from = "09:59", to = "11:00"}])"))) ==
          "hall.toml:59: plan.b.hours.from: overlaps the hours in line 54");
    CHECK(said(withMore(plan("b", R"([{days = "fri", from = "11:00", to = "10:00"}])"))) ==
          "hall.toml:54: plan.b.hours.to: is not after \"from\"; "
          "allowed: a later time of the same day");
}

TEST_CASE("nobody waits for ever behind counters for some only", "[settings][sense]")
{
    const auto counter = [](std::string_view keys) {
        return "[[counter]]\nnumber = 3\nname = \"3 号窗口\"\n" + std::string(keys);
    };
    const std::string least(test::leastHall);
    const std::string onlyPriority = least + R"([[priority]]
code = "senior"
name = "老年人"
)";

    CHECK(said(withMore(counter("groups = [\"social\"]\nadmits = \"priority\"\n"))) == "fine");
    CHECK(said(least + counter("groups = [\"social\"]\nadmits = \"priority\"\n")) ==
          "hall.toml:35: counter.3.admits: is \"priority\", but nobody has any; "
          "allowed: all, appointments");
    CHECK(said(withMore(counter("groups = [\"social\"]\nadmits = \"appointments\"\n"))) ==
          "hall.toml:53: counter.3.groups: the counter takes appointments only, and group "
          "\"social\" has none; allowed: groups with a service that has slot_places");
    std::string all = onlyPriority;
    all.replace(all.find("number = 1"), 10, "number = 1\nadmits = \"priority\"");
    CHECK(said(all) == "hall.toml:14: group.social.code: no counter of group \"social\" takes "
                       "everybody: some would wait for ever; allowed: a counter with admits = "
                       "\"all\"");
}

TEST_CASE("a counter for appointments has some, also when it helps out or by a plan",
          "[settings][sense]")
{
    const std::string booked = service("slot_places = 1\nwalk_in_places = 1\n") +
                               std::string(mondays) +
                               "[[counter]]\nnumber = 3\nname = \"3 号窗口\"\n"
                               "groups = [\"social\"]\nadmits = \"appointments\"\n";
    const std::string none = "the counter takes appointments only, and group \"medical\" has none; "
                             "allowed: groups with a service that has slot_places";

    CHECK(said(withMore(booked)) == "fine");
    CHECK(said(withMore(booked + "backups = [{group = \"medical\", after = 10}]\n")) ==
          "hall.toml:65: counter.3.backups.medical.group: " + none);
    CHECK(said(withMore(booked + "[[plan]]\ncode = \"p\"\nname = \"方案\"\n"
                                 "counters = [{counter = 3, groups = [\"medical\"]}]\n")) ==
          "hall.toml:68: plan.p.counters.3.groups: " + none);
}

TEST_CASE("whom a counter helps out with is served at last", "[settings][sense]")
{
    std::string toml = withMore("[[counter]]\nnumber = 3\nname = \"3 号窗口\"\n"
                                "groups = [\"social\"]\n");
    toml.replace(toml.find("number = 2"), 10, "number = 2\nadmits = \"priority\"");

    CHECK(said(toml) == "hall.toml:32: group.medical.code: no counter of group \"medical\" takes "
                        "everybody: some would wait for ever; allowed: a counter with admits = "
                        "\"all\"");
    CHECK(said(toml + "backups = [{group = \"medical\", after = 30}]\n") == "fine");
}

TEST_CASE("a backup counter helps out with groups that aren't its own", "[settings][sense]")
{
    const auto counter = [](std::string_view backups) {
        return withMore("[[counter]]\nnumber = 3\nname = \"3 号窗口\"\ngroups = [\"social\"]\n"
                        "backups = [" +
                        std::string(backups) + "]\n");
    };

    CHECK(said(counter("{group = \"medical\", after = 10}")) == "fine");
    CHECK(said(counter("{group = \"social\", after = 10}")) ==
          "hall.toml:54: counter.3.backups.social.group: is one of the counter's own groups "
          "already");
    CHECK(said(counter("{group = \"medcal\", after = 10}")) ==
          "hall.toml:54: counter.3.backups.medcal.group: no group \"medcal\"; "
          "allowed: social, medical");
    CHECK(said(counter("{group = \"medical\"}")) ==
          "hall.toml:54: counter.3.backups.medical.after: is missing; "
          "allowed: a whole number, 1 to 480");
    CHECK(said(counter("{group = \"medical\", after = 10},\n{group = \"medical\", after = 5}")) ==
          "hall.toml:55: counter.3.backups.medical.group: \"medical\" is there already, in line "
          "54; allowed: each group once");
}

TEST_CASE("mistakes of all kinds are told at once", "[settings][sense]")
{
    CHECK(said(withMore("[policy]\ninterleave = 2\n"
                        "[[plan]]\ncode = \"p\"\nname = \"方案\"\n"
                        "[[visit]]\ncode = \"v\"\nname = \"一件事\"\n"
                        "[[exception]]\ndate = \"2027-01-01\"\n")) ==
          "hall.toml:51: policy.interleave: has no say with choice = \"credit\"; "
          "allowed: left out, or choice = \"interleave\"\n"
          "hall.toml:52: plan.p.counters: the plan changes no counter; allowed: one or more\n"
          "hall.toml:55: visit.v.steps: has fewer than two steps; allowed: two or more\n"
          "hall.toml:59: exception.2027-01-01.date: is neither closed nor open; "
          "allowed: closed = true, or open = [{from = \"09:00\", to = \"12:00\"}]");
}
