// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "app/identity/signing_key.h"

namespace hall::sync {

/// RFC 8037, appendix A.1.
[[nodiscard]] inline identity::SigningKey ownKey()
{
    return *identity::SigningKey::parse(
        R"({"kty":"OKP","crv":"Ed25519","d":"nWGxne_9WmC6hEr0kuwsxERJxWl7MmkZcDusAxyuf2A"})");
}

/// One that differs from it in a bit.
[[nodiscard]] inline identity::SigningKey keyOfAnother()
{
    return *identity::SigningKey::parse(
        R"({"kty":"OKP","crv":"Ed25519","d":"mWGxne_9WmC6hEr0kuwsxERJxWl7MmkZcDusAxyuf2A"})");
}

} // namespace hall::sync
