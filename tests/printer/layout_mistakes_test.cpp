// SPDX-License-Identifier: Apache-2.0
#include "drivers/printer/facts.h"
#include "drivers/printer/layout_check.h"
#include "drivers/printer/layout_names.h"
#include "tests/printer/layouts.h"

#include <catch2/catch.hpp>

using namespace hall::printer;

namespace {

const std::string code = "https://example.cn/t/WWWWWWWWWWWWWWWW";

/// A mistake a line, as the one reads it who has to mend it.
std::string toLines(const LayoutMistakes& mistakes)
{
    std::string text;
    for (const LayoutMistake& mistake : mistakes) {
        text += (text.empty() ? "" : "\n") + toText(mistake);
    }
    return text;
}

std::string mistakesIn(const std::string& toml, const std::string& words = {})
{
    const auto book = LayoutBook::read({{.name = "words", .source = "words.toml", .text = words},
                                        {.name = "own", .source = "own.toml", .text = toml}});
    return book ? std::string() : toLines(book.error());
}

std::string ticket(const std::string& lines)
{
    return "for = \"ticket\"\nphrase.again = {of = \"printed\", again = \"补打\"}\n"
           "[[line]]\nnumber = 8\n[[line]]\ntext = \"{again}\"\n[[line]]\n" +
           lines;
}

std::string misfitsOf(const std::string& lines, const char* profile)
{
    const auto book =
        LayoutBook::read({{.name = "own", .source = "own.toml", .text = ticket(lines)}});
    REQUIRE(book);
    return toLines(checkLayout(*book->find("own"), profileByName(profile).value(), code, {}));
}

} // namespace

TEST_CASE("the layouts that come along are right and fit their paper", "[printer][layout]")
{
    const auto misfits = [](const char* layout, const char* profile) {
        return toLines(checkLayout(
            *shippedBook().find(layout), profileByName(profile).value(), code, barRaster));
    };
    for (const char* profile : {"epson80", "snbc80", "xprinter80", "generic80"}) {
        for (const char* name : {"80mm", "large", "bilingual", "collection", "checklist"}) {
            INFO(misfits(name, profile));
            CHECK(misfits(name, profile).empty());
        }
    }
    CHECK(misfits("58mm", "generic58").empty());
    CHECK(misfits("checklist", "generic58").empty());
}

TEST_CASE("what a layout gets wrong is said with file, line, key and what is allowed",
          "[printer][layout]")
{
    const auto [lines, said] = GENERATE(table<std::string, std::string>({
        {"text = \"{servce}\"",
         "own.toml:8: line.3.text: there is no {servce}; allowed: again, class, class_en, code, "
         "counters, counters_en, hall, hall_en, number, serial, service, service_en, station, "
         "time, zone, "
         "zone_en"},
        {"text = \"a {b\"",
         "own.toml:8: line.3.text: a { needs a name and a } after it; allowed: {name}, and [ ] "
         "around what may be left out"},
        {"text = \"[a\"",
         "own.toml:8: line.3.text: a [ needs a ] after it; allowed: {name}, and [ ] around what "
         "may be left out"},
        {"text = 3",
         "own.toml:8: line.3.text: isn't a text without line breaks and control characters"},
        {"text = \"a\\nb\"",
         "own.toml:8: line.3.text: isn't a text without line breaks and control characters"},
        {"text = []", "own.toml:8: line.3.text: has nothing in it; allowed: one text or more"},
        {"text = \"a\"\nsize = 9", "own.toml:9: line.3.size: can't be 9; allowed: 1 to 8"},
        {"text = \"a\"\nbold = 1",
         "own.toml:9: line.3.bold: is neither yes nor no; allowed: true, "
         "false"},
        {"text = \"a\"\nalign = \"middle\"",
         "own.toml:9: line.3.align: can't be \"middle\"; allowed: left, centre, right"},
        {"rule = 2\nsize = 2",
         "own.toml:9: line.3.size: no such key here; allowed: above, below, rule"},
        {"above = 3",
         "own.toml:7: line.3: says nothing that could be printed; allowed: one of text, left and "
         "right, number, code, rule, list"},
        {"list = \"materials\"\ntext = \"{step}\"",
         "own.toml:8: line.3.list: can't be \"materials\"; allowed: steps"},
        {"list = \"steps\"",
         "own.toml:7: line.3.text: is missing; allowed: what stands behind the "
         "mark"},
    }));

    CHECK(mistakesIn(ticket(lines)) == said);
}

TEST_CASE("a ticket without its number, and a file that is no layout, are refused",
          "[printer][layout]")
{
    CHECK(mistakesIn("for = \"ticket\"\n[[line]]\ntext = \"{number}\"") ==
          "own.toml: the ticket has no number on it; allowed: a [[line]] with number = 1 to 8\n"
          "own.toml: a reprint isn't marked; allowed: a [[line]] with text = \"{reprint}\"");
    CHECK(mistakesIn("for = \"ticket\"\nfor = 2").starts_with("own.toml:2: not TOML: "));
    CHECK(mistakesIn("for = \"receipt\"\n[[line]]\nnumber = 8")
              .starts_with("own.toml:1: for: can't be \"receipt\"; allowed: ticket, checklist\n"));
    CHECK(mistakesIn("for = \"ticket\"") ==
          "own.toml:1: line: is missing; allowed: 1 to 100 of [[line]]");
    CHECK(mistakesIn("for = \"checklist\"\n[[line]]\ntext = \"{zone}\"")
              .starts_with("own.toml:3: line.1.text: there is no {zone}; allowed: hall, "));
}

TEST_CASE("all mistakes of all files come at once", "[printer][layout]")
{
    CHECK(mistakesIn(ticket("text = \"{x}\"\nsize = 0"), "[phrase.a]\nof = \"peple\"\n")
              .find("words.toml:1: phrase.a.of: can't be \"peple\"; allowed: people, minutes, ") ==
          0);
    const std::string all = mistakesIn(ticket("text = \"{x}\"\nsize = 0"), "[phrase.a]\n");
    CHECK(std::ranges::count(all, '\n') == 2);
}

TEST_CASE("a phrase tells what it is of, and doesn't come back to itself", "[printer][layout]")
{
    CHECK(mistakesIn(ticket("text = \"{a}\""),
                     "[phrase.a]\nof = \"people\"\nmany = \"{n}{low}\"\nmost = \"\"") ==
          "words.toml:3: phrase.a.many: there is no {low}; allowed: a, class, class_en, code, "
          "counters, counters_en, hall, hall_en, n, number, serial, service, service_en, station, "
          "time, zone, zone_en\n"
          "words.toml:4: phrase.a.most: no such key here; allowed: many, none, of, one");
    CHECK(mistakesIn(ticket("text = \"{a}\""),
                     "[phrase.a]\nof = \"people\"\nmany = \"{b}\"\n"
                     "[phrase.b]\nof = \"minutes\"\nrange = \"{a}\"")
              .find("words.toml:1: phrase.a: comes back to itself") != std::string::npos);
    CHECK(mistakesIn(ticket("text = \"{promised}\""),
                     "[phrase.promised]\nof = \"promise\"\nyes = \"later\"")
              .starts_with("own.toml:8: line.3.text: there is no {promised};"));
}

TEST_CASE("what doesn't fit the paper is refused before anything is printed", "[printer][layout]")
{
    CHECK(
        misfitsOf("code = 12", "generic58") ==
        "own.toml:7: line.3.code: a code of 29 modules is too wide on the paper of generic58 (384 "
        "dots); allowed: 3 to 10");
    CHECK(misfitsOf("code = 12", "epson80").empty());
    CHECK(misfitsOf("text = \"{service}\"\nsize = 5", "generic58") ==
          "own.toml:7: line.3.size: leaves room for 3 hanzi a line on the paper of generic58 (384 "
          "dots); allowed: 1 to 3");
    CHECK(misfitsOf("text = \"{service}\"\nsize = 5\nleast = 2", "generic58").empty());
    CHECK(
        misfitsOf("left = \"{hall}，{service}，{zone}，{time}\"", "generic58") ==
        "own.toml:7: line.3.left: \"示例区政务服务中心，养老金领取资格认证，东区，12月30日 09:12\" "
        "doesn't fit on a line on the paper of generic58 (384 dots)");
    CHECK(misfitsOf("text = \"㛃\"", "epson80") ==
          "own.toml:7: line.3: \"㛃\" can't be printed on the paper of epson80 (576 dots)");
}

TEST_CASE("the names that layouts may use are the ones that papers have", "[printer][layout]")
{
    const auto check = [](const Facts& facts, PaperKind kind) {
        const Vocabulary& words = vocabularyOf(kind);
        const std::vector<std::string> texts = wordsOf(words.texts);
        CHECK(facts.texts.size() == texts.size());
        for (const std::string& name : texts) {
            CHECK(facts.texts.contains(name));
        }
        CHECK(facts.cases.size() == words.cases.size());
        for (const CaseRule& rule : words.cases) {
            CHECK(facts.cases.contains(rule.name));
        }
        for (const ListRule& list : words.lists) {
            REQUIRE(facts.lists.contains(list.name));
            const Facts& item = facts.lists.find(list.name)->second.front();
            for (const std::string& name : wordsOf(list.texts)) {
                CHECK(item.texts.contains(name));
            }
            for (const CaseRule& rule : list.cases) {
                CHECK(item.cases.contains(rule.name));
            }
        }
    };
    check(factsOf(visitTicket()), PaperKind::Ticket);
    check(factsOf(sampleSheet()), PaperKind::Checklist);
}
