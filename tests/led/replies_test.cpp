// SPDX-License-Identifier: Apache-2.0
#include "drivers/led/replies.h"
#include "tests/led/hex.h"

#include <catch2/catch.hpp>

using namespace hall::led;

namespace {

// The weekday stands before the hour.
const std::string clockAndPrograms = "26 20 11 21 06 09 30 07 01 50 30 30 30";
const LocalMoment itsClock{
    .year = 2026, .month = 11, .day = 21, .hour = 9, .minute = 30, .second = 7, .weekday = 6};
const std::string barcodeAndNet = "00 00 00 00 00 00 00 00 00 00 00 00 00 00 00 00 "
                                  "00 00 00 00 00 00 00 00 00 00 00 00";

} // namespace

TEST_CASE("a card's status tells its light and the areas it keeps", "[led][replies]")
{
    const std::string special = GENERATE("", "00 00 ");
    const std::string head = "A1 02 00 00 00 01 0F " + clockAndPrograms + " " + special;

    CHECK(parseReply(fromHex(head + "02 00 03 " + barcodeAndNet)) ==
          Reply{CardStatus{.isOn = true, .brightness = 15, .areas = {0, 3}, .clock = itsClock}});
    CHECK(parseReply(fromHex(head + "00 " + barcodeAndNet)) ==
          Reply{CardStatus{.isOn = true, .brightness = 15, .areas = {}, .clock = itsClock}});
}

TEST_CASE("what is no time in a card's status is told as none", "[led][replies]")
{
    const std::string clock = GENERATE("FF FF FF FF FF FF FF FF",
                                       "26 20 13 21 06 09 30 07",
                                       "26 20 11 21 06 24 30 07",
                                       "26 20 11 21 06 09 3A 07",
                                       "26 20 00 21 06 09 30 07");
    const auto reply = parseReply(
        fromHex("A1 02 00 00 00 02 03 " + clock + " 01 50 30 30 30 00 " + barcodeAndNet));

    REQUIRE(reply);
    const auto& status = std::get<CardStatus>(*reply);
    CHECK_FALSE(status.isOn);
    CHECK(status.brightness == 3);
    CHECK_FALSE(status.clock);
}

TEST_CASE("moments of a clock are so far from each other", "[led][replies]")
{
    using namespace std::chrono_literals;
    LocalMoment midnight{.year = 2027, .month = 1, .day = 1};
    CHECK(between(itsClock, itsClock) == 0s);
    CHECK(between(itsClock, midnight) == 40 * 24h + 14h + 29min + 53s);
    CHECK(between(midnight, itsClock) < 0s);
}

TEST_CASE("a status of a length that can't be is told as unknown", "[led][replies]")
{
    CHECK(parseReply(fromHex("A1 02 00 00 00 01 0F " + clockAndPrograms + " 02 00")) ==
          Reply{OtherReply{0xA1, 0x02}});
}

TEST_CASE("replies are told apart", "[led][replies]")
{
    const auto [hex, reply] = GENERATE(table<std::string, Reply>({
        {"A0 00 00 00 00", Ack{}},
        {"A0 01 0C 00 00", Nack{CardError::FontMissing}},
        {"A0 01 63 00 00", Nack{static_cast<CardError>(0x63)}},
        {"A2 07 00 00 00 03 00", ScreenId{3}},
        {"A2 07 03 00 00", Nack{CardError::Busy}},
        {"A4 08 00 00 00", OtherReply{0xA4, 0x08}},
    }));
    INFO(hex);
    CHECK(parseReply(fromHex(hex)) == reply);
}

TEST_CASE("too short to be a reply is none", "[led][replies]")
{
    CHECK_FALSE(parseReply(""));
    CHECK_FALSE(parseReply(fromHex("A0 00 00 00")));
}

TEST_CASE("every reason has its sentence, an unknown one too", "[led][replies]")
{
    for (int code = 0; code <= 16; code++) {
        CHECK(std::string(sentenceOf(static_cast<CardError>(code))) !=
              sentenceOf(static_cast<CardError>(99)));
    }
}
