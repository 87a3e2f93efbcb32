// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "tests/chaos/setup.h"

#include <filesystem>

namespace hall::chaos {

/// Halls, brokers, two hubs and a PostgreSQL; links are cut and programs killed while the halls
/// journal. Then each journal is compared with what the city has. Prints what came of it; whether
/// every event is stored exactly once, in order, with its chain.
[[nodiscard]] bool tortureCity(const Setup& setup, const std::filesystem::path& folder);

} // namespace hall::chaos
