// SPDX-License-Identifier: Apache-2.0
#include "app/sync/hall_word.h"

#include "app/core/enum_text.h"
#include "app/identity/base64url.h"
#include "app/journal/chain.h"
#include "app/protocol/json_text.h"
#include "app/sync/json_members.h"

#include <nlohmann/json.hpp>

namespace hall::sync {

namespace {

using Json = nlohmann::json;

constexpr EnumText<HallWordKind, 2> kinds{
    {{{HallWordKind::Head, "head"}, {HallWordKind::Disowned, "disowned"}}}};

Result<HallWord, std::string> readClaims(std::string_view payload)
{
    const auto claims = protocol::parseJson(payload);
    if (!claims || !claims->is_object()) {
        return failure(std::string{"it isn't a JSON object"});
    }
    const auto kind = kinds.parse(textAt(*claims, "kind").value_or(std::string{}));
    const auto hall = textAt(*claims, "iss");
    const auto epoch = textAt(*claims, "epoch");
    const auto day = textAt(*claims, "day");
    const auto seq = numberAt(*claims, "seq", 1);
    const auto at = numberAt(*claims, "at", 1);
    const auto chain = journal::chainFromHex(textAt(*claims, "chain").value_or(std::string{}));
    if (!kind || !hall || !epoch || !day || !seq || !at || !chain) {
        return failure(std::string{"a claim is missing or wrong"});
    }
    return HallWord{.kind = *kind,
                    .hall = *hall,
                    .head = {.position = {.epoch = *epoch, .seq = *seq}, .chain = *chain},
                    .day = *day,
                    .at = Time{Duration{*at}}};
}

} // namespace

std::string writeHallWord(const HallWord& word, const identity::SigningKey& key)
{
    const Json header{{"alg", "EdDSA"},
                      {"jwk",
                       {{"kty", "OKP"},
                        {"crv", "Ed25519"},
                        {"x", identity::toBase64Url(key.publicHalf().bytes())}}}};
    const Json claims{{"kind", kinds.of(word.kind)},
                      {"iss", word.hall},
                      {"epoch", word.head.position.epoch},
                      {"seq", word.head.position.seq},
                      {"chain", journal::toHex(word.head.chain)},
                      {"day", word.day},
                      {"at", word.at.time_since_epoch().count()}};
    return identity::writeCompact(header.dump(), claims.dump(), key);
}

Result<SignedHallWord, std::string> readHallWord(std::string_view text,
                                                 const identity::CodeUse& use)
{
    const auto code = identity::readCompact(text);
    if (!code) {
        return failure("it isn't a signed word (" + std::string{identity::toText(code.error())} +
                       ')');
    }
    auto key = identity::VerifyingKey::parse(code->ownKey);
    if (!key) {
        return failure(std::string{"it doesn't name the key that signed it"});
    }
    if (!key->verifies(code->signedText, code->signature)) {
        return failure(std::string{"the key that it names didn't sign it"});
    }
    auto word = readClaims(code->payload);
    if (!word) {
        return failure(word.error());
    }
    if (word->hall != use.audience) {
        return failure("it says to be of the hall \"" + word->hall + '"');
    }
    if (word->at > use.now + use.tolerance) {
        return failure(std::string{"it is from the future: is the hall's clock wrong?"});
    }
    return SignedHallWord{.word = std::move(*word), .key = std::move(*key)};
}

} // namespace hall::sync
