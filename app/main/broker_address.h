// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "app/settings/settings.h"
#include "app/sync/mqtt.h"

#include <filesystem>

namespace hall::app {

/// The address taken apart, the password read, the other files' whole paths. The error is a
/// sentence.
[[nodiscard]] Result<sync::Broker, std::string> brokerOf(const BrokerSettings& settings,
                                                         const std::filesystem::path& dataDir,
                                                         std::string clientId);

} // namespace hall::app
