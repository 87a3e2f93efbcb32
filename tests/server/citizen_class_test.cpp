// SPDX-License-Identifier: Apache-2.0
#include "app/server/citizen_class.h"
#include "tests/support/hall_script.h"

#include <catch2/catch.hpp>

using namespace hall;
using server::classFor;
using server::Standing;

namespace {

/// elder from 70 on and on one's word, veteran on one's word, urgent with proof alone.
Rules rules()
{
    Rules rules = test::smallRules();
    rules.classes[1].fromAge = 70;
    rules.classes[1].selfClaimed = true;
    rules.classes.push_back({.code = {"veteran"}, .name = {}, .credit = {}, .selfClaimed = true});
    return rules;
}

std::string given(const Standing& standing)
{
    const auto answer = classFor(rules(), standing);
    return answer ? answer->value : std::string{toText(answer.error())};
}

} // namespace

TEST_CASE("an ID number tells of age, and nobody has to ask", "[priority]")
{
    CHECK(given({.isOwnWord = true}).empty());
    CHECK(given({.age = 69, .isOwnWord = true}).empty());
    CHECK(given({.age = 70, .isOwnWord = true}) == "elder");
    CHECK(given({.age = 70}) == "elder");
    CHECK(given({.claimed = {"normal"}, .age = 70}) == "elder");
}

TEST_CASE("at a kiosk only what the hall lets people claim", "[priority]")
{
    CHECK(given({.claimed = {"veteran"}, .isOwnWord = true}) == "veteran");
    CHECK(given({.claimed = {"urgent"}, .isOwnWord = true}) == "ClassNotProven");
    CHECK(given({.claimed = {"urgent"}, .isOwnWord = false}) == "urgent");
    CHECK(given({.claimed = {"normal"}, .isOwnWord = true}) == "normal");
    CHECK(given({.claimed = {"nobody"}, .isOwnWord = true}) == "nobody");
}

TEST_CASE("nobody is older than his ID number says, unless the guide does", "[priority]")
{
    CHECK(given({.claimed = {"elder"}, .isOwnWord = true}) == "elder");
    CHECK(given({.claimed = {"elder"}, .age = 70, .isOwnWord = true}) == "elder");
    CHECK(given({.claimed = {"elder"}, .age = 30, .isOwnWord = true}) == "ClassNotProven");
    CHECK(given({.claimed = {"elder"}, .age = 30, .isOwnWord = false}) == "elder");
}

TEST_CASE("who has two reasons gets the better one", "[priority]")
{
    CHECK(given({.claimed = {"veteran"}, .age = 70, .isOwnWord = true}) == "elder");
    CHECK(given({.booked = {"urgent"}, .age = 70, .isOwnWord = true}) == "urgent");
    CHECK(given({.booked = {"veteran"}, .age = 70, .isOwnWord = true}) == "elder");
    CHECK(given({.booked = {"veteran"}, .isOwnWord = true}) == "veteran");
    CHECK(given({.claimed = {"normal"}, .booked = {"urgent"}}) == "normal");
}
