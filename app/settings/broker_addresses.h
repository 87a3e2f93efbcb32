// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <string>
#include <vector>

namespace hall {

/// Brokers that work as one stand in one setting, with commas between them.
[[nodiscard]] std::vector<std::string> splitAddresses(const std::string& addresses);

} // namespace hall
