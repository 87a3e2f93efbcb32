// SPDX-License-Identifier: Apache-2.0
#include "app/server/ticket_codes.h"

#include "app/core/assert.h"
#include "app/protocol/digest.h"

#include <openssl/evp.h>
#include <openssl/hmac.h>
#include <openssl/rand.h>

#include <algorithm>
#include <fcntl.h>
#include <fstream>
#include <unistd.h>
#include <vector>

namespace hall::server {

namespace {

constexpr std::size_t codeBytes = 10;

/// RFC 4648 base32 of ten bytes: sixteen characters, no padding.
std::string base32(const unsigned char* bytes)
{
    constexpr std::string_view alphabet = "ABCDEFGHIJKLMNOPQRSTUVWXYZ234567";
    std::string text;
    unsigned int bits = 0;
    unsigned int held = 0;
    for (std::size_t at = 0; at < codeBytes; ++at) {
        held = (held << 8U) | bytes[at];
        bits += 8;
        while (bits >= 5) {
            bits -= 5;
            text.push_back(alphabet[(held >> bits) & 31U]);
        }
        held &= (1U << bits) - 1U;
    }
    return text;
}

} // namespace

TicketCodes::TicketCodes(const Key& key, std::string base)
    : m_key(key)
    , m_base(std::move(base))
{
}

std::string TicketCodes::codeFor(const CommandId& issuedBy) const
{
    std::array<unsigned char, EVP_MAX_MD_SIZE> mac{};
    unsigned int length = 0;
    const auto* made = HMAC(EVP_sha256(),
                            m_key.data(),
                            static_cast<int>(m_key.size()),
                            reinterpret_cast<const unsigned char*>(issuedBy.value.data()),
                            issuedBy.value.size(),
                            mac.data(),
                            &length);
    HALL_ASSERT(made != nullptr);
    return base32(mac.data());
}

std::string TicketCodes::hashFor(const CommandId& issuedBy) const
{
    return protocol::sha256Hex(codeFor(issuedBy));
}

std::string TicketCodes::payload(const Ticket& ticket) const
{
    const std::string code = codeFor(ticket.issuedBy);
    if (protocol::sha256Hex(code) != ticket.codeHash) {
        return {};
    }
    return m_base + "/t/" + code;
}

bool writePrivately(const std::filesystem::path& file, std::string_view bytes)
{
    constexpr mode_t ownerOnly = 0600;
    const int handle = ::open(file.c_str(), O_WRONLY | O_CREAT | O_TRUNC | O_CLOEXEC, ownerOnly);
    if (handle < 0) {
        return false;
    }
    const bool written =
        ::write(handle, bytes.data(), bytes.size()) == static_cast<ssize_t>(bytes.size()) &&
        ::fsync(handle) == 0;
    return ::close(handle) == 0 && written;
}

Result<TicketCodes::Key, std::string> ticketCodeKey(const std::filesystem::path& dataDir)
{
    const std::filesystem::path folder = dataDir / "keys";
    const std::filesystem::path file = folder / "ticket-code.key";
    TicketCodes::Key key{};
    if (std::ifstream in{file, std::ios::binary}) {
        std::vector<char> bytes{std::istreambuf_iterator<char>{in}, {}};
        if (bytes.size() != key.size()) {
            return failure(file.string() +
                           " is not a key of 32 bytes: move it away, and tickets printed from "
                           "now on get codes of a new one");
        }
        std::ranges::transform(
            bytes, key.begin(), [](char byte) { return static_cast<std::uint8_t>(byte); });
        return key;
    }
    std::error_code error;
    std::filesystem::create_directories(folder, error);
    std::filesystem::permissions(folder, std::filesystem::perms::owner_all, error);
    HALL_ASSERT(RAND_bytes(key.data(), static_cast<int>(key.size())) == 1);
    const std::string_view bytes{reinterpret_cast<const char*>(key.data()), key.size()};
    if (!writePrivately(file, bytes)) {
        return failure("can't write " + file.string() +
                       ": is the disk full, or the folder another user's?");
    }
    return key;
}

std::string randomHex(std::size_t bytes)
{
    std::vector<unsigned char> random(bytes);
    HALL_ASSERT(RAND_bytes(random.data(), static_cast<int>(bytes)) == 1);
    constexpr std::string_view digits = "0123456789abcdef";
    std::string text;
    for (const unsigned char byte : random) {
        text.push_back(digits[byte >> 4U]);
        text.push_back(digits[byte & 15U]);
    }
    return text;
}

} // namespace hall::server
