// SPDX-License-Identifier: Apache-2.0
#include "app/identity/id_number.h"

#include <catch2/catch.hpp>

#include <array>

using namespace hall;
using namespace hall::identity;

namespace {

using namespace std::chrono_literals;

constexpr BusinessDay today{2026y / 11 / 23};

/// One for each remainder of the check, born 1900-01-01: nobody living.
constexpr std::array<std::string_view, 11> valid{"110101190001010081",
                                                 "110101190001010030",
                                                 "11010119000101009X",
                                                 "110101190001010049",
                                                 "110101190001010188",
                                                 "110101190001010057",
                                                 "110101190001010196",
                                                 "110101190001010065",
                                                 "110101190001010014",
                                                 "110101190001010073",
                                                 "110101190001010022"};

IdNumberFault faultOf(std::string_view text)
{
    const auto number = IdNumber::parse(text, today);
    REQUIRE_FALSE(number);
    return number.error();
}

bool isInOrder(std::string_view text)
{
    const auto number = IdNumber::parse(text, today);
    return number && number->checks();
}

} // namespace

TEST_CASE("a number of every check character is taken", "[identity][id]")
{
    for (const std::string_view text : valid) {
        CAPTURE(text);
        const auto number = IdNumber::parse(text, today);
        REQUIRE(number);
        CHECK(number->inClear() == text);
        CHECK(number->born() == BusinessDay{1900y / 1 / 1});
        CHECK(checkCharacter(text.substr(0, 17)) == text.back());
    }
    CHECK(IdNumber::parse("610122198310134420", today));
    CHECK(IdNumber::parse("810000199408230021", today));
    CHECK(IdNumber::parse("830000199201300022", today));
    CHECK(IdNumber::parse("911840190001010017", today));
}

TEST_CASE("a number is taken as people type it", "[identity][id]")
{
    for (const std::string_view text : {"11010119000101009x",
                                        " 110101 19000101 009X ",
                                        "１１０１０１１９０００１０１００９Ｘ",
                                        "110101\xE3\x80\x80"
                                        "1900\t0101009ｘ"}) {
        CAPTURE(text);
        const auto number = IdNumber::parse(text, today);
        REQUIRE(number);
        CHECK(number->inClear() == "11010119000101009X");
    }
}

TEST_CASE("a wrong number is refused with what is wrong", "[identity][id]")
{
    CHECK(faultOf("") == IdNumberFault::Empty);
    CHECK(faultOf("  ") == IdNumberFault::Empty);
    CHECK(faultOf("110101000101001") == IdNumberFault::OldForm);
    CHECK(faultOf("11010119000101001") == IdNumberFault::WrongLength);
    CHECK(faultOf("1101011900010100144") == IdNumberFault::WrongLength);
    CHECK(faultOf(std::string(100'000, '1')) == IdNumberFault::WrongLength);
    CHECK(faultOf("11O101190001010014") == IdNumberFault::WrongCharacter);
    CHECK(faultOf("1101011900010100X4") == IdNumberFault::WrongCharacter);
    CHECK(faultOf("110101-90001010014") == IdNumberFault::WrongCharacter);
    CHECK(faultOf("000101190001010014") == IdNumberFault::UnknownArea);
    CHECK(faultOf("990101190001010014") == IdNumberFault::UnknownArea);
    CHECK(faultOf("110101190002300014") == IdNumberFault::NoSuchDate);
    CHECK(faultOf("110101190002290014") == IdNumberFault::NoSuchDate);
    CHECK(faultOf("110101190013010014") == IdNumberFault::NoSuchDate);
    CHECK(faultOf("110101189912310014") == IdNumberFault::NoSuchDate);
    CHECK(faultOf("110101202611240014") == IdNumberFault::BornInFuture);
}

TEST_CASE("a number whose last character is wrong is taken all the same", "[identity][id]")
{
    const auto number = IdNumber::parse("15000019970319128X", today);
    REQUIRE(number);
    CHECK_FALSE(number->checks());
    CHECK(IdNumber::parse("150000199703191282", today)->checks());
}

TEST_CASE("every single error and every swap of neighbours is found", "[identity][id]")
{
    for (const std::string_view text : valid) {
        for (std::size_t at = 0; at < text.size(); ++at) {
            for (const char other : std::string_view("0123456789X")) {
                std::string wrong(text);
                wrong[at] = other;
                CAPTURE(wrong);
                CHECK(isInOrder(wrong) == (other == text[at]));
            }
            if (at > 0 && text[at] != text[at - 1]) {
                std::string wrong(text);
                std::swap(wrong[at], wrong[at - 1]);
                CAPTURE(wrong);
                CHECK_FALSE(isInOrder(wrong));
            }
        }
    }
}

TEST_CASE("an explanation repeats nothing of the number", "[identity][id]")
{
    for (const auto fault : {IdNumberFault::Empty,
                             IdNumberFault::OldForm,
                             IdNumberFault::WrongLength,
                             IdNumberFault::WrongCharacter,
                             IdNumberFault::UnknownArea,
                             IdNumberFault::NoSuchDate,
                             IdNumberFault::BornInFuture}) {
        CHECK(explain(fault).ends_with('.'));
    }
    CHECK(IdNumber::parse(valid[8], today)->masked() == "110101********0014");
}

TEST_CASE("age grows on the birthday", "[identity][id]")
{
    const auto number = IdNumber::parse(valid[0], today);
    REQUIRE(number);
    CHECK(number->ageOn({1960y / 1 / 1}) == 60);
    CHECK(number->ageOn({1959y / 12 / 31}) == 59);
    CHECK(number->ageOn({1900y / 1 / 1}) == 0);

    std::string leap = "11010119040229001";
    leap.push_back(checkCharacter(leap));
    const auto leapling = IdNumber::parse(leap, today);
    REQUIRE(leapling);
    CHECK(leapling->ageOn({1965y / 2 / 28}) == 60);
    CHECK(leapling->ageOn({1965y / 3 / 1}) == 61);
    CHECK(leapling->ageOn({1964y / 2 / 29}) == 60);
}
