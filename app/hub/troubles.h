// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "app/hub/store.h"

#include <string>
#include <string_view>

namespace hall::hub {

/// `broken-chain`, as the table and the figures have it.
[[nodiscard]] std::string_view toText(Trouble trouble);
/// For the log.
[[nodiscard]] std::string sentenceOf(const TroubleAt& trouble, const std::string& hall);

} // namespace hall::hub
