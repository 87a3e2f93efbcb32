// SPDX-License-Identifier: Apache-2.0
#include "app/hub/analyst_views.h"

#include <array>
#include <string_view>

namespace hall::hub {

namespace {

// Where two databases differ is in reading JSON and in telling a time.
struct Dialect
{
    std::string_view create; ///< `CREATE VIEW`
    std::string_view ticketEvent;
    std::string_view utcBegins; ///< around milliseconds since 1970
    std::string_view utcEnds;
};

/// What happens to tickets, and the ends of days. What can't be read is empty and fails nothing: a
/// hall must not spoil the figures of the others. A time that no year of four digits has is none.
constexpr std::string_view sqliteTicketEvent = R"( ticket_event AS
SELECT hall, day, CASE kind WHEN 'DayClosed' THEN '' ELSE subject END AS ticket, epoch, seq, at, command, kind,
    json_extract(json, '$.number') AS number,
    json_extract(json, CASE kind WHEN 'TicketTransferred' THEN '$.to' ELSE '$.service' END) AS service,
    json_extract(json, '$.priority') AS class,
    json_extract(json, '$.counter') AS counter,
    CASE kind WHEN 'TicketRestored' THEN json_extract(json, '$.of') END AS undone,
    COALESCE(json_extract(json, '$.backOffice'), 0) AS back_office
FROM (SELECT *, CASE WHEN json_valid(body) THEN body END AS json FROM event)
WHERE at BETWEEN 0 AND 253402300799999 AND)";

constexpr std::string_view postgresTicketFields = R"(
CREATE OR REPLACE FUNCTION ticket_fields(kind text, body text, OUT number text, OUT service text,
    OUT class text, OUT counter integer, OUT undone text, OUT back_office integer)
LANGUAGE plpgsql IMMUTABLE AS $$
DECLARE
    json jsonb;
BEGIN
    back_office := 0;
    json := body::jsonb;
    number := json ->> 'number';
    service := json ->> CASE kind WHEN 'TicketTransferred' THEN 'to' ELSE 'service' END;
    class := json ->> 'priority';
    IF kind = 'TicketRestored' THEN
        undone := json ->> 'of';
    END IF;
    back_office := CASE json ->> 'backOffice' WHEN 'true' THEN 1 ELSE 0 END;
    counter := (json ->> 'counter')::integer;
EXCEPTION WHEN data_exception OR program_limit_exceeded THEN
    RETURN;
END
$$)";

constexpr std::string_view postgresTicketEvent = R"( ticket_event AS
SELECT hall, day, CASE kind WHEN 'DayClosed' THEN '' ELSE subject END AS ticket, epoch, seq, at, command, kind,
    f.number, f.service, f.class, f.counter, f.undone, f.back_office
FROM event, LATERAL ticket_fields(kind, body) AS f
WHERE at BETWEEN 0 AND 253402300799999 AND)";

constexpr std::string_view kinds = R"( kind IN ('TicketIssued', 'TicketCalled', 'ServiceStarted',
    'ServiceFinished', 'TicketMissed', 'TicketUncalled', 'TicketCancelled', 'TicketHeld',
    'TicketResumed', 'TicketTransferred', 'VisitContinued', 'TicketReinstated', 'TicketRestored',
    'DayClosed'))";

/// A turn begins when a ticket joins a line, or is held between two services of its visit, and ends
/// when it leaves for good or joins the next. Every window is of one hall and day, so that
/// PostgreSQL reads no other day than is asked for.
///
/// `pressed`: a press that was taken back stands beside what took it back. `standing`: without both
/// of them. `called`: without calls that were taken back.
constexpr std::string_view ticketTurn = R"( ticket_turn AS
WITH pressed AS (
    SELECT hall, day, ticket, seq, at, command AS press, kind, number, service, class, counter, back_office
    FROM ticket_event
    UNION ALL
    SELECT hall, day, ticket, seq, at, undone, kind, NULL, NULL, NULL, NULL, 0
    FROM ticket_event WHERE kind = 'TicketRestored'
), standing AS (
    SELECT *,
        MAX(CASE kind WHEN 'TicketRestored' THEN 1 ELSE 0 END)
            OVER (PARTITION BY hall, day, ticket, press) AS undone,
        MAX(CASE kind WHEN 'DayClosed' THEN seq END) OVER (PARTITION BY hall, day) AS closed_seq,
        MAX(CASE kind WHEN 'DayClosed' THEN at END) OVER (PARTITION BY hall, day) AS closed
    FROM pressed
), called AS (
    SELECT *, COALESCE(LEAD(kind) OVER (PARTITION BY hall, day, ticket ORDER BY seq), '') AS after
    FROM standing WHERE undone = 0 AND kind <> 'DayClosed'
), turned AS (
    SELECT *,
        SUM(CASE WHEN kind IN ('TicketIssued', 'TicketTransferred', 'VisitContinued', 'TicketReinstated')
            THEN 1 ELSE 0 END) OVER lived AS turn,
        MAX(CASE WHEN kind IN ('TicketCalled', 'ServiceStarted', 'TicketResumed') THEN at END)
            OVER lived AS busy
    FROM called
    WHERE kind <> 'TicketUncalled' AND NOT (kind = 'TicketCalled' AND after = 'TicketUncalled')
    WINDOW lived AS (PARTITION BY hall, day, ticket ORDER BY seq ROWS UNBOUNDED PRECEDING)
), ended AS (
    SELECT *, LEAD(kind) OVER lived AS next_kind, LEAD(at) OVER lived AS next_at,
        LEAD(turn) OVER lived AS next_turn, MAX(turn) OVER (PARTITION BY hall, day, ticket) AS turns
    FROM turned
    WINDOW lived AS (PARTITION BY hall, day, ticket ORDER BY seq)
), told AS (
    SELECT *,
        CASE WHEN kind IN ('TicketIssued', 'TicketTransferred', 'VisitContinued', 'TicketReinstated')
            THEN 1 ELSE 0 END AS first,
        CASE WHEN next_turn IS NULL OR next_turn <> turn THEN 1 ELSE 0 END AS last,
        CASE WHEN kind IN ('ServiceFinished', 'TicketHeld') THEN at - busy
            WHEN next_kind = 'TicketTransferred' THEN next_at - busy END AS served,
        CASE WHEN kind = 'ServiceFinished' THEN 'finished'
            WHEN kind = 'TicketMissed' THEN 'missed'
            WHEN kind = 'TicketCancelled' THEN 'cancelled'
            WHEN next_kind = 'TicketTransferred' THEN 'transferred'
            WHEN next_kind = 'VisitContinued' THEN 'continued'
            WHEN closed_seq > seq AND kind IN ('TicketCalled', 'ServiceStarted', 'TicketResumed') THEN 'finished'
            WHEN closed_seq > seq THEN 'expired'
            WHEN kind = 'TicketCalled' THEN 'called'
            WHEN kind IN ('ServiceStarted', 'TicketResumed') THEN 'serving'
            WHEN kind = 'TicketHeld' OR back_office = 1 THEN 'held'
            ELSE 'waiting' END AS how,
        CASE WHEN kind IN ('ServiceFinished', 'TicketMissed', 'TicketCancelled') THEN at
            WHEN next_kind IN ('TicketTransferred', 'VisitContinued') THEN next_at
            WHEN closed_seq > seq THEN closed END AS ended_at
    FROM ended
), turns AS (
    SELECT hall, day, ticket, turn, turns, MAX(number) AS number,
        MAX(CASE WHEN first = 1 THEN service END) AS service, MAX(class) AS class,
        MAX(CASE WHEN last = 1 THEN counter END) AS last_counter, MAX(counter) AS any_counter,
        MIN(CASE WHEN first = 1 AND back_office = 0 THEN at END) AS since,
        MIN(CASE WHEN kind = 'TicketCalled' THEN at END) AS called,
        MIN(CASE WHEN kind IN ('ServiceStarted', 'TicketResumed') THEN at END) AS started,
        MAX(CASE WHEN last = 1 THEN ended_at END) AS ended,
        SUM(served) AS handling_ms, MAX(CASE WHEN last = 1 THEN how END) AS how
    FROM told
    GROUP BY hall, day, ticket, turn, turns
)
SELECT hall, day, ticket, turn, turns, number, service, class,
    COALESCE(last_counter, any_counter) AS counter, since, called, started, ended, how,
    called - since AS wait_ms, handling_ms,
    (since / 60000 + COALESCE(o.minutes, 480)) / 60 % 24 AS hour
FROM turns AS t LEFT JOIN hall_offset AS o USING (hall))";

/// A ticket of several services counts where it was taken; what became of it is what became of its
/// last turn.
std::string ticketStory(const Dialect& dialect)
{
    std::string sql = R"( ticket_story AS
SELECT hall, day, ticket, number, service, class, counter, hour, )";
    for (const char* time : {"issued", "called", "started", "ended"}) {
        sql.append(dialect.utcBegins).append(time).append(dialect.utcEnds);
        sql.append(" AS ").append(time).append(", ");
    }
    return sql + R"(how, ROUND((called - issued) / 1000.0, 1) AS wait_s,
    ROUND(handling_ms / 1000.0, 1) AS handling_s, turns
FROM (
    SELECT hall, day, ticket, turns, MAX(number) AS number,
        MAX(CASE WHEN turn = 1 THEN service END) AS service, MAX(class) AS class,
        MAX(CASE WHEN turn = turns THEN counter END) AS counter,
        MAX(CASE WHEN turn = 1 THEN hour END) AS hour, MIN(since) AS issued, MIN(called) AS called,
        MIN(started) AS started, MAX(CASE WHEN turn = turns THEN ended END) AS ended,
        MAX(CASE WHEN turn = turns THEN how END) AS how, SUM(handling_ms) AS handling_ms
    FROM ticket_turn
    GROUP BY hall, day, ticket, turns
) AS t)";
}

/// Nearest rank, the same in every database: the least that so many of them are not above.
constexpr std::string_view waitByHour = R"( wait_by_hour AS
SELECT hall, day, hour, service, COUNT(*) AS count, ROUND(AVG(wait_ms) / 1000.0, 1) AS mean_s,
    ROUND(MIN(CASE WHEN place * 2 >= of_all THEN wait_ms END) / 1000.0, 1) AS p50_s,
    ROUND(MIN(CASE WHEN place * 10 >= of_all * 9 THEN wait_ms END) / 1000.0, 1) AS p90_s,
    ROUND(MAX(wait_ms) / 1000.0, 1) AS longest_s
FROM (
    SELECT hall, day, hour, service, wait_ms,
        ROW_NUMBER() OVER (PARTITION BY hall, day, hour, service ORDER BY wait_ms) AS place,
        COUNT(*) OVER (PARTITION BY hall, day, hour, service) AS of_all
    FROM ticket_turn WHERE wait_ms IS NOT NULL
) AS t
GROUP BY hall, day, hour, service)";

constexpr std::string_view handlingByHour = R"( handling_by_hour AS
SELECT hall, day, hour, service, COUNT(*) AS count, ROUND(AVG(handling_ms) / 1000.0, 1) AS mean_s,
    ROUND(MIN(CASE WHEN place * 2 >= of_all THEN handling_ms END) / 1000.0, 1) AS p50_s,
    ROUND(MIN(CASE WHEN place * 10 >= of_all * 9 THEN handling_ms END) / 1000.0, 1) AS p90_s,
    ROUND(SUM(handling_ms) / 1000.0, 1) AS all_s
FROM (
    SELECT hall, day, hour, service, handling_ms,
        ROW_NUMBER() OVER (PARTITION BY hall, day, hour, service ORDER BY handling_ms) AS place,
        COUNT(*) OVER (PARTITION BY hall, day, hour, service) AS of_all
    FROM ticket_turn WHERE handling_ms IS NOT NULL
) AS t
GROUP BY hall, day, hour, service)";

constexpr std::string_view abandonmentByHour = R"( abandonment_by_hour AS
SELECT hall, day, hour, service, tickets, missed, cancelled, expired,
    missed + cancelled + expired AS abandoned,
    ROUND((missed + cancelled + expired) * 1.0 / tickets, 3) AS share
FROM (
    SELECT hall, day, hour, service, COUNT(*) AS tickets,
        SUM(CASE how WHEN 'missed' THEN 1 ELSE 0 END) AS missed,
        SUM(CASE how WHEN 'cancelled' THEN 1 ELSE 0 END) AS cancelled,
        SUM(CASE how WHEN 'expired' THEN 1 ELSE 0 END) AS expired
    FROM ticket_story
    GROUP BY hall, day, hour, service
) AS t)";

void addViews(std::vector<std::string>& statements, const Dialect& dialect)
{
    const auto add = [&](std::string_view view) {
        statements.push_back(std::string{dialect.create}.append(view));
    };
    add(std::string{dialect.ticketEvent}.append(kinds));
    add(ticketTurn);
    add(ticketStory(dialect));
    add(waitByHour);
    add(handlingByHour);
    add(abandonmentByHour);
}

} // namespace

std::vector<std::string> sqliteViews()
{
    std::vector<std::string> statements{
        "CREATE TABLE IF NOT EXISTS hall_offset (hall TEXT PRIMARY KEY, minutes INTEGER NOT NULL) "
        "STRICT, WITHOUT ROWID"};
    for (const char* view : {"abandonment_by_hour",
                             "handling_by_hour",
                             "wait_by_hour",
                             "ticket_story",
                             "ticket_turn",
                             "ticket_event"}) {
        statements.push_back(std::string{"DROP VIEW IF EXISTS "} + view);
    }
    addViews(statements,
             {.create = "CREATE VIEW",
              .ticketEvent = sqliteTicketEvent,
              .utcBegins = "strftime('%Y-%m-%d %H:%M:%f', ",
              .utcEnds = " / 1000.0, 'unixepoch')"});
    return statements;
}

std::vector<std::string> postgresViews()
{
    std::vector<std::string> statements{
        "CREATE TABLE IF NOT EXISTS hall_offset (hall text COLLATE \"C\" PRIMARY KEY, "
        "minutes integer NOT NULL)",
        std::string{postgresTicketFields}};
    addViews(statements,
             {.create = "CREATE OR REPLACE VIEW",
              .ticketEvent = postgresTicketEvent,
              .utcBegins = "to_timestamp(",
              .utcEnds = " / 1000.0)"});
    statements.push_back(std::string{"COMMENT ON VIEW ticket_story IS '"} + viewsVersion + '\'');
    return statements;
}

} // namespace hall::hub
