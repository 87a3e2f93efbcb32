// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "app/identity/signed_code.h"
#include "app/settings/settings.h"

#include <filesystem>
#include <string>
#include <vector>

namespace hall::server {

/// How long before its last key ends somebody is told.
constexpr std::chrono::days keyEndsSoon{14};

/// A key of hall.toml that is no use: its id, and why in a sentence.
struct UnreadKey
{
    std::string id;
    std::string why;
};

/// The keys that codes are checked with, as far as they could be read.
struct CodeKeys
{
    identity::KnownKeys known;
    std::vector<UnreadKey> unread;
};

/// Those of hall.toml; their files lie in the data folder.
[[nodiscard]] CodeKeys loadCodeKeys(const std::vector<PublicKeySettings>& settings,
                                    const std::filesystem::path& dataDir);

/// For the operator: `ready`, `ends-soon`, `none-valid`, `unreadable`; empty where the hall has
/// none.
[[nodiscard]] std::string conditionOf(const CodeKeys& keys, Time now);

/// What one key is good for now: `in-force`, `ends-soon`, `not-yet`, `over`.
[[nodiscard]] std::string conditionOf(const identity::KnownKey& key, Time now);

} // namespace hall::server
