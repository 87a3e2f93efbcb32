// SPDX-License-Identifier: Apache-2.0
#include "app/identity/signed_code.h"

#include "app/identity/base64url.h"
#include "tests/fuzz/targets.h"

namespace hall::fuzz {

namespace {

const identity::CodeUse use{.audience = "district",
                            .now = Time{std::chrono::seconds{1'795'395'600}},
                            .tolerance = std::chrono::minutes{2}};

const identity::SigningKey& key()
{
    static const identity::SigningKey made =
        identity::SigningKey::parse(R"({"kty":"OKP","crv":"Ed25519","d":")" +
                                    identity::toBase64Url(std::string(32, 'a')) + "\"}")
            .value();
    return made;
}

/// What is taken apart is all that there was, and one text has one form.
void compact(std::string_view bytes)
{
    const auto code = identity::readCompact(bytes);
    if (!code) {
        require(!identity::explain(code.error()).empty(), "refused without a word");
        return;
    }
    require(code->signedText + '.' + identity::toBase64Url(code->signature) == bytes,
            "two texts of one code");
}

} // namespace

/// As a code, and as claims whose signature was right: what is taken is for this hall and in time,
/// and says the same when it is signed anew.
void signedCode(std::string_view bytes)
{
    compact(bytes);
    const auto claims = identity::readClaims(bytes, use);
    if (!claims) {
        require(!identity::explain(claims.error()).empty(), "refused without a word");
        return;
    }
    require(!claims->booking.empty(), "a code for nothing");
    require(claims->audience == use.audience, "a code for another hall");
    require(use.now - use.tolerance < claims->expires, "a code that has expired");
    const identity::KnownKeys keys{{.id = "k", .key = key().publicHalf()}};
    const std::string again = identity::writeAppointmentCode(*claims, "k", key());
    require(identity::readAppointmentCode(again, keys, use) == *claims, "signed anew it differs");
}

} // namespace hall::fuzz
