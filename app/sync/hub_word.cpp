// SPDX-License-Identifier: Apache-2.0
#include "app/sync/hub_word.h"

#include "app/core/enum_text.h"
#include "app/journal/chain.h"
#include "app/protocol/json_text.h"
#include "app/sync/json_members.h"

#include <nlohmann/json.hpp>

namespace hall::sync {

namespace {

using Json = nlohmann::json;

constexpr EnumText<HubWordKind, 2> kinds{
    {{{HubWordKind::Held, "held"}, {HubWordKind::SendAgain, "send-again"}}}};

} // namespace

std::string writeWord(const HubWord& word, std::string_view keyId, const identity::SigningKey& key)
{
    const Json header{{"alg", "EdDSA"}, {"kid", keyId}};
    Json claims{{"kind", kinds.of(word.kind)},
                {"aud", word.hall},
                {"epoch", word.upTo.position.epoch},
                {"seq", word.upTo.position.seq},
                {"chain", journal::toHex(word.upTo.chain)},
                {"at", word.at.time_since_epoch().count()}};
    if (!word.answers.empty()) {
        claims["answers"] = word.answers;
    }
    return identity::writeCompact(header.dump(), claims.dump(), key);
}

Result<HubWord, std::string>
readWord(std::string_view text, const identity::KnownKeys& keys, const identity::CodeUse& use)
{
    const auto payload = identity::verifiedPayload(text, keys, use);
    if (!payload) {
        return failure("no key of this hall's hub signed it (" +
                       std::string{identity::toText(payload.error())} + ')');
    }
    const auto claims = protocol::parseJson(*payload);
    if (!claims || !claims->is_object()) {
        return failure(std::string{"it isn't a JSON object"});
    }
    const auto kind = kinds.parse(textAt(*claims, "kind").value_or(""));
    const auto seq = numberAt(*claims, "seq", 0);
    const auto chain = journal::chainFromHex(textAt(*claims, "chain").value_or(""));
    const auto at = numberAt(*claims, "at", 0);
    if (!kind || !seq || !chain || !at) {
        return failure(std::string{"kind, seq, chain or at is missing or wrong"});
    }
    HubWord word{.kind = *kind,
                 .hall = textAt(*claims, "aud").value_or(""),
                 .upTo = {.position = {.epoch = textAt(*claims, "epoch").value_or(""), .seq = *seq},
                          .chain = *chain},
                 .at = Time{Duration{*at}},
                 .answers = textAt(*claims, "answers").value_or("")};
    if (word.hall != use.audience) {
        return failure("it is for the hall \"" + word.hall + "\", this one is \"" + use.audience +
                       '"');
    }
    return word;
}

} // namespace hall::sync
