// SPDX-License-Identifier: Apache-2.0
#include "drivers/led/checksums.h"

namespace hall::led {

namespace {

std::uint16_t crc16(std::string_view bytes, unsigned begin)
{
    constexpr unsigned polynomial = 0xA001;
    unsigned crc = begin;
    for (const char byte : bytes) {
        crc ^= static_cast<std::uint8_t>(byte);
        for (int bit = 0; bit < 8; bit++) {
            crc = (crc & 1U) != 0 ? crc >> 1U ^ polynomial : crc >> 1U;
        }
    }
    return static_cast<std::uint16_t>(crc);
}

} // namespace

std::uint16_t crc16Arc(std::string_view bytes)
{
    return crc16(bytes, 0);
}

std::uint16_t crc16Modbus(std::string_view bytes)
{
    return crc16(bytes, 0xFFFF);
}

std::uint8_t sum8(std::string_view bytes)
{
    unsigned sum = 0;
    for (const char byte : bytes) {
        sum += static_cast<std::uint8_t>(byte);
    }
    return static_cast<std::uint8_t>(sum);
}

std::uint8_t xor8(std::string_view bytes)
{
    unsigned all = 0;
    for (const char byte : bytes) {
        all ^= static_cast<std::uint8_t>(byte);
    }
    return static_cast<std::uint8_t>(all);
}

} // namespace hall::led
