// SPDX-License-Identifier: Apache-2.0
#include "app/identity/signed_code.h"
#include "app/identity/strict_json.h"

#include <nlohmann/json.hpp>

#include <algorithm>

/// What a signed code says of an appointment.
namespace hall::identity {

namespace {

using Json = nlohmann::json;

constexpr std::size_t claimBytesMax = 64;
/// The year 9999, so that nothing overflows.
constexpr std::int64_t secondsMax = 253'402'300'799;

std::optional<Time> timeOf(const Json& claim)
{
    if (!claim.is_number_integer()) {
        return std::nullopt;
    }
    const auto seconds = claim.get<std::int64_t>();
    if (seconds < 0 || seconds > secondsMax) {
        return std::nullopt;
    }
    return Time{std::chrono::seconds{seconds}};
}

std::int64_t secondsOf(Time time)
{
    return std::chrono::duration_cast<std::chrono::seconds>(time.time_since_epoch()).count();
}

/// `aud` is a text or a list of them.
bool isMeant(const Json& audience, const std::string& hall)
{
    if (audience.is_string()) {
        return audience.get_ref<const std::string&>() == hall;
    }
    return std::ranges::any_of(audience, [&](const Json& each) {
        return each.is_string() && each.get_ref<const std::string&>() == hall;
    });
}

bool isAudience(const Json& audience)
{
    return audience.is_string() ||
           (audience.is_array() &&
            std::ranges::all_of(audience, [](const Json& each) { return each.is_string(); }));
}

/// False: it is there and is no text of that length.
bool take(const Json& claims, const char* name, std::string& to)
{
    const auto found = claims.find(name);
    if (found == claims.end()) {
        return true;
    }
    if (!found->is_string() || found->get_ref<const std::string&>().size() > claimBytesMax) {
        return false;
    }
    to = found->get<std::string>();
    return true;
}

bool takeTexts(const Json& claims, AppointmentCode& code)
{
    return take(claims, "booking", code.booking) && !code.booking.empty() &&
           take(claims, "service", code.service) && take(claims, "day", code.day) &&
           take(claims, "from", code.from) && take(claims, "to", code.to) &&
           take(claims, "class", code.priority);
}

bool takeTimes(const Json& claims, AppointmentCode& code)
{
    const auto expires = claims.find("exp");
    const auto end = expires == claims.end() ? std::nullopt : timeOf(*expires);
    const auto notBefore = claims.find("nbf");
    if (notBefore != claims.end()) {
        code.notBefore = timeOf(*notBefore);
    }
    code.expires = end.value_or(Time{});
    return end && (notBefore == claims.end() || code.notBefore);
}

} // namespace

Result<AppointmentCode, CodeFault> readClaims(std::string_view payload, const CodeUse& use)
{
    const auto claims = readStrictly(payload);
    if (!claims) {
        return failure(claims.error());
    }
    AppointmentCode code;
    const auto audience = claims->find("aud");
    if (!takeTexts(*claims, code) || !takeTimes(*claims, code) || audience == claims->end() ||
        !isAudience(*audience)) {
        return failure(CodeFault::WrongClaims);
    }
    if (!isMeant(*audience, use.audience)) {
        return failure(CodeFault::OtherHall);
    }
    code.audience = use.audience;
    if (code.notBefore && use.now + use.tolerance < *code.notBefore) {
        return failure(CodeFault::NotYetValid);
    }
    if (use.now - use.tolerance >= code.expires) {
        return failure(CodeFault::Expired);
    }
    return code;
}

std::string
writeAppointmentCode(const AppointmentCode& code, std::string_view keyId, const SigningKey& key)
{
    const Json header{{"alg", "EdDSA"}, {"kid", keyId}};
    Json claims{
        {"aud", code.audience}, {"booking", code.booking}, {"exp", secondsOf(code.expires)}};
    for (const auto& [name, value] : {std::pair{"service", &code.service},
                                      {"day", &code.day},
                                      {"from", &code.from},
                                      {"to", &code.to},
                                      {"class", &code.priority}}) {
        if (!value->empty()) {
            claims[name] = *value;
        }
    }
    if (code.notBefore) {
        claims["nbf"] = secondsOf(*code.notBefore);
    }
    constexpr auto replace = Json::error_handler_t::replace;
    return writeCompact(
        header.dump(-1, ' ', false, replace), claims.dump(-1, ' ', false, replace), key);
}

} // namespace hall::identity
