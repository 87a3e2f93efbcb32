// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "app/core/time.h"
#include "app/http/message.h"
#include "app/settings/hub_settings.h"

#include <filesystem>

namespace hall::api {

enum class May { Read, Appointments, Catalogue, Notices };

/// A program that may use the interface.
struct Client
{
    std::string name;
    std::string tokenHash; ///< SHA-256, hex: of the token itself nothing stays in memory
    std::vector<May> may;
    std::optional<BusinessDay> until; ///< its last day
    int perMinute = 600;

    [[nodiscard]] bool mayDo(May what) const;
};

/// `read`
[[nodiscard]] std::string_view toText(May may);

class Clients
{
public:
    static constexpr std::size_t tokenCharsMin = 32;
    static constexpr std::size_t tokenCharsMax = 500;

    Clients() = default;
    explicit Clients(std::vector<Client> clients);

    /// With the tokens of the files. The error is a sentence that repeats nothing of a token.
    [[nodiscard]] static Result<Clients, std::string>
    load(const std::vector<ClientSettings>& settings, const std::filesystem::path& dataDir);

    /// Who asks, by its header `Authorization: Bearer TOKEN`; `today` is where the city is.
    [[nodiscard]] Result<const Client*, http::Problem> find(const http::Request& request,
                                                            BusinessDay today) const;

private:
    std::vector<Client> m_clients;
};

} // namespace hall::api
