// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "app/core/result.h"
#include "app/core/time.h"

#include <string>

namespace hall::http {

/// As PEM.
struct Certificate
{
    std::string chain; ///< the server's own first, then those that signed it
    std::string key;
};

/// Why a certificate is of no use.
struct BadCertificate
{
    enum class Part { Chain, Key };

    Part part = Part::Chain; ///< where to look
    std::string what;        ///< goes behind the part's name: `has expired on 2026-11-22`

    friend bool operator==(const BadCertificate&, const BadCertificate&) = default;
};

/// Whether clients may believe it at `now`, and whether both parts belong together. Who signed it
/// is the clients' to judge.
[[nodiscard]] Result<void, BadCertificate> check(const Certificate& certificate, Time now);

} // namespace hall::http
