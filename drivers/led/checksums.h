// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstdint>
#include <string_view>

namespace hall::led {

/// CRC-16/ARC; of "123456789" it is BB3D.
[[nodiscard]] std::uint16_t crc16Arc(std::string_view bytes);

/// CRC-16/MODBUS, which begins with FFFF; of "123456789" it is 4B37.
[[nodiscard]] std::uint16_t crc16Modbus(std::string_view bytes);

[[nodiscard]] std::uint8_t sum8(std::string_view bytes);
[[nodiscard]] std::uint8_t xor8(std::string_view bytes);

} // namespace hall::led
