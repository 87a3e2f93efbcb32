// SPDX-License-Identifier: Apache-2.0
#include "app/identity/signing_key.h"

#include "app/core/assert.h"
#include "app/identity/base64url.h"
#include "app/identity/secret.h"

#include <nlohmann/json.hpp>
#include <openssl/evp.h>
#include <openssl/pem.h>
#include <openssl/sha.h>

#include <optional>
#include <utility>

namespace hall::identity {

namespace {

using Json = nlohmann::json;

constexpr std::size_t signatureBytes = 64;
constexpr std::size_t keyTextBytesMax = 4096;

struct Free
{
    void operator()(EVP_PKEY* key) const
    {
        EVP_PKEY_free(key);
    }

    void operator()(EVP_MD_CTX* context) const
    {
        EVP_MD_CTX_free(context);
    }

    void operator()(BIO* bio) const
    {
        BIO_free(bio);
    }
};

using Pkey = std::unique_ptr<EVP_PKEY, Free>;
using Context = std::unique_ptr<EVP_MD_CTX, Free>;
using Bio = std::unique_ptr<BIO, Free>;

const unsigned char* octets(std::string_view text)
{
    return reinterpret_cast<const unsigned char*>(text.data());
}

/// The 32 bytes of either half.
std::optional<std::string> rawOf(const EVP_PKEY& key, bool isPrivate)
{
    std::array<unsigned char, VerifyingKey::bytesCount> raw{};
    std::size_t size = raw.size();
    const int done = isPrivate ? EVP_PKEY_get_raw_private_key(&key, raw.data(), &size)
                               : EVP_PKEY_get_raw_public_key(&key, raw.data(), &size);
    if (EVP_PKEY_get_base_id(&key) != EVP_PKEY_ED25519 || done != 1 || size != raw.size()) {
        return std::nullopt;
    }
    return std::string(raw.begin(), raw.end());
}

/// Nobody is asked for a passphrase.
int noPassphrase(char* /*to*/, int /*size*/, int /*writing*/, void* /*user*/)
{
    return 0;
}

std::optional<std::string> rawOfPem(std::string_view text, bool isPrivate)
{
    const Bio bio{BIO_new_mem_buf(text.data(), static_cast<int>(text.size()))};
    HALL_ASSERT(bio != nullptr);
    const bool hasPrivate = text.find("PRIVATE KEY-----") != std::string_view::npos;
    if (isPrivate && !hasPrivate) {
        return std::nullopt;
    }
    const Pkey key{hasPrivate ? PEM_read_bio_PrivateKey(bio.get(), nullptr, &noPassphrase, nullptr)
                              : PEM_read_bio_PUBKEY(bio.get(), nullptr, &noPassphrase, nullptr)};
    return key ? rawOf(*key, isPrivate) : std::nullopt;
}

std::optional<std::string> rawOfText(const std::string& base64Url)
{
    auto raw = fromBase64Url(base64Url);
    return raw && raw->size() == VerifyingKey::bytesCount ? std::move(raw) : std::nullopt;
}

/// `member` of a JWK of this kind of key.
std::optional<std::string> rawOfJwk(std::string_view text, const char* member)
{
    const Json jwk = Json::parse(text, nullptr, false);
    const auto is = [&](const char* name, std::string_view value) {
        const auto found = jwk.find(name);
        return found != jwk.end() && found->is_string() &&
               found->get_ref<const std::string&>() == value;
    };
    if (!jwk.is_object() || !is("kty", "OKP") || !is("crv", "Ed25519")) {
        return std::nullopt;
    }
    const auto found = jwk.find(member);
    return found != jwk.end() && found->is_string()
               ? rawOfText(found->get_ref<const std::string&>())
               : std::nullopt;
}

std::string_view trimmed(std::string_view text)
{
    constexpr std::string_view blanks = " \t\r\n";
    const std::size_t first = std::min(text.find_first_not_of(blanks), text.size());
    text.remove_prefix(first);
    return text.substr(0, text.find_last_not_of(blanks) + 1);
}

} // namespace

VerifyingKey::VerifyingKey(std::string bytes)
    : m_bytes(std::move(bytes))
{
}

Result<VerifyingKey, std::string> VerifyingKey::parse(std::string_view text)
{
    text = trimmed(text.substr(0, keyTextBytesMax));
    const auto raw = text.starts_with("-----") ? rawOfPem(text, false)
                     : text.starts_with('{')   ? rawOfJwk(text, "x")
                                               : rawOfText(std::string{text});
    return raw ? Result<VerifyingKey, std::string>{VerifyingKey{*raw}}
               : failure("is no public key of Ed25519, neither PEM nor JWK nor the x of a JWK");
}

bool VerifyingKey::verifies(std::string_view text, std::string_view signature) const
{
    const Pkey key{
        EVP_PKEY_new_raw_public_key(EVP_PKEY_ED25519, nullptr, octets(m_bytes), m_bytes.size())};
    const Context context{EVP_MD_CTX_new()};
    HALL_ASSERT(context != nullptr);
    return key != nullptr && signature.size() == signatureBytes &&
           EVP_DigestVerifyInit(context.get(), nullptr, nullptr, nullptr, key.get()) == 1 &&
           EVP_DigestVerify(
               context.get(), octets(signature), signature.size(), octets(text), text.size()) == 1;
}

std::string VerifyingKey::thumbprint() const
{
    const std::string members =
        R"({"crv":"Ed25519","kty":"OKP","x":")" + toBase64Url(m_bytes) + "\"}";
    std::array<unsigned char, SHA256_DIGEST_LENGTH> digest{};
    SHA256(octets(members), members.size(), digest.data());
    return toBase64Url(std::string(digest.begin(), digest.end()));
}

void SigningKey::Free::operator()(evp_pkey_st* key) const
{
    EVP_PKEY_free(key);
}

SigningKey::SigningKey(Key key)
    : m_key(std::move(key))
{
}

Result<SigningKey, std::string> SigningKey::parse(std::string_view text)
{
    text = trimmed(text.substr(0, keyTextBytesMax));
    auto seed = text.starts_with('{') ? rawOfJwk(text, "d") : rawOfPem(text, true);
    if (!seed) {
        return failure("is no private key of Ed25519, neither PEM nor JWK");
    }
    Key key{EVP_PKEY_new_raw_private_key(EVP_PKEY_ED25519, nullptr, octets(*seed), seed->size())};
    wipe(*seed);
    HALL_ASSERT(key != nullptr);
    return SigningKey{std::move(key)};
}

std::string SigningKey::sign(std::string_view text) const
{
    const Context context{EVP_MD_CTX_new()};
    std::array<unsigned char, signatureBytes> signature{};
    std::size_t size = signature.size();
    HALL_ASSERT(context != nullptr);
    HALL_ASSERT(EVP_DigestSignInit(context.get(), nullptr, nullptr, nullptr, m_key.get()) == 1);
    HALL_ASSERT(EVP_DigestSign(context.get(), signature.data(), &size, octets(text), text.size()) ==
                1);
    return {signature.begin(), signature.end()};
}

VerifyingKey SigningKey::publicHalf() const
{
    auto raw = rawOf(*m_key, false);
    HALL_ASSERT(raw.has_value());
    return VerifyingKey{std::move(*raw)};
}

} // namespace hall::identity
