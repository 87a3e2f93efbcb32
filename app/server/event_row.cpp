// SPDX-License-Identifier: Apache-2.0
#include "app/server/event_row.h"

namespace hall::server {

namespace {

std::string actorText(const Actor& actor)
{
    return actor.role + ":" + actor.id;
}

Actor actorFrom(const std::string& text)
{
    const auto colon = text.find(':');
    if (colon == std::string::npos) {
        return Actor{.role = text, .id = {}};
    }
    return Actor{.role = text.substr(0, colon), .id = text.substr(colon + 1)};
}

} // namespace

journal::Row toRow(const Event& event)
{
    journal::Row row;
    row.seq = event.seq;
    row.at = event.at.time_since_epoch().count();
    row.day = event.day ? toText(*event.day) : std::string{};
    row.kind = protocol::kindOf(event.body);
    row.v = protocol::versionOf(event.body);
    row.subject = protocol::subjectOf(event.body);
    row.actor = actorText(event.actor);
    row.station = event.station.value;
    row.body = protocol::encodeBody(event);
    row.command = event.command.value;
    row.part = event.part;
    return row;
}

Result<Event, protocol::BodyError> fromRow(const journal::Row& row)
{
    auto body = protocol::decodeBody(row.kind, row.v, row.body);
    if (!body) {
        body.error().detail = "row " + std::to_string(row.seq) + ": " + body.error().detail;
        return failure(std::move(body.error()));
    }
    return Event{.seq = row.seq,
                 .at = Time{Duration{row.at}},
                 .day = row.day.empty() ? std::nullopt : parseBusinessDay(row.day),
                 .actor = actorFrom(row.actor),
                 .station = StationName{row.station},
                 .command = CommandId{row.command},
                 .part = row.part,
                 .asked = std::move(body->asked),
                 .body = std::move(body->body)};
}

} // namespace hall::server
