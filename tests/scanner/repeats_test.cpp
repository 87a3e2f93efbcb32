// SPDX-License-Identifier: Apache-2.0
#include "drivers/scanner/repeats.h"

#include <catch2/catch.hpp>

using namespace hall::scanner;
using namespace std::chrono_literals;

TEST_CASE("the same code counts once in three seconds", "[scanner][repeats]")
{
    Repeats repeats;
    CHECK(repeats.isNew("A001", 0ms));
    CHECK_FALSE(repeats.isNew("A001", 1ms));
    CHECK(repeats.isNew("B002", 2000ms));
    CHECK_FALSE(repeats.isNew("A001", 2999ms));
    CHECK(repeats.isNew("A001", 3000ms));
    CHECK_FALSE(repeats.isNew("B002", 4999ms));
    CHECK_FALSE(repeats.isNew("A001", 5999ms));
}

TEST_CASE("a flood of different codes is forgotten, the oldest first", "[scanner][repeats]")
{
    Repeats repeats;
    for (int i = 0; i < 1000; ++i) {
        CHECK(repeats.isNew(std::to_string(i), 10ms));
    }
    CHECK_FALSE(repeats.isNew("999", 11ms));
    CHECK(repeats.isNew("0", 11ms));
}
