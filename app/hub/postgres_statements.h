// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <array>

/// What the hub says to PostgreSQL: the tables and every statement.
namespace hall::hub {

// Texts are compared byte by byte: days are ranges of a partition, whatever the database's
// language.
inline constexpr auto schema = std::to_array<const char*>({
    R"(CREATE TABLE IF NOT EXISTS hall (
    hall  text COLLATE "C" PRIMARY KEY,
    epoch text NOT NULL,
    seq   bigint NOT NULL,
    chain bytea NOT NULL))",
    R"(CREATE TABLE IF NOT EXISTS event (
    hall    text COLLATE "C" NOT NULL,
    epoch   text COLLATE "C" NOT NULL,
    seq     bigint NOT NULL,
    at      bigint NOT NULL,
    day     text COLLATE "C" NOT NULL,
    kind    text NOT NULL,
    v       integer NOT NULL,
    subject text NOT NULL,
    actor   text NOT NULL,
    station text NOT NULL,
    body    text NOT NULL,
    command text NOT NULL,
    part    integer NOT NULL,
    chain   bytea NOT NULL,
    PRIMARY KEY (hall, epoch, seq, day)) PARTITION BY RANGE (day))",
    // What happened outside of a business day.
    "CREATE TABLE IF NOT EXISTS event_without_day PARTITION OF event DEFAULT",
    R"(CREATE TABLE IF NOT EXISTS hub (
    hub   text COLLATE "C" PRIMARY KEY,
    until timestamptz NOT NULL))",
    R"(CREATE TABLE IF NOT EXISTS trouble (
    hall  text COLLATE "C" NOT NULL,
    epoch text COLLATE "C" NOT NULL,
    seq   bigint NOT NULL,
    what  text NOT NULL,
    at    bigint NOT NULL,
    PRIMARY KEY (hall, epoch, seq, what)))"});

// Two hubs may start at once, and IF NOT EXISTS is no lock.
inline constexpr const char* lockSchema = "SELECT pg_advisory_xact_lock(1348552821)";

inline constexpr const char* selectViewsVersion =
    "SELECT obj_description(to_regclass('ticket_story'), 'pg_class')";

inline constexpr const char* addHalls =
    "INSERT INTO hall SELECT h, '', 0, '' FROM unnest($1::text[]) AS u (h) "
    "ON CONFLICT (hall) DO NOTHING";
// In the order of their names, so that two hubs don't wait for each other.
inline constexpr const char* lockHalls = "SELECT hall, epoch, seq, encode(chain, 'hex') FROM hall "
                                         "WHERE hall = ANY ($1::text[]) ORDER BY hall FOR UPDATE";
inline constexpr const char* moveHalls =
    "UPDATE hall SET epoch = u.epoch, seq = u.seq, chain = decode(u.chain, 'hex') "
    "FROM unnest($1::text[], $2::text[], $3::bigint[], $4::text[]) AS u (hall, epoch, seq, chain) "
    "WHERE hall.hall = u.hall";
inline constexpr const char* insertEvents =
    "INSERT INTO event SELECT u.hall, u.epoch, u.seq, u.at, u.day, u.kind, u.v, u.subject, "
    "u.actor, u.station, u.body, u.command, u.part, decode(u.chain, 'hex') FROM unnest("
    "$1::text[], $2::text[], $3::bigint[], $4::bigint[], $5::text[], $6::text[], $7::integer[], "
    "$8::text[], $9::text[], $10::text[], $11::text[], $12::text[], $13::integer[], $14::text[]) "
    "AS u (hall, epoch, seq, at, day, kind, v, subject, actor, station, body, command, part, "
    "chain)";
inline constexpr const char* findOnDay = "SELECT encode(chain, 'hex') FROM event "
                                         "WHERE hall = $1 AND epoch = $2 AND seq = $3 AND day = $4";
inline constexpr const char* findAnywhere = "SELECT encode(chain, 'hex') FROM event "
                                            "WHERE hall = $1 AND epoch = $2 AND seq = $3";
inline constexpr const char* noteTrouble =
    "INSERT INTO trouble VALUES ($1, $2, $3, $4, $5) ON CONFLICT DO NOTHING";
inline constexpr const char* selectNewest =
    "SELECT epoch, seq, encode(chain, 'hex') FROM hall WHERE hall = $1";

inline constexpr const char* sayAlive =
    "INSERT INTO hub VALUES ($1, now() + $2::bigint * interval '1 second') "
    "ON CONFLICT (hub) DO UPDATE SET until = excluded.until";
inline constexpr const char* selectAlive = "SELECT hub FROM hub WHERE until > now() ORDER BY hub";

} // namespace hall::hub
