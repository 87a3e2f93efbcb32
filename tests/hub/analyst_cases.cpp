// SPDX-License-Identifier: Apache-2.0
#include "tests/hub/analyst_cases.h"

#include "app/journal/chain.h"
#include "app/server/event_row.h"
#include "tests/support/any_script.h"
#include "tests/support/hall_script.h"

#include <catch2/catch.hpp>

#include <fstream>
#include <numeric>
#include <sstream>

namespace hall::hub::cases {

namespace {

using test::HallScript;

std::vector<sync::EventMessage> chained(const std::string& hall, std::vector<journal::Row> rows)
{
    std::vector<sync::EventMessage> messages;
    messages.reserve(rows.size());
    journal::Head head;
    for (journal::Row& row : rows) {
        row.epoch = "one";
        row.seq = head.position.seq + 1;
        row.chain = journal::Chainer{}.next(head.chain, row);
        messages.push_back({.hall = hall, .row = row, .previous = head.position});
        head = {.position = {.epoch = row.epoch, .seq = row.seq}, .chain = row.chain};
    }
    return messages;
}

void store(Database& database, const std::string& hall, std::vector<journal::Row> rows)
{
    auto store = database.open();
    REQUIRE(store);
    const auto taken = (*store)->take(chained(hall, std::move(rows)), Time{});
    REQUIRE(taken);
    REQUIRE(taken->front().troubles.empty());
}

std::vector<journal::Row> rowsOf(const Events& events)
{
    std::vector<journal::Row> rows;
    rows.reserve(events.size());
    for (const Event& event : events) {
        rows.push_back(server::toRow(event));
    }
    return rows;
}

/// Plays a day in the real hall and stores what happened.
void play(Database& database, const std::string& hall, std::string_view script)
{
    HallScript played;
    const std::string ledger = played.tell(script);
    INFO(ledger);
    store(database, hall, rowsOf(played.journal));
}

std::string joined(const std::vector<std::string>& lines)
{
    return std::accumulate(lines.begin(),
                           lines.end(),
                           std::string{},
                           [](const std::string& all, const std::string& line) {
                               return all.empty() ? line : all + " | " + line;
                           });
}

std::string clockOf(const std::string& time)
{
    return "COALESCE(substr(CAST(" + time + " AS text), 12, 8), '-')";
}

std::string orDash(const std::string& column)
{
    return "COALESCE(CAST(" + column + " AS text), '-')";
}

/// `A001 a1 normal 1 08:00:00 08:10:00 … finished 600.0 240.0`
std::string stories(Database& database, const std::string& hall)
{
    std::string sql = "SELECT number";
    for (const std::string& each : {orDash("service"),
                                    orDash("class"),
                                    orDash("counter"),
                                    clockOf("issued"),
                                    clockOf("called"),
                                    clockOf("started"),
                                    clockOf("ended"),
                                    orDash("how"),
                                    orDash("wait_s"),
                                    orDash("handling_s")}) {
        sql.append(" || ' ' || ").append(each);
    }
    return joined(
        database.askAll(sql + " FROM ticket_story WHERE hall = '" + hall + "' ORDER BY number"));
}

std::string hows(Database& database, const std::string& hall)
{
    return joined(database.askAll("SELECT number || ' ' || how FROM ticket_story WHERE hall = '" +
                                  hall + "' ORDER BY number"));
}

} // namespace

void tellsTicketStories(Database& database)
{
    play(database,
         "district",
         "08:00 take a1 | 08:01 take a1 elder | 08:02 take b1 | 08:03 take a2 | 08:04 take a2 |"
         "08:05 take b1 | 08:06 take b1 | 08:10 1 open | 08:10 1 next | 08:12 1 start |"
         "08:20 1 next | 08:21 1 recall | 08:22 1 no-show | 08:23 cancel A003 | 08:24 1 next |"
         "08:25 1 start | 08:30 2 open | 08:30 2 next | 08:31 2 start | 08:33 2 hold |"
         "08:35 2 next");
    // Standing where the day is: nobody has gone home yet.
    CHECK(stories(database, "district") ==
          "A001 a1 normal 1 08:00:00 08:20:00 - 08:22:00 missed 1200.0 - | "
          "A002 a1 elder 1 08:01:00 08:10:00 08:12:00 08:20:00 finished 540.0 480.0 | "
          "A003 a2 normal - 08:03:00 - - 08:23:00 cancelled - - | "
          "A004 a2 normal 1 08:04:00 08:24:00 08:25:00 - serving 1200.0 - | "
          "B001 b1 normal 2 08:02:00 08:30:00 08:31:00 - held 1680.0 120.0 | "
          "B002 b1 normal 2 08:05:00 08:35:00 - - called 1800.0 - | "
          "B003 b1 normal - 08:06:00 - - - waiting - -");

    play(database,
         "closed",
         "08:00 take a1 | 08:00 take a1 | 08:00 take b1 | 08:01 1 open | 08:02 1 next |"
         "08:03 1 start | 08:30 next day | 08:40 take a1");
    CHECK(stories(database, "closed") ==
          "A001 a1 normal 1 08:00:00 08:02:00 08:03:00 08:30:00 finished 120.0 - | "
          "A001 a1 normal - 08:40:00 - - - waiting - - | "
          "A002 a1 normal - 08:00:00 - - 08:30:00 expired - - | "
          "B001 b1 normal - 08:00:00 - - 08:30:00 expired - -");
}

void countsOnlyWhatStood(Database& database)
{
    // A call taken back by its counter: waited until the next one.
    play(database,
         "uncalled",
         "08:00 take a1 | 08:01 1 open | 08:02 1 next | 08:03 1 recall | 08:04 1 uncall |"
         "08:10 1 next | 08:11 1 start | 08:15 1 finish");
    CHECK(stories(database, "uncalled") ==
          "A001 a1 normal 1 08:00:00 08:10:00 08:11:00 08:15:00 finished 600.0 240.0");
    // One that was finished by mistake, the next one called with the same press: both are undone.
    play(database,
         "undone",
         "08:00 take a1 | 08:00 take a1 | 08:01 1 open | 08:02 1 next | 08:03 1 start |"
         "08:05 1 next | undo | 08:09 1 finish");
    CHECK(stories(database, "undone") ==
          "A001 a1 normal 1 08:00:00 08:02:00 08:03:00 08:09:00 finished 120.0 360.0 | "
          "A002 a1 normal - 08:00:00 - - - waiting - -");
    play(database,
         "again",
         "08:00 take a1 | 08:01 1 open | 08:02 1 next | 08:03 1 no-show | undo | 08:04 1 start |"
         "08:06 1 transfer b1 | undo | 08:09 1 finish | undo | 08:10 1 finish");
    CHECK(stories(database, "again") ==
          "A001 a1 normal 1 08:00:00 08:02:00 08:04:00 08:10:00 finished 120.0 360.0");
    play(database, "kept", "08:00 take a1 | cancel A001 | undo");
    CHECK(hows(database, "kept") == "A001 waiting");
}

void tellsTurns(Database& database)
{
    play(database,
         "district",
         "08:00 take a1 | 08:01 1 open | 08:01 2 open | 08:02 1 next | 08:03 1 start |"
         "08:05 1 hold | 08:20 1 resume A001 | 08:21 1 transfer b1 | 08:30 2 next |"
         "08:31 2 no-show | 08:40 reinstate A001 | 08:45 2 next | 08:46 2 start | 08:48 2 finish");

    CHECK(joined(database.askAll(
              "SELECT turn || ' of ' || turns || ' ' || service || ' ' || counter || ' ' || "
              "how || ' ' || wait_ms || ' ' || COALESCE(handling_ms, 0) FROM ticket_turn "
              "ORDER BY turn")) == "1 of 3 a1 1 transferred 120000 180000 | "
                                   "2 of 3 b1 2 missed 540000 0 | "
                                   "3 of 3 b1 2 finished 300000 120000");
    // For who took the number all of it is one story.
    CHECK(stories(database, "district") ==
          "A001 a1 normal 2 08:00:00 08:02:00 08:03:00 08:48:00 finished 120.0 300.0");
    CHECK(database.ask("SELECT abandoned FROM abandonment_by_hour") == "0");
}

/// Ten come at 08:00, 08:01 … and are called from 08:10 on every five minutes: they wait 10, 14, …
/// 46 minutes. They are served for one, two and three minutes in turns. The eleventh goes, the
/// twelfth stays to the end.
void countsByHour(Database& database)
{
    std::string script;
    const auto at = [&](int minute, const std::string& pressed) {
        script += "08:" + std::string(minute < 10 ? "0" : "") + std::to_string(minute) + ' ' +
                  pressed + " | ";
    };
    for (int i = 0; i < 10; ++i) {
        at(i, "take a1");
    }
    at(9, "take a1");
    at(9, "take b1");
    at(9, "take a1");
    at(10, "1 open");
    for (int i = 0; i < 10; ++i) {
        at(10 + 5 * i, "1 next");
        at(10 + 5 * i, "1 start");
        at(11 + 5 * i + i % 3, "1 finish");
    }
    at(58, "cancel A011");
    at(59, "next day");
    play(database, "district", script);
    play(database, "abroad", "08:00 take a1 | 08:01 1 open | 08:01 1 next");
    database.ask("INSERT INTO hall_offset VALUES ('abroad', -210)");

    const std::string key = "hall || ' ' || day || ' ' || hour || ' ' || service || ' ' || ";
    // 08:00 in UTC is 16:00 in China, and 04:30 three and a half hours west of Greenwich.
    CHECK(joined(database.askAll("SELECT " + key +
                                 "count || ' ' || mean_s || ' ' || p50_s || ' ' || p90_s || ' ' || "
                                 "longest_s FROM wait_by_hour ORDER BY hall")) ==
          "abroad 2026-11-23 4 a1 1 60.0 60.0 60.0 60.0 | "
          "district 2026-11-23 16 a1 10 1680.0 1560.0 2520.0 2760.0");
    // 1 2 3 1 2 3 1 2 3 1: 19 minutes.
    CHECK(joined(database.askAll("SELECT " + key +
                                 "count || ' ' || mean_s || ' ' || p50_s || ' ' || p90_s || ' ' || "
                                 "all_s FROM handling_by_hour")) ==
          "district 2026-11-23 16 a1 10 114.0 120.0 180.0 1140.0");
    CHECK(
        joined(database.askAll(
            "SELECT " + key +
            "tickets || ' ' || missed || ' ' || cancelled || ' ' || expired "
            "|| ' ' || abandoned || ' ' || CAST(share * 1000 AS integer) FROM abandonment_by_hour "
            "WHERE hall = 'district' ORDER BY service")) ==
        "district 2026-11-23 16 a1 12 0 1 1 2 167 | district 2026-11-23 16 b1 1 0 0 1 1 1000");
}

void bearsWhatItCantRead(Database& database)
{
    HallScript played;
    static_cast<void>(played.tell("08:00 take a1 | 08:01 1 open | 08:02 1 next"));
    auto rows = rowsOf(played.journal);
    const auto broken = [&](const std::string& body) {
        journal::Row row = rows.back();
        row.subject = "kiosk-1-" + std::to_string(rows.size());
        row.body = body;
        row.command = body;
        rows.push_back(row);
    };
    broken("no JSON at all");
    broken(R"({"number":"A777","service":["a1"],"counter":"three"})");
    broken(R"({"number":"A\u0000","counter":99999999999999999999})");
    broken("[]");
    broken("");
    broken("7");
    rows.back().at = std::numeric_limits<std::int64_t>::max();
    rows.push_back(rows.front());
    rows.back().at = std::numeric_limits<std::int64_t>::min();
    store(database, "district", rows);

    CHECK(database.ask("SELECT count(*) FROM event") == std::to_string(rows.size()));
    CHECK(database.ask("SELECT count(*) FROM ticket_story") == "6");
    CHECK(joined(database.askAll("SELECT number || ' ' || how FROM ticket_story "
                                 "WHERE service = 'a1'")) == "A001 called");
    CHECK(database.ask("SELECT count(*) FROM wait_by_hour") == "1");
}

/// The rows that the first release wrote.
void readsOldVersions(Database& database)
{
    std::ifstream file{HALL_SOURCE_DIR "/tests/golden/rows/v1.txt"};
    std::vector<journal::Row> rows;
    for (std::string line; std::getline(file, line);) {
        std::istringstream words{line};
        journal::Row row;
        words >> row.kind >> row.v >> row.subject;
        std::getline(words >> std::ws, row.body);
        if (row.kind != "TicketIssued" && row.kind != "TicketCalled" &&
            row.kind != "ServiceStarted" && row.kind != "ServiceFinished") {
            continue;
        }
        row.at = 1'795'420'800'000 + static_cast<std::int64_t>(rows.size()) * 60'000;
        row.day = "2026-11-23";
        row.command = "press-" + std::to_string(rows.size());
        rows.push_back(row);
    }
    REQUIRE(rows.size() == 4);
    store(database, "district", rows);

    CHECK(stories(database, "district") ==
          "A021 a1 elder 3 08:00:00 08:01:00 08:02:00 08:03:00 finished 60.0 60.0");
}

namespace {

std::string wordOf(TicketState state)
{
    switch (state) {
    case TicketState::NoShow:
        return "missed";
    case TicketState::Waiting:
        return "waiting";
    case TicketState::Called:
        return "called";
    case TicketState::Serving:
        return "serving";
    case TicketState::Held:
        return "held";
    case TicketState::Finished:
        return "finished";
    case TicketState::Cancelled:
        return "cancelled";
    case TicketState::Expired:
        return "expired";
    }
    return {};
}

/// What the hall itself knows of its tickets, and how long its counters served.
std::string knownOf(const Hall& hall)
{
    std::string known;
    for (const Ticket& ticket : hall.tickets) {
        known += ticket.number + ' ' + wordOf(ticket.state) + ' ' + ticket.taken.value + " | ";
    }
    Duration serving{0};
    int finished = 0;
    for (const auto& [counter, tally] : hall.tallies) {
        serving += tally.serving;
        finished += tally.finished;
    }
    return known + std::to_string(finished) + ' ' + std::to_string(serving.count());
}

std::string toldOf(Database& database, const std::string& hall, const std::string& day)
{
    const std::string where = " WHERE hall = '" + hall + "' AND day = '" + day + "'";
    std::string told;
    for (const std::string& line :
         database.askAll("SELECT number || ' ' || how || ' ' || service FROM ticket_story" + where +
                         " ORDER BY length(ticket), ticket")) {
        told += line + " | ";
    }
    return told + database.ask("SELECT count(*) || ' ' || COALESCE(SUM(handling_ms), 0) "
                               "FROM ticket_turn" +
                               where + " AND how = 'finished'");
}

} // namespace

void agreesWithTheHall(Database& database)
{
    int scripts = 0;
    const std::string broken =
        test::falsified(Catch::rngSeed(), 20, [&](const test::AnyScript& script) -> std::string {
            HallScript played;
            for (int counter = 1; counter <= 3; ++counter) {
                played.open(counter);
            }
            for (const std::string& line : script.lines) {
                if (line.find("next day") == std::string::npos) {
                    static_cast<void>(played.tell(line));
                }
            }
            const std::string hall = "script-" + std::to_string(++scripts);
            store(database, hall, rowsOf(played.journal));
            const std::string known = knownOf(played.hall);
            const std::string told = toldOf(database, hall, "2026-11-23");
            return known == told ? std::string{} : "the hall: " + known + "\nthe view: " + told;
        });
    INFO(broken);
    REQUIRE(broken.empty());
}

} // namespace hall::hub::cases
