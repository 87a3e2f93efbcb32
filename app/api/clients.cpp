// SPDX-License-Identifier: Apache-2.0
#include "app/api/clients.h"

#include "app/core/enum_text.h"
#include "app/identity/secret.h"
#include "app/protocol/digest.h"

#include <openssl/crypto.h>

#include <algorithm>
#include <fstream>

namespace hall::api {

namespace {

constexpr EnumText<May, 4> mayWords{{{{May::Read, "read"},
                                      {May::Appointments, "appointments"},
                                      {May::Catalogue, "catalogue"},
                                      {May::Notices, "notices"}}}};

bool isTokenCharacter(char character)
{
    return character > ' ' && character <= '~';
}

/// Its hash; the text is wiped.
Result<std::string, std::string> readToken(const std::filesystem::path& path)
{
    std::string line;
    std::ifstream file{path};
    if (!std::getline(file, line)) {
        return failure("can't read the token in " + path.string());
    }
    while (!line.empty() && !isTokenCharacter(line.back())) {
        line.pop_back();
    }
    const bool isSound = line.size() >= Clients::tokenCharsMin &&
                         line.size() <= Clients::tokenCharsMax &&
                         std::ranges::all_of(line, isTokenCharacter);
    auto hash = protocol::sha256Hex(line);
    identity::wipe(line);
    if (!isSound) {
        return failure("the token in " + path.string() + " must have " +
                       std::to_string(Clients::tokenCharsMin) + " to " +
                       std::to_string(Clients::tokenCharsMax) +
                       " letters, digits and signs, and no blanks");
    }
    return hash;
}

http::Problem unauthorized(std::string_view code, std::string_view title, std::string detail)
{
    return {.status = 401,
            .code = code,
            .title = title,
            .detail = std::move(detail),
            .advice = "send the header \"Authorization: Bearer TOKEN\" with a token that whoever "
                      "runs this hub gave you"};
}

} // namespace

std::string_view toText(May may)
{
    return mayWords.of(may);
}

bool Client::mayDo(May what) const
{
    return std::ranges::find(may, what) != may.end();
}

Clients::Clients(std::vector<Client> clients)
    : m_clients(std::move(clients))
{
}

Result<Clients, std::string> Clients::load(const std::vector<ClientSettings>& settings,
                                           const std::filesystem::path& dataDir)
{
    std::vector<Client> clients;
    clients.reserve(settings.size());
    for (const ClientSettings& each : settings) {
        auto hash = readToken(dataDir / each.token);
        if (!hash) {
            return failure("client " + each.name + ": " + hash.error());
        }
        Client client{.name = each.name,
                      .tokenHash = std::move(*hash),
                      .may = {},
                      .until = parseBusinessDay(each.until),
                      .perMinute = each.perMinute};
        for (const std::string& word : each.may) {
            client.may.push_back(mayWords.parse(word).value_or(May::Read));
        }
        clients.push_back(std::move(client));
    }
    return Clients{std::move(clients)};
}

Result<const Client*, http::Problem> Clients::find(const http::Request& request,
                                                   BusinessDay today) const
{
    constexpr std::string_view scheme = "Bearer ";
    const auto header = http::find(request.headers, "authorization");
    if (!header || !header->starts_with(scheme)) {
        return failure(
            unauthorized("token-missing", "A token is needed", "the request has no bearer token"));
    }
    const std::string hash = protocol::sha256Hex(header->substr(scheme.size()));
    // All of them, so that the time it takes tells nothing.
    const Client* found = nullptr;
    for (const Client& client : m_clients) {
        if (CRYPTO_memcmp(hash.data(), client.tokenHash.data(), hash.size()) == 0) {
            found = &client;
        }
    }
    if (found == nullptr) {
        return failure(unauthorized(
            "token-unknown", "The token isn't known", "no client of this hub has this token"));
    }
    if (found->until && today > *found->until) {
        return failure(unauthorized("token-expired",
                                    "The token has expired",
                                    "the token of " + found->name + " was good until " +
                                        hall::toText(*found->until)));
    }
    return found;
}

} // namespace hall::api
