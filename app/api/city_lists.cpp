// SPDX-License-Identifier: Apache-2.0
#include "app/api/city_lists.h"

#include "app/protocol/json_text.h"
#include "app/settings/schema.h"
#include "app/sync/notice.h"

#include <nlohmann/json.hpp>

#include <algorithm>
#include <map>

namespace hall::api {

namespace {

using Json = nlohmann::json;

constexpr std::size_t codeLettersMax = 64;

http::Problem refused(std::string_view code, std::string_view title, std::string detail)
{
    return {.status = 422,
            .code = code,
            .title = title,
            .detail = std::move(detail),
            .advice = "mend it and send all of it again; nothing was changed"};
}

http::Problem badCatalogue(std::string detail)
{
    return refused("bad-catalogue", "The catalogue can't be taken", std::move(detail));
}

http::Problem badNotices(std::string detail)
{
    return refused("bad-notices", "The notices can't be taken", std::move(detail));
}

http::Problem notJson()
{
    return {.status = 400,
            .code = "not-json",
            .title = "The body can't be read",
            .detail = "it isn't a JSON object",
            .advice = "send a JSON object"};
}

bool isCode(std::string_view text)
{
    return !text.empty() && text.size() <= codeLettersMax &&
           std::ranges::all_of(text, [](char each) {
               return (each >= 'A' && each <= 'Z') || (each >= 'a' && each <= 'z') ||
                      (each >= '0' && each <= '9') || each == '-' || each == '_' || each == '.';
           });
}

std::string codeOf(const Json& service)
{
    const auto found = service.is_object() ? service.find("code") : service.end();
    return found != service.end() && found->is_string() ? found->get<std::string>() : std::string{};
}

bool isKey(const std::string& name)
{
    const settings::Schema& schema = settings::hallSchema();
    const auto inner = schema.innerTables("service");
    return schema.findKey("service", name) != nullptr ||
           std::ranges::any_of(inner, [&](const settings::TableRule* table) {
               return settings::ownName(*table) == name;
           });
}

/// The first key that has no place in a catalogue. How tickets look is each hall's own to say.
std::string strangerIn(const Json& service)
{
    for (const auto& [name, value] : service.items()) {
        if (!isKey(name) || name == "layout") {
            return name;
        }
    }
    return {};
}

/// A sentence; empty: nothing.
std::string whatIsWrongIn(const Json& services)
{
    std::map<std::string, std::size_t> places;
    std::size_t place = 0;
    for (const Json& service : services) {
        const std::string entry = "service " + std::to_string(++place);
        const std::string code = codeOf(service);
        if (!isCode(code)) {
            return entry + " needs a \"code\" of letters, digits, - _ . (at most " +
                   std::to_string(codeLettersMax) + ')';
        }
        if (const auto name = strangerIn(service); !name.empty()) {
            return std::string{entry}.append(": \"").append(name).append(
                "\" has no place in a catalogue");
        }
        const auto [first, isNew] = places.emplace(code, place);
        if (!isNew) {
            return "the code " + code + " is there twice: service " +
                   std::to_string(first->second) + " and service " + std::to_string(place);
        }
    }
    return {};
}

} // namespace

Result<std::string, http::Problem> readCatalogue(std::string_view body)
{
    const auto json = protocol::parseJson(body);
    if (!json || !json->is_object()) {
        return failure(notJson());
    }
    const auto services = json->find("services");
    if (json->size() != 1 || services == json->end() || !services->is_array()) {
        return failure(badCatalogue("it has to be a list \"services\" and nothing else"));
    }
    if (services->size() > catalogueServicesMax) {
        return failure(
            badCatalogue("it has more than " + std::to_string(catalogueServicesMax) + " services"));
    }
    if (auto wrong = whatIsWrongIn(*services); !wrong.empty()) {
        return failure(badCatalogue(std::move(wrong)));
    }
    return json->dump();
}

Result<std::string, http::Problem> readNotices(std::string_view body)
{
    const auto json = protocol::parseJson(body);
    if (!json || !json->is_object()) {
        return failure(notJson());
    }
    const auto notices = sync::readNotices(body);
    if (!notices) {
        return failure(badNotices(notices.error()));
    }
    return sync::writeNotices(*notices);
}

} // namespace hall::api
