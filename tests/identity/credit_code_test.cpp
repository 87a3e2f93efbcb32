// SPDX-License-Identifier: Apache-2.0
#include "app/identity/credit_code.h"

#include <catch2/catch.hpp>

using namespace hall::identity;

TEST_CASE("a credit code checks", "[identity][credit]")
{
    for (const std::string_view text :
         {"91350100M000100Y43", "12990101MB00000003", "91990101MA0000007H", "11990101000000019X"}) {
        CAPTURE(text);
        const auto code = CreditCode::parse(text);
        REQUIRE(code);
        CHECK(code->checks());
        CHECK(code->inClear() == text);
    }
    CHECK(CreditCode::parse(" 91350100ｍ000100y43")->inClear() == "91350100M000100Y43");
    CHECK(CreditCode::parse("91350100M000100Y43")->masked() == "91350100******0Y43");
}

TEST_CASE("a credit code that doesn't check is taken, and says so", "[identity][credit]")
{
    const std::string right = "91350100M000100Y43";
    for (std::size_t at = 0; at < right.size(); ++at) {
        for (const char other : std::string_view("0123456789ABCDEFGHJKLMNPQRTUWXY")) {
            std::string text = right;
            text[at] = other;
            CAPTURE(text);
            const auto code = CreditCode::parse(text);
            REQUIRE(code);
            CHECK(code->checks() == (other == right[at]));
        }
    }
}

TEST_CASE("what is no credit code is refused", "[identity][credit]")
{
    CHECK(CreditCode::parse("").error() == CreditCodeFault::Empty);
    CHECK(CreditCode::parse("91350100M000100Y4").error() == CreditCodeFault::WrongLength);
    CHECK(CreditCode::parse("91350100M000100Y433").error() == CreditCodeFault::WrongLength);
    for (const char never : std::string_view("IOSVZ-*")) {
        CHECK(CreditCode::parse(std::string("91350100M000100Y4") + never).error() ==
              CreditCodeFault::WrongCharacter);
    }
    for (const auto fault :
         {CreditCodeFault::Empty, CreditCodeFault::WrongLength, CreditCodeFault::WrongCharacter}) {
        CHECK(explain(fault).ends_with('.'));
    }
}
