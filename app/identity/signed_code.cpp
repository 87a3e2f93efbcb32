// SPDX-License-Identifier: Apache-2.0
#include "app/identity/signed_code.h"

#include "app/core/enum_text.h"
#include "app/identity/base64url.h"
#include "app/identity/strict_json.h"

#include <nlohmann/json.hpp>

#include <algorithm>

namespace hall::identity {

namespace {

using Json = nlohmann::json;

constexpr std::string_view objectBegins = "ey"; // {" in base64url

constexpr EnumText<CodeFault, 14> faults{{{{CodeFault::TooLong, "TooLong"},
                                           {CodeFault::NotCompact, "NotCompact"},
                                           {CodeFault::NotBase64Url, "NotBase64Url"},
                                           {CodeFault::NotJson, "NotJson"},
                                           {CodeFault::DuplicateName, "DuplicateName"},
                                           {CodeFault::WrongAlgorithm, "WrongAlgorithm"},
                                           {CodeFault::UnknownHeader, "UnknownHeader"},
                                           {CodeFault::UnknownKey, "UnknownKey"},
                                           {CodeFault::KeyNotInForce, "KeyNotInForce"},
                                           {CodeFault::WrongSignature, "WrongSignature"},
                                           {CodeFault::WrongClaims, "WrongClaims"},
                                           {CodeFault::OtherHall, "OtherHall"},
                                           {CodeFault::NotYetValid, "NotYetValid"},
                                           {CodeFault::Expired, "Expired"}}}};

/// The parts between the points; empty where there are not three.
std::vector<std::string_view> partsOf(std::string_view text)
{
    const std::size_t first = text.find('.');
    const std::size_t second = first == std::string_view::npos ? first : text.find('.', first + 1);
    if (second == std::string_view::npos || text.find('.', second + 1) != std::string_view::npos) {
        return {};
    }
    return {
        text.substr(0, first), text.substr(first + 1, second - first - 1), text.substr(second + 1)};
}

Result<std::string, CodeFault> keyIdOf(const Json& header)
{
    const auto algorithm = header.find("alg");
    if (algorithm == header.end() || !algorithm->is_string() ||
        algorithm->get_ref<const std::string&>() != "EdDSA") {
        return failure(CodeFault::WrongAlgorithm);
    }
    if (header.contains("crit")) {
        return failure(CodeFault::UnknownHeader);
    }
    const auto id = header.find("kid");
    if (id == header.end()) {
        return std::string{};
    }
    return id->is_string() ? Result<std::string, CodeFault>{id->get<std::string>()}
                           : failure(CodeFault::UnknownKey);
}

/// The key of that name; of several with one name the one in force.
Result<const KnownKey*, CodeFault>
keyFor(const KnownKeys& keys, const std::string& id, const CodeUse& use)
{
    bool isKnown = false;
    for (const KnownKey& key : keys) {
        if (key.id != id) {
            continue;
        }
        isKnown = true;
        const bool isYet = !key.from || use.now + use.tolerance >= *key.from;
        const bool isStill = !key.until || use.now - use.tolerance < *key.until;
        if (isYet && isStill) {
            return &key;
        }
    }
    return failure(isKnown ? CodeFault::KeyNotInForce : CodeFault::UnknownKey);
}

} // namespace

std::string_view explain(CodeFault fault)
{
    switch (fault) {
    case CodeFault::TooLong:
        return "The code is longer than 2048 characters.";
    case CodeFault::NotCompact:
        return "The code is not a header, claims and a signature with points between them.";
    case CodeFault::NotBase64Url:
        return "A part of the code is not base64url without padding.";
    case CodeFault::NotJson:
        return "The header or the claims are not a JSON object.";
    case CodeFault::DuplicateName:
        return "A name stands twice in one object.";
    case CodeFault::WrongAlgorithm:
        return "The code is not signed with EdDSA.";
    case CodeFault::UnknownHeader:
        return "The header asks for something that this hall doesn't know (crit).";
    case CodeFault::UnknownKey:
        return "No [[code_key]] has the id that the code names as its kid.";
    case CodeFault::KeyNotInForce:
        return "The key is not in force today.";
    case CodeFault::WrongSignature:
        return "The signature is not of this key, or the code was changed since.";
    case CodeFault::WrongClaims:
        return "A claim is missing or of another type: booking, aud and exp have to be there.";
    case CodeFault::OtherHall:
        return "The code is for another hall (aud).";
    case CodeFault::NotYetValid:
        return "The code is not valid yet (nbf).";
    case CodeFault::Expired:
        return "The code has expired (exp).";
    }
    return {};
}

std::string_view toText(CodeFault fault)
{
    return faults.of(fault);
}

bool isSignedCode(std::string_view text)
{
    return text.starts_with(objectBegins) && std::ranges::count(text, '.') == 2;
}

Result<CompactCode, CodeFault> readCompact(std::string_view text, std::size_t bytesMax)
{
    if (text.size() > bytesMax) {
        return failure(CodeFault::TooLong);
    }
    const auto parts = partsOf(text);
    if (parts.empty()) {
        return failure(CodeFault::NotCompact);
    }
    const auto header = fromBase64Url(parts[0]);
    auto payload = fromBase64Url(parts[1]);
    auto signature = fromBase64Url(parts[2]);
    if (!header || !payload || !signature) {
        return failure(CodeFault::NotBase64Url);
    }
    const auto object = readStrictly(*header);
    if (!object) {
        return failure(object.error());
    }
    auto keyId = keyIdOf(*object);
    if (!keyId) {
        return failure(keyId.error());
    }
    const auto ownKey = object->find("jwk");
    return CompactCode{.keyId = std::move(*keyId),
                       .ownKey = ownKey != object->end() ? ownKey->dump() : std::string{},
                       .signedText = std::string{text.substr(0, text.rfind('.'))},
                       .payload = std::move(*payload),
                       .signature = std::move(*signature)};
}

std::string writeCompact(std::string_view header, std::string_view payload, const SigningKey& key)
{
    const std::string text = toBase64Url(header) + '.' + toBase64Url(payload);
    return text + '.' + toBase64Url(key.sign(text));
}

Result<std::string, CodeFault> verifiedPayload(std::string_view text,
                                               const KnownKeys& keys,
                                               const CodeUse& use,
                                               std::size_t bytesMax)
{
    auto code = readCompact(text, bytesMax);
    if (!code) {
        return failure(code.error());
    }
    const auto key = keyFor(keys, code->keyId, use);
    if (!key) {
        return failure(key.error());
    }
    if (!(*key)->key.verifies(code->signedText, code->signature)) {
        return failure(CodeFault::WrongSignature);
    }
    return std::move(code->payload);
}

Result<AppointmentCode, CodeFault>
readAppointmentCode(std::string_view text, const KnownKeys& keys, const CodeUse& use)
{
    const auto payload = verifiedPayload(text, keys, use);
    if (!payload) {
        return failure(payload.error());
    }
    return readClaims(*payload, use);
}

} // namespace hall::identity
