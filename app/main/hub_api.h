// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "app/api/interface.h"
#include "app/settings/hub_settings.h"

namespace hall::app {

/// The interface that hub.toml asks for, started; null where it asks for none. `say` is for the
/// log, a sentence at a time, and called from the interface's thread, too. The hub's store has to
/// be open. The error is a sentence.
[[nodiscard]] Result<std::unique_ptr<api::Interface>, std::string>
openInterface(const HubSettings& settings,
              const std::filesystem::path& dataDir,
              const std::function<void(const QString&)>& say);

} // namespace hall::app
