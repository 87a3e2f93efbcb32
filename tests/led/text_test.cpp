// SPDX-License-Identifier: Apache-2.0
#include "drivers/led/text.h"
#include "tests/led/hex.h"

#include <catch2/catch.hpp>

using namespace hall::led;

TEST_CASE("text goes to a card as GB2312", "[led][text]")
{
    CHECK(toCardText("请A001号") == fromHex("C7 EB 41 30 30 31 BA C5"));
    CHECK(toCardText("") == "");
}

TEST_CASE("what a card can't show is replaced, and nothing in a text is a command", "[led][text]")
{
    const auto [utf8, card] = GENERATE(table<std::string, std::string>({
        {"堃", "?"},                   // in GB18030, not in GB2312
        {"A\xF0\xA0\x80\x80Z", "A?Z"}, // beyond the basic plane
        {"\xEE\x80\x80", "?"},         // private use
        {"8–12", "8-12"},
        {"A\xFF", "A?"},     // not UTF-8
        {"A\xE4\xB8", "A?"}, // broken off
        {"\\C1A\\n", "C1An"},
        {"A\n\tB\x7F", "AB"},
    }));
    INFO(card);
    CHECK(toCardText(utf8) == card);
}

TEST_CASE("columns are half ems", "[led][text]")
{
    CHECK(columnsOf("请 A035 到 3号窗口") == 18);
    CHECK(columnsOf("\xFF") == 1);
}
