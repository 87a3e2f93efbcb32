// SPDX-License-Identifier: Apache-2.0
#include "app/api/appointment_list.h"
#include "app/api/city_lists.h"
#include "app/api/desk.h"
#include "app/api/words.h"
#include "app/protocol/json_text.h"
#include "app/sync/receipt.h"

#include <nlohmann/json.hpp>

namespace hall::api {

namespace {

using Json = nlohmann::json;
using sync::PostingKind;

/// A posting in its topic has a signature and base64 around it, which a third of it is for.
constexpr std::size_t contentBytesMax = sync::postingBytesMax / 10 * 7;

http::Problem badDay(std::string_view day)
{
    return {.status = 400,
            .code = "bad-day",
            .title = "That is no day",
            .detail = '"' + std::string{day} + "\" isn't written as 2026-11-23",
            .advice = "write the day so"};
}

http::Problem dayGone(BusinessDay day, BusinessDay today)
{
    return {.status = 422,
            .code = "day-gone",
            .title = "That day is over",
            .detail = "appointments of " + hall::toText(day) + " can't be changed on " +
                      hall::toText(today),
            .advice = "send those of today or of a day to come"};
}

http::Problem nothingPosted(std::string detail)
{
    return {.status = 404,
            .code = "nothing-posted",
            .title = "There is nothing",
            .detail = std::move(detail),
            .advice = "PUT it first"};
}

http::Problem contentTooLarge()
{
    return {.status = 413,
            .code = "too-large",
            .title = "The body is too large",
            .detail =
                "what halls are sent has at most " + std::to_string(contentBytesMax) + " bytes",
            .advice = "send less"};
}

std::string_view partOf(const http::Request& request, std::string_view name)
{
    return http::find(request.parts, name).value_or("");
}

Json jsonOf(const hub::Posted& posted)
{
    return {{"revision", posted.revision}, {"at", api::jsonOf(std::optional{posted.at})}};
}

/// What a hall said of a day's list. Its words name rows and columns, and nothing that stands
/// there.
Json jsonOf(const hub::HallReceipt& kept, const std::string& day)
{
    const auto receipt = sync::readReceipt(kept.body).value_or(sync::Receipt{});
    const std::string topic = sync::postingTopic(PostingKind::Appointments, day);
    Json json{{"at", api::jsonOf(std::optional{kept.at})},
              {"heard", nullptr},
              {"taken", nullptr},
              {"refused", nullptr}};
    if (const auto heard = receipt.heard.find(topic); heard != receipt.heard.end()) {
        json["heard"] = heard->second;
    }
    for (const sync::TakenAppointments& taken : receipt.appointments) {
        if (taken.day == day) {
            json["taken"] = {{"revision", taken.revision},
                             {"booked", taken.booked},
                             {"unchanged", taken.unchanged},
                             {"cancelled", taken.cancelled},
                             {"remarked", taken.remarked}};
        }
    }
    for (const sync::RefusedPosting& refused : receipt.refused) {
        if (refused.topic == topic) {
            json["refused"] = {{"revision", refused.version}, {"why", refused.why}};
        }
    }
    return json;
}

} // namespace

void Desk::addWrites()
{
    using http::Method;
    const std::string_view day = "/v1/halls/{hall}/appointments/{day}";
    add(Method::Get, day, May::Appointments, &Desk::appointments);
    add(Method::Put, day, May::Appointments, &Desk::putAppointments);
    add(Method::Patch, day, May::Appointments, &Desk::changeAppointments);
    add(Method::Get, "/v1/catalogue", May::Catalogue, &Desk::catalogue);
    add(Method::Put, "/v1/catalogue", May::Catalogue, &Desk::putCatalogue);
    add(Method::Get, "/v1/notices", May::Notices, &Desk::notices);
    add(Method::Put, "/v1/notices", May::Notices, &Desk::putNotices);
}

Result<std::optional<hub::Posted>, http::Problem> Desk::findDay(const http::Request& request)
{
    const std::string hall{partOf(request, "hall")};
    const std::string day{partOf(request, "day")};
    if (!parseBusinessDay(day)) {
        return failure(badDay(day));
    }
    const auto known = m_parts.stores.reader.findHall(hall);
    if (!known) {
        return failure(away(known.error()));
    }
    if (!*known && m_board.find(hall) == nullptr) {
        return failure(noSuchHall(hall));
    }
    auto found = m_parts.stores.downlink->find(PostingKind::Appointments, hall, day);
    if (!found) {
        return failure(away(found.error()));
    }
    if (*found && (*found)->content.empty()) {
        return std::optional<hub::Posted>{};
    }
    return std::move(*found);
}

Desk::Answered Desk::appointments(const http::Request& request)
{
    const auto found = findDay(request);
    if (!found) {
        return failure(found.error());
    }
    if (!*found) {
        return failure(nothingPosted("this hall was sent no appointments of that day"));
    }
    Json json = jsonOf(**found);
    json["hall"] = (*found)->hall;
    json["day"] = (*found)->day;
    json["appointments"] = withoutPeople((*found)->content);
    const auto receipt = m_parts.stores.downlink->receipt((*found)->hall);
    if (!receipt) {
        return failure(away(receipt.error()));
    }
    json["receipt"] = *receipt ? jsonOf(**receipt, (*found)->day) : Json();
    return toResponse(json);
}

Desk::Answered Desk::putAppointments(const http::Request& request)
{
    return storeDay(request, [&](const std::string& /*before*/, BusinessDay day) {
        return readDayList(request.body, day);
    });
}

Desk::Answered Desk::changeAppointments(const http::Request& request)
{
    return storeDay(request, [&](const std::string& before, BusinessDay day) {
        return changeDayList(before, request.body, day);
    });
}

Desk::Answered Desk::storeDay(const http::Request& request, const ReadList& read)
{
    // Whether there is such a hall, and that the path is right.
    if (const auto found = findDay(request); !found) {
        return failure(found.error());
    }
    const BusinessDay day = *parseBusinessDay(partOf(request, "day"));
    if (const BusinessDay today = m_parts.today(); day < today) {
        return failure(dayGone(day, today));
    }
    return post({.kind = PostingKind::Appointments,
                 .hall = std::string{partOf(request, "hall")},
                 .day = hall::toText(day),
                 .at = m_parts.now()},
                [&](const std::string& before) { return read(before, day); });
}

Desk::Answered Desk::catalogue(const http::Request& /*request*/)
{
    return tellAll(PostingKind::Catalogue, "no catalogue was published");
}

Desk::Answered Desk::putCatalogue(const http::Request& request)
{
    return postToAll(PostingKind::Catalogue, readCatalogue(request.body));
}

Desk::Answered Desk::notices(const http::Request& /*request*/)
{
    return tellAll(PostingKind::Notices, "no notices were published");
}

Desk::Answered Desk::putNotices(const http::Request& request)
{
    return postToAll(PostingKind::Notices, readNotices(request.body));
}

Desk::Answered Desk::tellAll(PostingKind kind, const char* nothing)
{
    const auto found = m_parts.stores.downlink->find(kind, "", "");
    if (!found) {
        return failure(away(found.error()));
    }
    if (!*found || (*found)->content.empty()) {
        return failure(nothingPosted(nothing));
    }
    Json json = jsonOf(**found);
    json["version"] = (*found)->version;
    json["content"] = protocol::parseJson((*found)->content).value_or(Json());
    return toResponse(json);
}

Desk::Answered Desk::postToAll(PostingKind kind, const Result<std::string, http::Problem>& content)
{
    if (!content) {
        return failure(content.error());
    }
    return post({.kind = kind, .hall = {}, .day = {}, .at = m_parts.now()},
                [&](const std::string& /*before*/) { return content; });
}

Desk::Answered Desk::post(const hub::Posted& posting, const ReadContent& read)
{
    std::optional<http::Problem> wrong;
    const auto posted = m_parts.stores.downlink->change(
        posting, [&](const std::string& before) -> std::optional<std::string> {
            auto content = read(before);
            if (content && content->size() > contentBytesMax) {
                content = failure(contentTooLarge());
            }
            if (!content) {
                wrong = content.error();
                return std::nullopt;
            }
            return std::move(*content);
        });
    if (wrong) {
        return failure(*wrong);
    }
    if (!posted) {
        return failure(away(posted.error()));
    }
    Json json = jsonOf(**posted);
    json["version"] = (*posted)->version;
    return toResponse(json);
}

} // namespace hall::api
