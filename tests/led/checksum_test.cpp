// SPDX-License-Identifier: Apache-2.0
#include "drivers/led/checksums.h"

#include <catch2/catch.hpp>

#include <random>
#include <vector>

using namespace hall::led;

namespace {

/// The remainder of a division of polynomials, bit by bit and from the front, as the catalogue of
/// checksums defines it: x^16 + x^15 + x^2 + 1, each byte with its lowest bit first.
std::uint16_t byDivision(const std::string& bytes, unsigned begin)
{
    std::vector<int> bits;
    for (const char byte : bytes) {
        for (int bit = 0; bit < 8; bit++) {
            bits.push_back(static_cast<unsigned char>(byte) >> bit & 1);
        }
    }
    bits.resize(bits.size() + 16);
    for (std::size_t bit = 0; bit < 16; bit++) {
        bits[bit] ^= static_cast<int>(begin >> bit & 1U);
    }
    for (std::size_t at = 0; at + 16 < bits.size(); at++) {
        if (bits[at] == 1) {
            for (const std::size_t power : {16U, 15U, 2U, 0U}) {
                bits[at + 16 - power] ^= 1;
            }
        }
    }
    unsigned remainder = 0;
    for (std::size_t bit = 0; bit < 16; bit++) {
        remainder |= static_cast<unsigned>(bits[bits.size() - 16 + bit]) << bit;
    }
    return static_cast<std::uint16_t>(remainder);
}

} // namespace

TEST_CASE("checksums are those of the catalogue", "[led][checksum]")
{
    const std::string digits = "123456789";
    CHECK(crc16Arc(digits) == 0xBB3D);
    CHECK(crc16Modbus(digits) == 0x4B37);
    CHECK(sum8(digits) == 0xDD);
    CHECK(xor8(digits) == 0x31);
    CHECK(crc16Arc("") == 0);
    CHECK(crc16Modbus("") == 0xFFFF);
}

TEST_CASE("a thousand checksums are what a division of polynomials leaves", "[led][checksum]")
{
    const unsigned seed = Catch::rngSeed();
    INFO("--rng-seed " << seed);
    std::mt19937 random(seed);
    for (int round = 0; round < 1000; round++) {
        std::string bytes(2 + random() % 64, '\0'); // the beginning takes two
        for (char& byte : bytes) {
            byte = static_cast<char>(random());
        }
        REQUIRE(crc16Arc(bytes) == byDivision(bytes, 0));
        REQUIRE(crc16Modbus(bytes) == byDivision(bytes, 0xFFFF));
    }
}
