// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "app/core/result.h"

#include <array>
#include <cstdint>
#include <memory>
#include <string>
#include <string_view>

struct evp_pkey_st;

namespace hall::identity {

/// The public half of an Ed25519 key (RFC 8032): tells whether the other half signed a text.
class VerifyingKey
{
public:
    static constexpr std::size_t bytesCount = 32;

    /// Of the `x` of a JWK, of a JWK (RFC 8037) or of a PEM file; a private key gives its public
    /// half. The error is a sentence that repeats nothing of the text.
    [[nodiscard]] static Result<VerifyingKey, std::string> parse(std::string_view text);

    [[nodiscard]] bool verifies(std::string_view text, std::string_view signature) const;

    [[nodiscard]] const std::string& bytes() const
    {
        return m_bytes;
    }

    /// RFC 7638 and 8037: what the key may be called by, 43 letters.
    [[nodiscard]] std::string thumbprint() const;

    friend bool operator==(const VerifyingKey&, const VerifyingKey&) = default;

private:
    friend class SigningKey;

    explicit VerifyingKey(std::string bytes);

    std::string m_bytes;
};

/// The private half, for those who make codes, and for hubs and halls that sign what they say.
/// Wiped from memory when it goes.
class SigningKey
{
public:
    /// Of a JWK with `d`, or of a PEM file of PKCS 8.
    [[nodiscard]] static Result<SigningKey, std::string> parse(std::string_view text);

    /// 64 bytes, for the same text always the same.
    [[nodiscard]] std::string sign(std::string_view text) const;
    [[nodiscard]] VerifyingKey publicHalf() const;

private:
    struct Free
    {
        void operator()(evp_pkey_st* key) const;
    };

    using Key = std::unique_ptr<evp_pkey_st, Free>;

    explicit SigningKey(Key key);

    /// Made once: OpenSSL works out the public half when it makes one, which takes as long as to
    /// sign.
    Key m_key;
};

} // namespace hall::identity
