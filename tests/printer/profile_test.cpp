// SPDX-License-Identifier: Apache-2.0
#include "drivers/printer/profile.h"

#include <catch2/catch.hpp>

using namespace hall::printer;

TEST_CASE("profiles are found by name", "[printer][profile]")
{
    CHECK(profileByName("epson80")->processId);
    CHECK_FALSE(profileByName("generic80")->processId);
    CHECK(profileByName("generic80")->qr == Profile::Qr::Raster);
}

TEST_CASE("an unknown profile is refused with the names there are", "[printer][profile]")
{
    const auto profile = profileByName("epson58");

    REQUIRE_FALSE(profile);
    CHECK(profile.error() ==
          "no printer profile \"epson58\"; there are: epson80, snbc80, xprinter80, generic80, "
          "generic58");
}
