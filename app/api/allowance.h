// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <chrono>
#include <map>
#include <string>

namespace hall::api {

/// So many requests a minute for each client: what a quiet minute left over may be used at once.
class Allowance
{
public:
    using Clock = std::chrono::milliseconds; ///< by a clock that never steps

    /// Nothing where the client may ask now; else how long it has to wait.
    [[nodiscard]] std::chrono::seconds take(const std::string& client, int perMinute, Clock now);

private:
    struct Left
    {
        double requests = 0;
        Clock at{};
    };

    std::map<std::string, Left> m_clients;
};

} // namespace hall::api
