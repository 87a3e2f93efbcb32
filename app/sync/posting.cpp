// SPDX-License-Identifier: Apache-2.0
#include "app/sync/posting.h"

#include "app/core/enum_text.h"
#include "app/protocol/json_text.h"
#include "app/sync/json_members.h"

#include <nlohmann/json.hpp>

#include <algorithm>

namespace hall::sync {

namespace {

using Json = nlohmann::json;

constexpr EnumText<PostingKind, 3> kinds{{{{PostingKind::Catalogue, "catalogue"},
                                           {PostingKind::Appointments, "appointments"},
                                           {PostingKind::Notices, "notices"}}}};

/// What is nested deeper than any of ours could end the program that writes it again.
bool isShallow(std::string_view json)
{
    constexpr int depthMax = 32;
    int depth = 0;
    bool isText = false;
    for (std::size_t at = 0; at < json.size() && depth <= depthMax; ++at) {
        const char character = json[at];
        if (isText) {
            at += character == '\\' ? 1 : 0;
            isText = character != '"';
        } else if (character == '"') {
            isText = true;
        } else if (character == '{' || character == '[') {
            ++depth;
        } else if (character == '}' || character == ']') {
            --depth;
        }
    }
    return depth <= depthMax;
}

/// Nothing where it isn't an object.
std::optional<Json> readObject(std::string_view text)
{
    auto json = isShallow(text) ? protocol::parseJson(text) : std::nullopt;
    if (!json || !json->is_object()) {
        return std::nullopt;
    }
    return json;
}

Result<Posting, std::string> postingOf(const Json& claims)
{
    const auto kind = parsePostingKind(textAt(claims, "kind").value_or(""));
    const std::int64_t version = numberAt(claims, "version", 0).value_or(0);
    const std::int64_t at = numberAt(claims, "at", 0).value_or(0);
    const std::string day = textAt(claims, "day").value_or("");
    const auto content = claims.find("content");
    if (!kind || version == 0 || at == 0 || content == claims.end() || !content->is_object()) {
        return failure(std::string{"kind, version, at or content is missing or wrong"});
    }
    if ((kind == PostingKind::Appointments) != parseBusinessDay(day).has_value()) {
        return failure(std::string{"day is missing or wrong, or there is one where none belongs"});
    }
    return Posting{.kind = *kind,
                   .hall = textAt(claims, "aud").value_or(""),
                   .day = day,
                   .version = version,
                   .at = Time{Duration{at}},
                   .content = content->dump()};
}

} // namespace

std::string_view toText(PostingKind kind)
{
    return kinds.of(kind);
}

std::optional<PostingKind> parsePostingKind(std::string_view text)
{
    return kinds.parse(text);
}

std::string postingTopic(PostingKind kind, std::string_view day)
{
    std::string topic{toText(kind)};
    if (!day.empty()) {
        topic.append("/").append(day);
    }
    return topic;
}

std::optional<std::string>
writePosting(const Posting& posting, std::string_view keyId, const identity::SigningKey& key)
{
    const auto content = readObject(posting.content);
    if (!content) {
        return std::nullopt;
    }
    const Json header{{"alg", "EdDSA"}, {"kid", keyId}};
    Json claims{{"kind", toText(posting.kind)},
                {"aud", posting.hall},
                {"version", posting.version},
                {"at", posting.at.time_since_epoch().count()},
                {"content", *content}};
    if (!posting.day.empty()) {
        claims["day"] = posting.day;
    }
    std::string text = identity::writeCompact(
        header.dump(), claims.dump(-1, ' ', false, Json::error_handler_t::replace), key);
    if (text.size() > postingBytesMax) {
        return std::nullopt;
    }
    return text;
}

Result<Posting, std::string>
readPosting(std::string_view text, const identity::KnownKeys& keys, const identity::CodeUse& use)
{
    if (text.size() > postingBytesMax) {
        return failure("it is larger than " + std::to_string(postingBytesMax) + " bytes");
    }
    const auto payload = identity::verifiedPayload(text, keys, use, postingBytesMax);
    if (!payload) {
        return failure("no key of this hall's hub signed it (" +
                       std::string{identity::toText(payload.error())} + ')');
    }
    const auto claims = readObject(*payload);
    if (!claims) {
        return failure(std::string{"it isn't a JSON object"});
    }
    auto posting = postingOf(*claims);
    if (posting && posting->hall != use.audience) {
        return failure("it is for the hall \"" + posting->hall + "\", this one is \"" +
                       use.audience + '"');
    }
    return posting;
}

} // namespace hall::sync
