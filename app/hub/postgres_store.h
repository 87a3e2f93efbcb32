// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "app/hub/store.h"

#include <memory>
#include <string>

namespace hall::hub {

/// A city on a PostgreSQL that several hubs may share; its tables are made if there are none.
///
/// A hall's position row is locked in the transaction that stores its events, so of two hubs that
/// have the same event one stores it and the other finds it stored. Events are partitioned by
/// business day, each day's partition being made before its first event.
[[nodiscard]] Result<std::unique_ptr<Store>, StoreError>
openPostgresStore(const std::string& conninfo);

} // namespace hall::hub
