// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "tests/chaos/setup.h"

#include <filesystem>

namespace hall::chaos {

/// Every fault at every byte of a ticket, for printers of every profile; then tickets of a hall
/// with faults at random. Prints what came of it; whether all promises held.
[[nodiscard]] bool torturePrinters(const Setup& setup, const std::filesystem::path& folder);

} // namespace hall::chaos
