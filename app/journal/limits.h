// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstddef>

namespace hall::journal {

/// No row's body is longer. On its way to the city it is a string in JSON, where it may get twice
/// as long, and an event there has at most 4 MB (`app/sync/event_message.h`).
constexpr std::size_t bodyBytesMax = 2'000'000;

} // namespace hall::journal
