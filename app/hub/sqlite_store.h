// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "app/hub/store.h"

#include <filesystem>
#include <memory>

namespace hall::hub {

/// A city on one machine: a database in `dataDir`, made if there is none.
[[nodiscard]] Result<std::unique_ptr<Store>, StoreError>
openSqliteStore(const std::filesystem::path& dataDir);

} // namespace hall::hub
