// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "app/identity/signing_key.h"

#include <filesystem>

namespace hall::identity {

/// The Ed25519 key in a file, a JWK that only its owner may read; made and synced where there is
/// none. One process. The error is a sentence, also where others than the owner may read it: then
/// it may be anybody's.
[[nodiscard]] Result<SigningKey, std::string> obtainSigningKey(const std::filesystem::path& file);

} // namespace hall::identity
