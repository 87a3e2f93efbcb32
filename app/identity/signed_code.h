// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "app/core/result.h"
#include "app/core/time.h"
#include "app/identity/signing_key.h"

#include <optional>
#include <string>
#include <string_view>
#include <vector>

/// Codes that somebody else made and signed for a hall: compact JWS (RFC 7515) with EdDSA (RFC
/// 8037), checked with what this machine has.
namespace hall::identity {

constexpr std::size_t signedCodeBytesMax = 2048;

enum class CodeFault {
    TooLong,
    NotCompact,     ///< not three parts
    NotBase64Url,   ///< a part of it
    NotJson,        ///< header or claims are no JSON object
    DuplicateName,  ///< a name stands twice in one object
    WrongAlgorithm, ///< none, or another than EdDSA
    UnknownHeader,  ///< `crit`: something has to be understood that isn't
    UnknownKey,     ///< no key of that name
    KeyNotInForce,  ///< not yet, or no longer
    WrongSignature,
    WrongClaims, ///< one is missing or of another type
    OtherHall,   ///< meant for another
    NotYetValid,
    Expired,
};

/// A sentence for the technician; it repeats nothing of the code.
[[nodiscard]] std::string_view explain(CodeFault fault);
/// `WrongSignature`
[[nodiscard]] std::string_view toText(CodeFault fault);

/// A code taken apart; nothing in it is true before the signature was checked.
struct CompactCode
{
    std::string keyId;      ///< `kid`; empty: it names none
    std::string ownKey;     ///< `jwk`, the key that it says to be signed with; empty: it has none
    std::string signedText; ///< what the signature is over
    std::string payload;
    std::string signature;
};

/// Whether a text has the form of one: three parts, the first an object in base64url.
[[nodiscard]] bool isSignedCode(std::string_view text);
[[nodiscard]] Result<CompactCode, CodeFault> readCompact(std::string_view text,
                                                         std::size_t bytesMax = signedCodeBytesMax);
/// `header` and `payload` as they shall stand, JSON.
[[nodiscard]] std::string
writeCompact(std::string_view header, std::string_view payload, const SigningKey& key);

/// A key and when it is in force.
struct KnownKey
{
    std::string id;
    VerifyingKey key;
    std::optional<Time> from = {};  ///< none: since ever
    std::optional<Time> until = {}; ///< from then on no longer; none: for ever
};

/// Several are in force at a time while one takes over from another.
using KnownKeys = std::vector<KnownKey>;

/// For whom and when a code has to be good.
struct CodeUse
{
    std::string audience; ///< the hall's id
    Time now;
    Duration tolerance{0}; ///< by which the signer's clock may differ
};

/// The payload of any text that a key in force signed; for whom it is stays to be looked at.
[[nodiscard]] Result<std::string, CodeFault>
verifiedPayload(std::string_view text,
                const KnownKeys& keys,
                const CodeUse& use,
                std::size_t bytesMax = signedCodeBytesMax);

/// An appointment as its maker signed it.
struct AppointmentCode
{
    std::string booking;
    std::string audience; ///< the hall's id
    std::string service;  ///< this and the next four may be empty: it names the booking alone
    std::string day;      ///< as in a file of appointments, as the next two
    std::string from;
    std::string to;
    std::string priority;
    std::optional<Time> notBefore = {};
    Time expires;

    friend bool operator==(const AppointmentCode&, const AppointmentCode&) = default;
};

/// The payload of a good code.
[[nodiscard]] Result<AppointmentCode, CodeFault>
readAppointmentCode(std::string_view text, const KnownKeys& keys, const CodeUse& use);
/// The same of claims whose signature was checked already.
[[nodiscard]] Result<AppointmentCode, CodeFault> readClaims(std::string_view payload,
                                                            const CodeUse& use);
[[nodiscard]] std::string
writeAppointmentCode(const AppointmentCode& code, std::string_view keyId, const SigningKey& key);

} // namespace hall::identity
