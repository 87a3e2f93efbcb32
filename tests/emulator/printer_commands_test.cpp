// SPDX-License-Identifier: Apache-2.0
#include "drivers/emulator/printer_commands.h"
#include "tests/printer/golden.h"

#include <catch2/catch.hpp>

#include <random>

using namespace hall::emulator;
using hall::printer::fromHex;

TEST_CASE("commands have the manual's lengths and no prefix is taken for one",
          "[emulator][commands]")
{
    const std::string command = fromHex(GENERATE(as<std::string>{},
                                                 "1B 40",
                                                 "1B 61 01",
                                                 "1D 21 11",
                                                 "1C 26",
                                                 "1C 53 00 00",
                                                 "1D 4C 0C 00",
                                                 "1D 56 00",
                                                 "1D 56 42 00",
                                                 "1D 28 6B 04 00 31 41 32 00",
                                                 "1D 28 48 06 00 30 30 30 30 30 31",
                                                 "1D 76 30 00 01 00 02 00 FF FF",
                                                 "1D 38 4C 01 00 00 00 30",
                                                 "1B 26 03 30 31 01 AA BB CC 00",
                                                 "1D 6B 49 02 7B 42",
                                                 "1D 6B 04 41 00",
                                                 "10 04 01",
                                                 "10 14 01 00 01",
                                                 "10 14 08 01 02 03 04 05 06 07",
                                                 "D5 FE",
                                                 "82 30 B7 31",
                                                 "41",
                                                 "0A"));
    for (std::size_t size = 0; size < command.size(); size++) {
        CHECK(commandLength(std::string_view(command).substr(0, size), true) == commandIncomplete);
    }
    CHECK(commandLength(command, true) == command.size());
    CHECK(commandLength(command + "more", true) == command.size());
}

TEST_CASE("what isn't in the manual is unknown", "[emulator][commands]")
{
    for (const char* hex :
         {"05", "1F", "1B 7F", "1C 43", "1D 28 41 00 00", "1D 56 09", "1B 26 02 30 30"}) {
        CHECK(commandLength(fromHex(hex), true) == commandUnknown);
    }
}

TEST_CASE("only real-time commands are real-time", "[emulator][commands]")
{
    CHECK(realTimeLength(fromHex("10 04 04")) == 3);
    CHECK(realTimeLength(fromHex("10 05 02")) == 3);
    CHECK(realTimeLength(fromHex("10 04 05")) == 0);
    CHECK(realTimeLength(fromHex("10 05 03")) == 0);
    CHECK(realTimeLength(fromHex("1B 40 00")) == 0);
}

TEST_CASE("no bytes make the table read past their end", "[emulator][commands]")
{
    std::mt19937 random(Catch::rngSeed());
    for (int i = 0; i < 100000; i++) {
        std::string bytes(random() % 12, '\0');
        for (char& byte : bytes) {
            byte = static_cast<char>(random() % 4 == 0 ? 0x1B + random() % 3 : random());
        }
        const std::size_t length = commandLength(bytes, (random() & 1U) != 0);
        if (length != commandIncomplete) {
            REQUIRE(length <= bytes.size());
        }
    }
}
