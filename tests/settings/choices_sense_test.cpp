// SPDX-License-Identifier: Apache-2.0
#include "tests/settings/sense.h"

using namespace hall;
using namespace hall::test;

TEST_CASE("the calendar has each day once, closed or open", "[settings][sense]")
{
    const std::string closed = "closed = true\n";

    check({
        {"[[exception]]\ndate = \"2026-10-01\"\n",
         "hall.toml:51: exception.2026-10-01.date: is neither closed nor open; "
         "allowed: closed = true, or open = [{from = \"09:00\", to = \"12:00\"}]"},
        {"[[exception]]\ndate = \"2026-10-01\"\nclosed = true\n"
         "open = [{from = \"09:00\", to = \"12:00\"}]\n",
         "hall.toml:52: exception.2026-10-01.closed: is true, but the hours in line 53 open the "
         "hall; allowed: one of closed and open"},
        {"[[exception]]\ndate = \"2026-02-30\"\nclosed = true\n",
         "hall.toml:51: exception.2026-02-30.date: can't be \"2026-02-30\"; "
         "allowed: a date, \"2026-10-01\""},
        {"[[exception]]\ndate = \"2026-10-01\"\nuntil = \"2026-09-30\"\nclosed = true\n",
         "hall.toml:52: exception.2026-10-01.until: is before \"date\"; "
         "allowed: the last of the days"},
        {"[[exception]]\ndate = \"2026-10-01\"\nuntil = \"9999-09-30\"\nclosed = true\n",
         "hall.toml:52: exception.2026-10-01.until: is more than a year after \"date\""},
        {"[[exception]]\ndate = \"2026-10-01\"\nclosed = true\n"
         "[[exception]]\ndate = \"2026-10-01\"\nclosed = true\n",
         "hall.toml:54: exception.2026-10-01.date: \"2026-10-01\" is there already, in line 50; "
         "allowed: each exception once"},
        {"[[exception]]\ndate = \"2026-10-03\"\nclosed = true\n"
         "[[exception]]\ndate = \"2026-10-01\"\nuntil = \"2026-10-07\"\nclosed = true\n",
         "hall.toml:54: exception.2026-10-01.date: has days of the exception in line 50; "
         "allowed: each day once"},
        {"[[exception]]\ndate = \"2026-10-01\"\nopen = [\n{from = \"09:00\", to = \"12:00\"},\n"
         "{from = \"11:00\", to = \"13:00\"}]\n",
         "hall.toml:54: exception.2026-10-01.open.from: overlaps the hours in line 53"},
        {"[[exception]]\ndate = \"2026-10-01\"\nopen = [{from = \"12:00\", to = \"09:00\"}]\n",
         "hall.toml:52: exception.2026-10-01.open.to: is not after \"from\"; "
         "allowed: a later time of the same day"},
        {"[[exception]]\ndate = \"2026-10-01\"\nopen = [{from = \"03:00\", to = \"09:00\"}]\n",
         "hall.toml:52: exception.2026-10-01.open.from: is before calendar.day_begins, so in the "
         "day before"},
    });
}

TEST_CASE("each question of a choice tree can be reached and answered", "[settings][sense]")
{
    const std::string who = "[[service.question]]\ncode = \"who\"\nname = \"谁来？\"\n"
                            "answers = [{code = \"self\", name = \"本人\"}, "
                            "{code = \"agent\", name = \"代办\"}]\n";
    const auto material = [](std::string_view when) {
        return "[[service.material]]\ncode = \"letter\"\nname = \"委托书\"\nwhen = " +
               std::string(when) + "\n";
    };
    const auto saidOf = [](const std::string& tree) { return said(withMore(service(tree))); };
    const std::string used = material("[\"who=agent\"]");

    CHECK(saidOf(who + used) == "fine");
    CHECK(saidOf(who + material("[\"hwo=agent\"]") +
                 "[[service.material]]\ncode = \"id\"\n"
                 "name = \"证\"\nwhen = [\"who=self\"]\n") ==
          "hall.toml:61: service.house.material.letter.when: the service has no question \"hwo\"; "
          "allowed: who");
    CHECK(saidOf(who + material("[\"who=boss\"]")) ==
          "hall.toml:61: service.house.material.letter.when: question \"who\" has no answer "
          "\"boss\"; allowed: self, agent");
    CHECK(saidOf(who + material("[\"who=self\", \"who=agent\"]")) ==
          "hall.toml:61: service.house.material.letter.when: wants two answers to question "
          "\"who\", which gets one; allowed: each question once");
    CHECK(saidOf(who + material("[\"who\"]")) ==
          "hall.toml:61: service.house.material.letter.when: can't be a list of 1; "
          "allowed: a list of up to 20 answers, [\"question=answer\"]");
    CHECK(saidOf(who) == "hall.toml:55: service.house.question.who.code: its answer decides "
                         "nothing; allowed: a question that the \"when\" of some material names");
    CHECK(saidOf(who + used + used) ==
          "hall.toml:63: service.house.material.letter.code: \"letter\" is there already, in line "
          "58; allowed: each code once");
    CHECK(saidOf("[[service.question]]\ncode = \"who\"\nname = \"谁？\"\n"
                 "answers = [{code = \"agent\", name = \"代办\"}]\n" +
                 used) ==
          "hall.toml:54: service.house.question.who.answers: leaves nothing to choose; "
          "allowed: two or more");
}

TEST_CASE("questions don't wait for each other in a circle", "[settings][sense]")
{
    const auto question = [](std::string_view code, std::string_view when) {
        return "[[service.question]]\ncode = \"" + std::string(code) +
               "\"\nname = \"问\"\nanswers = [{code = \"yes\", name = \"是\"}, "
               "{code = \"no\", name = \"否\"}]\nwhen = [" +
               std::string(when) + "]\n";
    };
    const std::string material =
        "[[service.material]]\ncode = \"m\"\nname = \"材料\"\nwhen = [\"c=yes\"]\n";

    CHECK(said(withMore(service(question("a", "") + question("b", "\"a=yes\"") +
                                question("c", "\"b=yes\", \"a=yes\"") + material))) == "fine");
    CHECK(said(withMore(service(question("a", "\"b=yes\"") + question("b", "\"a=yes\"") +
                                question("c", "\"b=yes\"") + material))) ==
          "hall.toml:58: service.house.question.a.when: is never asked: it waits for its own "
          "answer; allowed: questions that are asked before it");
}
