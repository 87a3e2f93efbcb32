// SPDX-License-Identifier: Apache-2.0
#include "app/identity/masks.h"

#include <catch2/catch.hpp>

using namespace hall::identity;

TEST_CASE("a masked name leaves the family name and no length", "[identity][masks]")
{
    CHECK(maskedName("") == "");
    CHECK(maskedName("张") == "*");
    CHECK(maskedName("张三") == "张*");
    CHECK(maskedName("张三丰") == "张**");
    CHECK(maskedName("𠮷野家") == "𠮷**");
    CHECK(maskedName("Alexandra") == "A***");
}

TEST_CASE("a masked phone can't be called", "[identity][masks]")
{
    CHECK(maskedPhone("13800138000") == "138****8000");
    CHECK(maskedPhone("61234567") == "612****4567");
    CHECK(maskedPhone("110120") == "****20");
    CHECK(maskedPhone("12") == "*2");
    CHECK(maskedPhone("") == "");
}
