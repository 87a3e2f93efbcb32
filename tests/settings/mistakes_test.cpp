// SPDX-License-Identifier: Apache-2.0
#include "tests/settings/hall_texts.h"

#include <catch2/catch.hpp>

#include <fstream>

using namespace hall;
using test::said;

namespace {

struct Change
{
    std::string_view from;
    std::string_view to;
};

/// The least hall with some words changed; what is to be changed is there.
std::string changed(const std::vector<Change>& changes)
{
    std::string text(test::leastHall);
    for (const Change& change : changes) {
        const std::size_t at = text.find(change.from);
        REQUIRE(at != std::string::npos);
        text.replace(at, change.from.size(), change.to);
    }
    return text;
}

} // namespace

TEST_CASE("three mistakes in one file are all reported, each with its line", "[settings]")
{
    const std::string toml = changed({{"zone = \"front\"", "zone = \"fornt\""},
                                      {"prefix = \"A\"", "prefix = \"I\""},
                                      {"group = \"social\"", "group = 7"}});

    CHECK(said(toml) ==
          "hall.toml:12: area.A.zone: no zone \"fornt\"; allowed: front\n"
          "hall.toml:18: queue.I.prefix: can't be \"I\": people read I as 1 and O as 0; "
          "allowed: one capital letter, A to Z without I and O\n"
          "hall.toml:23: service.card.group: can't be 7; allowed: 1 to 64 of a-z A-Z 0-9 - _ .");
}

TEST_CASE("every mistake has its own sentence", "[settings]")
{
    struct Row
    {
        std::vector<Change> changes;
        std::string_view expected; ///< what one of the messages has in it
    };

    const std::vector<Row> rows{
        {{{"id = \"least\"", "id = \"\""}}, "hall.toml:2: hall.id: can't be \"\""},
        {{{"id = \"least\"\n", ""}}, "hall.toml:1: hall.id: is missing"},
        {{{"name = \"小厅\"", "name = \"a\\u0007b\""}}, "hall.toml:3: hall.name: can't be a text"},
        {{{"name = \"小厅\"", "nmae = \"小厅\""}}, "hall.nmae: no such key, did you mean name?"},
        {{{"[calendar]", "[calender]"}}, "calender: no such table, did you mean calendar?"},
        {{{"by_hand", "byhand"}},
         "calendar.opens: can't be \"byhand\"; allowed: timetable, by_hand"},
        {{{"by_hand", "timetable"}}, "calendar.opens: is \"timetable\", but there are no hours"},
        {{{"\"A\"\ngroups", "\"AB\"\ngroups"}}, "queue.AB.prefix: can't be \"AB\""},
        {{{"\"A\"\ngroups", "\"O\"\ngroups"}}, "queue.O.prefix: can't be \"O\""},
        {{{"\"A\"\ngroups", "\"a\"\ngroups"}}, "queue.a.prefix: can't be \"a\""},
        {{{"\"A\"\ngroups", "\"A\"\nwidth = 5\ngroups"}}, "width: can't be 5; allowed: a whole"},
        {{{"\"A\"\ngroups", "\"A\"\nwidth = 2\nstart = 100\ngroups"}}, "start: can't be 100"},
        {{{"\"A\"\ngroups", "\"A\"\nrun = 0\ngroups"}},
         "queue.A.run: can't be 0; allowed: a whole"},
        {{{"groups = [\"social\"]", "groups = [\"sozial\"]"}},
         "no group \"sozial\"; allowed: social"},
        {{{"groups = [\"social\"]", "groups = []"}}, "queue.A.groups: can't be a list of 0"},
        {{{"groups = [\"social\"]", "groups = [\"social\", \"social\"]"}}, "is named twice"},
        {{{"groups = [\"social\"]", "groups = \"social\""}}, "queue.A.groups: can't be \"social\""},
        {{{"group = \"social\"", "group = \"socal\""}}, "service.card.group: no group \"socal\""},
        {{{"area = \"A\"", "area = \"B\""}}, "hall.toml:16: group.social.area: no area \"B\""},
        {{{"number = 1", "number = 1000"}}, "counter.1000.number: can't be 1000; allowed: a whole"},
        {{{"number = 1", "number = \"1\""}}, "counter.1.number: can't be \"1\""},
        {{{"number = 1", "number = 1\nkind = \"desks\""}},
         "kind: can't be \"desks\"; allowed: desk,"},
        {{{"number = 1", "number = 1\nzone = \"back\""}}, "counter.1.zone: no zone \"back\""},
        {{{"\"普通\"", "\"普通\"\ncredit_minutes = 241"}},
         "can't be 241; allowed: a whole number, 0 to 240"},
        {{{"\"普通\"", "\"普通\"\ncredit_minutes = 10"}}, "the first class is the normal one"},
        {{{"\"普通\"", "\"普通\"\nself_claimed = 1"}},
         "self_claimed: can't be 1; allowed: true, false"},
        {{{"\"普通\"", "\"普通\"\nfrom_age = 60"}},
         "priority.normal.from_age: the first class is the normal one, for people of any age"},
        {{{"\"普通\"", "\"普通\"\nfrom_age = 121"}},
         "from_age: can't be 121; allowed: a whole number, 0 to 120"},
        {{{"[hall]", "[policy]\nauto_start = 601\n[hall]"}},
         "hall.toml:2: policy.auto_start: can't be 601"},
        {{{"[hall]", "[policy]\nauto_start = 1.5\n[hall]"}}, "policy.auto_start: can't be this"},
        {{{"[hall]", "[ticket]\nbase = \"ftp://x\"\n[hall]"}}, "ticket.base: can't be \"ftp://x\""},
        {{{"[hall]", "[ticket]\nbase = \"https://x/\"\n[hall]"}}, "doesn't end with /"},
        {{{"[hall]", "[listen]\nport = 70000\n[hall]"}}, "listen.port: can't be 70000"},
        {{{"[hall]", "[[policy]]\n[hall]"}}, "policy: has to be a table; allowed: [policy]"},
        {{{"[[zone]]", "[zone]"}}, "zone: has to be a list of tables; allowed: [[zone]]"},
        {{{"[[priority]]\ncode = \"normal\"\nname = \"普通\"\n", ""}}, "priority: is missing"},
        {{{"[hall]\nid = \"least\"\nname = \"小厅\"\n", ""}}, "hall: is missing; allowed: [hall]"},
        {{{"opens =", "day_begins = \"4:00\"\nopens ="}}, "calendar.day_begins: can't be \"4:00\""},
    };

    for (const Row& row : rows) {
        CAPTURE(row.expected);
        CHECK_THAT(said(changed(row.changes)), Catch::Contains(std::string(row.expected)));
    }
}

TEST_CASE("a mistake in one key isn't reported again where the key is used", "[settings]")
{
    const std::string toml = changed({{"code = \"social\"", "code = \"so cial\""}});

    CHECK_THAT(said(toml), Catch::StartsWith("hall.toml:14: group.so cial.code: can't be"));
    CHECK_THAT(said(toml), !Catch::Contains("no queue gives"));
}

TEST_CASE("what is there twice is reported with both lines", "[settings]")
{
    const std::string least(test::leastHall);

    CHECK(said(least + "[[counter]]\nnumber = 1\nname = \"x\"\ngroups = [\"social\"]\n") ==
          "hall.toml:32: counter.1.number: \"1\" is there already, in line 27; "
          "allowed: each counter once");
    CHECK(said(least + "[[service]]\ncode = \"card\"\nname = \"x\"\ngroup = \"social\"\n") ==
          "hall.toml:32: service.card.code: \"card\" is there already, in line 20; "
          "allowed: each service once");
    CHECK_THAT(said(least + "[[queue]]\nprefix = \"A\"\ngroups = [\"social\"]\n"),
               Catch::Contains("queue.A.prefix: \"A\" is there already, in line 17"));
    CHECK(said(least + "[[queue]]\nprefix = \"B\"\ngroups = [\"social\"]\n") ==
          "hall.toml:33: queue.B.groups: group \"social\" is in queue A already; "
          "allowed: each group in one queue");
}

TEST_CASE("a group needs a service, a queue and a counter", "[settings]")
{
    const std::string toml =
        std::string(test::leastHall) + "[[group]]\ncode = \"lonely\"\nname = \"x\"\narea = \"A\"\n";

    CHECK(said(toml) ==
          "hall.toml:32: group.lonely.code: no queue gives numbers to group \"lonely\"; "
          "allowed: each group in one queue\n"
          "hall.toml:32: group.lonely.code: no counter serves group \"lonely\"; "
          "allowed: each group at one counter or more\n"
          "hall.toml:32: group.lonely.code: no service is in group \"lonely\"; "
          "allowed: one service or more in each group");
}

TEST_CASE("hours go forward, don't overlap and stay in their day", "[settings]")
{
    const auto hours = [](std::string_view days, std::string_view from, std::string_view to) {
        return "[[hours]]\ndays = \"" + std::string(days) + "\"\nfrom = \"" + std::string(from) +
               "\"\nto = \"" + std::string(to) + "\"\n";
    };
    const std::string least(test::leastHall);

    CHECK(said(least + hours("mon-fri", "09:00", "12:00") + hours("fri,sat", "12:00", "13:00")) ==
          "fine");
    CHECK_THAT(said(least + hours("mon", "12:00", "09:00")),
               Catch::StartsWith("hall.toml:34: hours.to: is not after \"from\""));
    CHECK_THAT(said(least + hours("mon-fri", "09:00", "12:00") + hours("fri", "11:59", "13:00")),
               Catch::StartsWith("hall.toml:37: hours.from: overlaps the hours in line 31"));
    CHECK_THAT(said(least + hours("mon", "03:00", "12:00")),
               Catch::Contains("is before calendar.day_begins"));
    CHECK_THAT(said(least + hours("fri-mon", "09:00", "12:00")),
               Catch::Contains("hours.days: can't be \"fri-mon\""));
    CHECK_THAT(said(least + hours("monday", "09:00", "12:00")), Catch::Contains("hours.days"));
    CHECK_THAT(said(least + hours("mon", "09:60", "24:01")),
               Catch::Contains("hours.from: can't be"));
    CHECK_THAT(said(least + hours("mon", "09:00", "24:01")), Catch::Contains("hours.to: can't be"));
    CHECK(said(least + hours("mon", "09:00", "24:00")) == "fine");
}

TEST_CASE("a printer is of a known profile and speed", "[settings]")
{
    const std::string station = std::string(test::leastHall) + "[[station]]\nname = \"kiosk-1\"\n";

    CHECK(said(station + "[station.printer]\nbaud = 19201\n") ==
          "hall.toml:34: station.kiosk-1.printer.baud: can't be 19201; "
          "allowed: 9600, 19200, 38400, 57600, 115200");
    CHECK(said(station + "[station.printer]\nprofile = \"dot-matrix\"\n") ==
          "hall.toml:34: station.kiosk-1.printer.profile: can't be \"dot-matrix\"; "
          "allowed: epson80, snbc80, xprinter80, generic80, generic58");
    CHECK(said(station + "[station.printer]\nporte = \"x\"\n") ==
          "hall.toml:34: station.kiosk-1.printer.porte: no such key, did you mean port?; "
          "allowed: port, profile, layout, baud");
    CHECK_THAT(said(station + "printer = 3\n"), Catch::Contains("printer: has to be a table"));
}

TEST_CASE("what isn't TOML is reported with line and column", "[settings]")
{
    const auto settings = loadText("[hall]\nid = \"a\nname = 3\n", "hall.toml");

    REQUIRE_FALSE(settings);
    REQUIRE(settings.error().size() == 1);
    CHECK(settings.error().front().line == 2);
    CHECK(settings.error().front().column > 0);
    CHECK_THAT(toText(settings.error().front()), Catch::StartsWith("hall.toml:2: not TOML: "));
}

TEST_CASE("bytes that no hall.toml has are refused, not followed", "[settings]")
{
    CHECK_THAT(said(""), Catch::Contains("hall: is missing"));
    CHECK_THAT(said("\xff\xfe"), Catch::Contains("not TOML"));
    CHECK_THAT(said(std::string(3, '\0')), Catch::Contains("not TOML"));
    CHECK_THAT(said("x = " + std::string(100000, '[')), Catch::Contains("not TOML"));
    CHECK_THAT(said("[hall]\nid = 99999999999999999999\n"), Catch::Contains("not TOML"));
    CHECK_THAT(said("hall = 3\n"), Catch::Contains("hall: has to be a table"));
    CHECK_THAT(said("zone = [3]\n"), Catch::Contains("zone: has to be a table"));
}

TEST_CASE("a file that can't be read is named", "[settings]")
{
    const auto missing = load("/nonexistent/hall.toml");
    const auto directory = load("/tmp");

    REQUIRE_FALSE(missing);
    CHECK(test::messages(missing.error()) ==
          "/nonexistent/hall.toml: can't be read: No such file or directory");
    REQUIRE_FALSE(directory);
    CHECK(test::messages(directory.error()) == "/tmp: is a directory, not a hall.toml");
}
