// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "app/core/rules.h"

#include <vector>

namespace hall {

/// What `service` calls `code`; null: nothing.
[[nodiscard]] const Material* materialOf(const Service& service, const MaterialCode& code);

/// Whether all of `when` were chosen.
[[nodiscard]] bool holds(const std::vector<Choice>& when, const std::vector<Choice>& choices);

/// What has to be brought after these choices. Points into `materials`.
[[nodiscard]] std::vector<const Material*> materialsFor(const std::vector<Material>& materials,
                                                        const std::vector<Choice>& choices);

} // namespace hall
