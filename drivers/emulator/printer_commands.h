// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstddef>
#include <string_view>

namespace hall::emulator {

inline constexpr std::size_t commandIncomplete = static_cast<std::size_t>(-1);
inline constexpr std::size_t commandUnknown = 0;

/// How many bytes the command or character at the start of `bytes` has, from the printer's manual
/// alone; `commandIncomplete` when more must arrive to tell or to fill it.
[[nodiscard]] std::size_t commandLength(std::string_view bytes, bool isChinese);

/// Of a real-time command at the start of `bytes`, which the printer obeys on arrival; 0 when it is
/// none.
[[nodiscard]] std::size_t realTimeLength(std::string_view bytes);

} // namespace hall::emulator
