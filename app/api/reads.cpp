// SPDX-License-Identifier: Apache-2.0
#include "app/api/cursor.h"
#include "app/api/desk.h"
#include "app/api/words.h"
#include "app/protocol/digest.h"
#include "app/protocol/json_text.h"
#include "app/sync/event_message.h"
#include "app/sync/position_text.h"

#include <nlohmann/json.hpp>

#include <algorithm>

namespace hall::api {

namespace {

using Json = nlohmann::json;

constexpr std::string_view hallsList = "halls";
constexpr std::string_view liveList = "live";
constexpr std::string_view eventsList = "events";

/// A hall as a list shows it; either part may be missing, not both.
Json jsonOf(const std::string& id, const hub::HallStored* stored, const LiveBoard::Hall* heard)
{
    const bool hasState = heard != nullptr && heard->state;
    const bool hasLive = heard != nullptr && heard->live;
    std::string presence = "unknown";
    if (hasState) {
        presence = heard->state->isOnline ? "present" : "gone";
    }
    return {{"hall", id},
            {"name", hasLive ? api::jsonOf(heard->live->name) : Json()},
            {"presence", presence},
            {"version", hasState ? Json(heard->state->version) : Json()},
            {"stored",
             stored == nullptr
                 ? Json()
                 : Json{{"epoch", stored->newest.epoch}, {"seq", stored->newest.seq}}}};
}

bool isTicketCode(std::string_view text)
{
    constexpr std::size_t codeChars = 16;
    return text.size() == codeChars && std::ranges::all_of(text, [](char each) {
               return (each >= 'A' && each <= 'Z') || (each >= '2' && each <= '7');
           });
}

std::string_view hallOf(const http::Request& request)
{
    return http::find(request.parts, "hall").value_or("");
}

http::Problem noSuchTicket()
{
    return {.status = 404,
            .code = "no-such-ticket",
            .title = "There is no such ticket",
            .detail = "no ticket that has come to the city has this code",
            .advice = "read the code on the ticket again; one that was just issued may take some "
                      "seconds"};
}

} // namespace

void Desk::addReads()
{
    using http::Method;
    add(Method::Get, "/v1/halls", May::Read, &Desk::halls);
    add(Method::Get, "/v1/halls/{hall}", May::Read, &Desk::hall);
    add(Method::Get, "/v1/halls/{hall}/live", May::Read, &Desk::liveOfHall);
    add(Method::Get, "/v1/halls/{hall}/events", May::Read, &Desk::events);
    add(Method::Get, "/v1/live", May::Read, &Desk::live);
    add(Method::Get, "/v1/tickets/{code}", May::Read, &Desk::ticket);
}

Desk::Answered Desk::halls(const http::Request& request)
{
    const auto page = readPage(request, hallsList);
    if (!page) {
        return failure(page.error());
    }
    const auto stored = m_parts.stores.reader.halls(page->after, page->limit + 1);
    if (!stored) {
        return failure(away(stored.error()));
    }
    // Of some only the one is known, of others only the other.
    std::map<std::string, const hub::HallStored*> all;
    for (const hub::HallStored& each : *stored) {
        all.emplace(each.hall, &each);
    }
    std::size_t heard = 0;
    for (auto each = m_board.halls().upper_bound(page->after);
         each != m_board.halls().end() && heard <= page->limit;
         ++each, ++heard) {
        all.emplace(each->first, nullptr);
    }
    Json halls = Json::array();
    Json next;
    for (const auto& [id, inDatabase] : all) {
        if (halls.size() == page->limit) {
            next = nextTarget(request, hallsList, halls.back()["hall"]);
            break;
        }
        halls.push_back(jsonOf(id, inDatabase, m_board.find(id)));
    }
    return toResponse({{"halls", std::move(halls)}, {"next", std::move(next)}});
}

Desk::Answered Desk::hall(const http::Request& request)
{
    const std::string id{hallOf(request)};
    const auto stored = m_parts.stores.reader.findHall(id);
    if (!stored) {
        return failure(away(stored.error()));
    }
    const LiveBoard::Hall* const heard = m_board.find(id);
    if (!*stored && heard == nullptr) {
        return failure(noSuchHall(id));
    }
    return toResponse(jsonOf(id, *stored ? &**stored : nullptr, heard));
}

Desk::Answered Desk::live(const http::Request& request)
{
    const auto page = readPage(request, liveList);
    if (!page) {
        return failure(page.error());
    }
    Json halls = Json::array();
    Json next;
    for (auto each = m_board.halls().upper_bound(page->after); each != m_board.halls().end();
         ++each) {
        if (!each->second.live) {
            continue;
        }
        if (halls.size() == page->limit) {
            next = nextTarget(request, liveList, halls.back()["hall"]);
            break;
        }
        halls.push_back(api::jsonOf(each->second, m_parts.now()));
    }
    return toResponse({{"halls", std::move(halls)}, {"next", std::move(next)}});
}

Desk::Answered Desk::liveOfHall(const http::Request& request)
{
    const LiveBoard::Hall* const heard = m_board.find(hallOf(request));
    if (heard == nullptr || !heard->live) {
        return failure(http::Problem{.status = 404,
                                     .code = "nothing-live",
                                     .title = "Nothing is known of how this hall stands",
                                     .detail = "a hall \"" + std::string{hallOf(request)} +
                                               "\" hasn't said how it stands",
                                     .advice = "look for it in /v1/live"});
    }
    return toResponse(api::jsonOf(*heard, m_parts.now()));
}

Desk::Answered Desk::events(const http::Request& request)
{
    const std::string id{hallOf(request)};
    const auto page = readPage(request, eventsList);
    if (!page) {
        return failure(page.error());
    }
    const auto known = m_parts.stores.reader.findHall(id);
    if (!known) {
        return failure(away(known.error()));
    }
    if (!*known) {
        return failure(noSuchHall(id));
    }
    const auto after = sync::parsePosition(page->after).value_or(journal::Position{});
    const auto rows = m_parts.stores.reader.events(id, after, page->limit);
    if (!rows) {
        return failure(away(rows.error()));
    }
    if (!*rows) {
        return failure(
            http::Problem{.status = 410,
                          .code = "cursor-gone",
                          .title = "The cursor leads nowhere",
                          .detail = "this hall has no events of the epoch \"" + after.epoch + '"',
                          .advice = "begin without a cursor"});
    }
    Json events = Json::array();
    journal::Position last = after;
    for (const journal::Row& row : **rows) {
        events.push_back(protocol::parseJson(sync::writeStoredEvent(id, row)).value_or(Json()));
        last = {.epoch = row.epoch, .seq = row.seq};
    }
    const bool isAll = last == (*known)->newest || (*rows)->empty();
    const std::string next = last.epoch.empty() ? std::string{} : sync::toText(last);
    return toResponse({{"events", std::move(events)},
                       {"more", !isAll},
                       {"next", nextTarget(request, eventsList, next)}});
}

/// What has no code's form is answered as what nobody has: the answer tells nothing about codes.
Desk::Answered Desk::ticket(const http::Request& request)
{
    const auto code = http::find(request.parts, "code").value_or("");
    if (!isTicketCode(code)) {
        return failure(noSuchTicket());
    }
    const auto issued = m_parts.stores.reader.findIssued(protocol::sha256Hex(code));
    if (!issued) {
        return failure(away(issued.error()));
    }
    if (!*issued) {
        return failure(noSuchTicket());
    }
    const auto after = m_parts.stores.reader.rowsAfter(**issued);
    if (!after) {
        return failure(away(after.error()));
    }
    const auto story = storyOf((*issued)->row, *after);
    if (!story) {
        return failure(noSuchTicket());
    }
    Json json = api::jsonOf(*story);
    json["hall"] = (*issued)->hall;
    json["day"] = (*issued)->row.day;
    return toResponse(json);
}

} // namespace hall::api
