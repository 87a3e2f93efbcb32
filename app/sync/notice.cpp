// SPDX-License-Identifier: Apache-2.0
#include "app/sync/notice.h"

#include "app/protocol/json_text.h"
#include "app/sync/utc_text.h"

#include <nlohmann/json.hpp>

#include <algorithm>
#include <array>

namespace hall::sync {

namespace {

using Json = nlohmann::json;

constexpr std::array<std::string_view, 5> keys{"text", "text_en", "from", "until", "zone"};

/// Nothing where it is no text, too long, or has what can't be shown in a line.
std::optional<std::string> lineAt(const Json& notice, const char* name)
{
    const auto found = notice.find(name);
    if (found == notice.end()) {
        return std::string{};
    }
    if (!found->is_string()) {
        return std::nullopt;
    }
    auto text = found->get<std::string>();
    const bool isLine = std::ranges::none_of(
        text, [](char c) { return static_cast<unsigned char>(c) < 0x20 || c == 0x7f; });
    return isLine && text.size() <= noticeBytesMax ? std::optional{std::move(text)} : std::nullopt;
}

std::optional<Time> timeAt(const Json& notice, const char* name)
{
    const auto found = notice.find(name);
    return found != notice.end() && found->is_string() ? parseTime(found->get<std::string>())
                                                       : std::nullopt;
}

Result<Notice, std::string> readNotice(const Json& json)
{
    if (!json.is_object()) {
        return failure(std::string{"has to be an object"});
    }
    for (const auto& [key, value] : json.items()) {
        if (std::ranges::find(keys, key) == keys.end()) {
            return failure(std::string{
                "has a key that isn't known; allowed: text, text_en, from, until, zone"});
        }
    }
    const auto text = lineAt(json, "text");
    const auto textEn = lineAt(json, "text_en");
    const auto zone = lineAt(json, "zone");
    const auto from = timeAt(json, "from");
    const auto until = timeAt(json, "until");
    if (!text || text->empty() || !textEn || !zone) {
        return failure("text, text_en or zone is missing or wrong; allowed: a line of up to " +
                       std::to_string(noticeBytesMax) + " bytes");
    }
    if (!from || !until || *from >= *until) {
        return failure(std::string{"from or until is missing or wrong, or it ends before it "
                                   "begins; allowed: 2026-11-23T08:00:00+08:00"});
    }
    return Notice{
        .text = *text, .textEn = *textEn, .from = *from, .until = *until, .zone = {*zone}};
}

} // namespace

Result<std::vector<Notice>, std::string> readNotices(std::string_view content)
{
    const auto json = protocol::parseJson(content);
    const auto list = json && json->is_object() ? json->find("notices") : Json::const_iterator{};
    if (!json || !json->is_object() || list == json->end() || !list->is_array() ||
        json->size() != 1) {
        return failure(std::string{"notices is missing, is no list, or isn't alone"});
    }
    if (list->size() > noticesMax) {
        return failure("there are more than " + std::to_string(noticesMax) + " notices");
    }
    std::vector<Notice> notices;
    notices.reserve(list->size());
    for (const Json& each : *list) {
        auto notice = readNotice(each);
        if (!notice) {
            return failure("notice " + std::to_string(notices.size() + 1) + ' ' + notice.error());
        }
        notices.push_back(std::move(*notice));
    }
    return notices;
}

std::string writeNotices(const std::vector<Notice>& notices)
{
    Json list = Json::array();
    for (const Notice& notice : notices) {
        Json json{{"text", notice.text},
                  {"from", toUtcText(notice.from).value_or("")},
                  {"until", toUtcText(notice.until).value_or("")}};
        if (!notice.textEn.empty()) {
            json["text_en"] = notice.textEn;
        }
        if (!notice.zone.value.empty()) {
            json["zone"] = notice.zone.value;
        }
        list.push_back(std::move(json));
    }
    return Json{{"notices", list}}.dump();
}

} // namespace hall::sync
