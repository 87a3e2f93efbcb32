// SPDX-License-Identifier: Apache-2.0
#include "app/api/city_lists.h"

#include "app/protocol/json_text.h"

#include <nlohmann/json.hpp>

#include <algorithm>
#include <map>

namespace hall::api {

namespace {

using Json = nlohmann::json;

constexpr std::size_t codeLettersMax = 64;
constexpr std::size_t nameBytesMax = 200;
constexpr std::size_t noticeBytesMax = 240;

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

/// Empty where it is missing, no text or longer.
std::string textAt(const Json& object, const char* name, std::size_t bytesMax)
{
    const auto found = object.is_object() ? object.find(name) : object.end();
    if (found == object.end() || !found->is_string()) {
        return {};
    }
    auto text = found->get<std::string>();
    return text.size() <= bytesMax ? text : std::string{};
}

bool isCode(std::string_view text)
{
    return !text.empty() && std::ranges::all_of(text, [](char each) {
        return (each >= 'A' && each <= 'Z') || (each >= 'a' && each <= 'z') ||
               (each >= '0' && each <= '9') || each == '-' || each == '_' || each == '.';
    });
}

/// The object's list of this name, 1 to `most` entries; or why not.
Result<Json, std::string> listOf(const Json& object, const char* name, std::size_t most)
{
    const auto found = object.find(name);
    if (found == object.end() || !found->is_array()) {
        return failure(std::string{"\""} + name + "\" has to be a list");
    }
    if (found->size() > most) {
        return failure(std::string{"\""} + name + "\" has more than " + std::to_string(most) +
                       " entries");
    }
    return *found;
}

std::string whatIsWrongIn(const Json& services)
{
    const std::string needsName =
        " needs a \"name\" of at most " + std::to_string(nameBytesMax) + " bytes";
    std::map<std::string, std::size_t> places;
    std::size_t place = 0;
    for (const Json& service : services) {
        const std::string entry = "service " + std::to_string(++place);
        const std::string code = textAt(service, "code", codeLettersMax);
        if (!isCode(code)) {
            return entry + " needs a \"code\" of letters, digits, - _ . (at most " +
                   std::to_string(codeLettersMax) + ')';
        }
        if (textAt(service, "name", nameBytesMax).empty()) {
            return entry + needsName;
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
    const auto services = listOf(*json, "services", catalogueServicesMax);
    if (!services) {
        return failure(badCatalogue(services.error()));
    }
    if (services->empty()) {
        return failure(badCatalogue("a catalogue without services would close every hall"));
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
    const auto notices = listOf(*json, "notices", noticesMax);
    if (!notices) {
        return failure(badNotices(notices.error()));
    }
    Json list = Json::array();
    for (const Json& notice : *notices) {
        const std::string text = textAt(notice, "text", noticeBytesMax);
        if (text.empty()) {
            return failure(badNotices("notice " + std::to_string(list.size() + 1) +
                                      " needs a \"text\" of at most " +
                                      std::to_string(noticeBytesMax) + " bytes"));
        }
        Json one{{"text", text}};
        if (const auto english = textAt(notice, "text_en", noticeBytesMax); !english.empty()) {
            one["text_en"] = english;
        }
        list.push_back(std::move(one));
    }
    return Json{{"notices", std::move(list)}}.dump();
}

} // namespace hall::api
