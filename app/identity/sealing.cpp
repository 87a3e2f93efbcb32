// SPDX-License-Identifier: Apache-2.0
#include "app/identity/sealing.h"

#include "app/core/assert.h"

#include <openssl/evp.h>
#include <openssl/hmac.h>

#include <charconv>
#include <memory>

namespace hall::identity {

namespace {

constexpr std::size_t nonceBytes = 12;
constexpr std::size_t tagBytes = 16;
constexpr std::size_t filledTo = 64;
constexpr std::size_t hashBytes = 16;

struct FreeContext
{
    void operator()(EVP_CIPHER_CTX* context) const
    {
        EVP_CIPHER_CTX_free(context);
    }
};

using Context = std::unique_ptr<EVP_CIPHER_CTX, FreeContext>;

Context makeContext()
{
    Context context{EVP_CIPHER_CTX_new()};
    HALL_ASSERT(context != nullptr);
    return context;
}

void appendNetstring(std::string& text, std::string_view part)
{
    text += std::to_string(part.size());
    text += ':';
    text += part;
    text += ',';
}

std::optional<std::string> takeNetstring(std::string_view& text)
{
    std::size_t size = 0;
    const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), size);
    if (error != std::errc{}) {
        return std::nullopt;
    }
    text.remove_prefix(static_cast<std::size_t>(end - text.data()));
    if (text.size() < 2 || text.front() != ':' || size > text.size() - 2 || text[size + 1] != ',') {
        return std::nullopt;
    }
    std::string part(text.substr(1, size));
    text.remove_prefix(size + 2);
    return part;
}

std::string boundTo(const SealedFor& what)
{
    std::string text;
    appendNetstring(text, what.key.kind);
    appendNetstring(text, what.key.period);
    appendNetstring(text, what.record.value);
    return text;
}

std::string encode(const Fields& fields)
{
    std::string text;
    // Growing would leave copies behind that nobody wipes.
    text.reserve(2 * recordBytesMax);
    for (const auto& [name, value] : fields) {
        appendNetstring(text, name);
        appendNetstring(text, value);
    }
    text.append((filledTo - text.size() % filledTo) % filledTo, '\0');
    return text;
}

std::optional<Fields> decode(std::string_view text)
{
    Fields fields;
    while (!text.empty() && text.front() != '\0') {
        auto name = takeNetstring(text);
        auto value = name ? takeNetstring(text) : std::nullopt;
        if (!value) {
            return std::nullopt;
        }
        fields.emplace(std::move(*name), std::move(*value));
    }
    return fields;
}

bool isWithinLimits(const Fields& fields)
{
    std::size_t bytes = 0;
    for (const auto& [name, value] : fields) {
        bytes += name.size() + value.size();
    }
    return fields.size() <= recordFieldsMax && bytes <= recordBytesMax;
}

const unsigned char* bytesOf(std::string_view text)
{
    return reinterpret_cast<const unsigned char*>(text.data());
}

} // namespace

std::optional<std::vector<std::uint8_t>>
seal(const Fields& fields, const Key& key, const SealedFor& what)
{
    if (!isWithinLimits(fields)) {
        return std::nullopt;
    }
    std::string plain = encode(fields);
    std::vector<std::uint8_t> sealed(nonceBytes + plain.size() + tagBytes);
    fillRandomly(std::span(sealed).first(nonceBytes));

    const std::string bound = boundTo(what);
    const Context context = makeContext();
    int written = 0;
    const auto size = static_cast<int>(plain.size());
    std::uint8_t* cipher = sealed.data() + nonceBytes;
    const bool done =
        EVP_EncryptInit_ex(
            context.get(), EVP_aes_256_gcm(), nullptr, key.bytes().data(), sealed.data()) == 1 &&
        EVP_EncryptUpdate(
            context.get(), nullptr, &written, bytesOf(bound), static_cast<int>(bound.size())) ==
            1 &&
        EVP_EncryptUpdate(context.get(), cipher, &written, bytesOf(plain), size) == 1 &&
        EVP_EncryptFinal_ex(context.get(), cipher + size, &written) == 1 &&
        EVP_CIPHER_CTX_ctrl(context.get(), EVP_CTRL_GCM_GET_TAG, tagBytes, cipher + size) == 1;
    wipe(plain);
    HALL_ASSERT(done);
    return sealed;
}

std::optional<Fields>
unseal(std::span<const std::uint8_t> sealed, const Key& key, const SealedFor& what)
{
    if (sealed.size() < nonceBytes + tagBytes || sealed.size() > 4 * recordBytesMax) {
        return std::nullopt;
    }
    const auto cipher = sealed.subspan(nonceBytes, sealed.size() - nonceBytes - tagBytes);
    std::array<std::uint8_t, tagBytes> tag{};
    std::ranges::copy(sealed.last(tagBytes), tag.begin());
    std::string plain(cipher.size(), '\0');
    auto* out = reinterpret_cast<unsigned char*>(plain.data());

    const std::string bound = boundTo(what);
    const Context context = makeContext();
    int written = 0;
    const auto size = static_cast<int>(cipher.size());
    const bool isWhole =
        EVP_DecryptInit_ex(
            context.get(), EVP_aes_256_gcm(), nullptr, key.bytes().data(), sealed.data()) == 1 &&
        EVP_DecryptUpdate(
            context.get(), nullptr, &written, bytesOf(bound), static_cast<int>(bound.size())) ==
            1 &&
        EVP_DecryptUpdate(context.get(), out, &written, cipher.data(), size) == 1 &&
        EVP_CIPHER_CTX_ctrl(context.get(), EVP_CTRL_GCM_SET_TAG, tagBytes, tag.data()) == 1 &&
        EVP_DecryptFinal_ex(context.get(), out + size, &written) == 1;
    auto fields = isWhole ? decode(plain) : std::nullopt;
    wipe(plain);
    return fields;
}

std::string keyedHash(const Key& key, std::string_view use, std::string_view text)
{
    std::string message;
    message.reserve(use.size() + text.size() + 32);
    appendNetstring(message, use);
    appendNetstring(message, text);
    std::array<unsigned char, EVP_MAX_MD_SIZE> mac{};
    unsigned int length = 0;
    const auto* made = HMAC(EVP_sha256(),
                            key.bytes().data(),
                            static_cast<int>(Key::size),
                            bytesOf(message),
                            message.size(),
                            mac.data(),
                            &length);
    HALL_ASSERT(made != nullptr);
    wipe(message);
    constexpr std::string_view digits = "0123456789abcdef";
    std::string hex;
    for (const unsigned char byte : std::span(mac).first(hashBytes)) {
        hex.push_back(digits[byte >> 4U]);
        hex.push_back(digits[byte & 15U]);
    }
    return hex;
}

} // namespace hall::identity
