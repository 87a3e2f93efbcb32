// SPDX-License-Identifier: Apache-2.0
#include "app/journal/chain.h"

#include "app/core/assert.h"

#include <openssl/evp.h>

#include <charconv>

namespace hall::journal {

namespace {

void appendHex(std::string& text, const Chain& chain)
{
    constexpr std::string_view digits = "0123456789abcdef";
    for (const std::uint8_t byte : chain) {
        text += digits[byte >> 4];
        text += digits[byte & 15];
    }
}

void appendNumber(std::string& text, std::int64_t number)
{
    std::array<char, 20> digits{};
    auto* const end = std::to_chars(digits.data(), digits.data() + digits.size(), number).ptr;
    text.append(digits.data(), end);
}

} // namespace

std::string toHex(const Chain& chain)
{
    std::string text;
    appendHex(text, chain);
    return text;
}

std::optional<Chain> chainFromHex(std::string_view text)
{
    Chain chain{};
    if (text.size() != 2 * chain.size() ||
        text.find_first_not_of("0123456789abcdef") != std::string_view::npos) {
        return std::nullopt;
    }
    for (std::size_t i = 0; i < chain.size(); ++i) {
        std::from_chars(text.data() + 2 * i, text.data() + 2 * i + 2, chain[i], 16);
    }
    return chain;
}

void Sha256::FreeContext::operator()(evp_md_ctx_st* context) const
{
    EVP_MD_CTX_free(context);
}

void Sha256::FreeDigest::operator()(evp_md_st* digest) const
{
    EVP_MD_free(digest);
}

Sha256::Sha256()
    : m_context(EVP_MD_CTX_new())
    , m_digest(EVP_MD_fetch(nullptr, "SHA256", nullptr))
{
    HALL_ASSERT(m_context && m_digest);
}

Chain Sha256::of(std::string_view bytes)
{
    Chain digest{};
    const bool done = EVP_DigestInit_ex2(m_context.get(), m_digest.get(), nullptr) == 1 &&
                      EVP_DigestUpdate(m_context.get(), bytes.data(), bytes.size()) == 1 &&
                      EVP_DigestFinal_ex(m_context.get(), digest.data(), nullptr) == 1;
    HALL_ASSERT(done);
    return digest;
}

Chain Chainer::next(const Chain& previous, const Row& row)
{
    m_bytes.assign("64:");
    appendHex(m_bytes, previous);
    m_bytes += ',';
    put(row.epoch);
    put(row.seq);
    put(row.at);
    put(row.day);
    put(row.kind);
    put(row.v);
    put(row.subject);
    put(row.actor);
    put(row.station);
    put(row.body);
    put(row.command);
    put(row.part);
    return m_sha256.of(m_bytes);
}

void Chainer::put(std::string_view field)
{
    appendNumber(m_bytes, static_cast<std::int64_t>(field.size()));
    m_bytes += ':';
    m_bytes += field;
    m_bytes += ',';
}

void Chainer::put(std::int64_t field)
{
    std::array<char, 20> digits{};
    auto* const end = std::to_chars(digits.data(), digits.data() + digits.size(), field).ptr;
    put(std::string_view(digits.data(), static_cast<std::size_t>(end - digits.data())));
}

} // namespace hall::journal
