// SPDX-License-Identifier: Apache-2.0
#include "drivers/scanner/code_text.h"

#include <catch2/catch.hpp>

using namespace hall::scanner;
using namespace std::string_literals;

TEST_CASE("a code is UTF-8, or GB18030 where it can't be", "[scanner][text]")
{
    const auto [bytes, text] = GENERATE(table<std::string, std::string>({
        {"A001", "A001"},
        {"\xE5\xBC\xA0", "张"},
        {"\xD5\xC5", "张"},
        {"\xC8\xA1\xBA\xC5:A001", "取号:A001"},
        {"\x95\x32\x82\x36", "𠀀"}, // four bytes in both
        {"\xF0\xA0\x80\x80", "𠀀"},
        {"01\x1D"
         "10",
         "01\x1D"
         "10"}, // GS1
        {"a\tb", "a\tb"},
    }));
    const auto read = toCodeText(bytes);
    REQUIRE(read);
    CHECK(*read == text);
}

TEST_CASE("what is neither is no text", "[scanner][text]")
{
    const auto [bytes, error] = GENERATE(table<std::string, CodeTextError>({
        {"\xFF\xFF", CodeTextError::NotText},
        {"A\xD5", CodeTextError::NotText},
        {"\x80\x80", CodeTextError::NotText},
        {"A\x02"
         "B",
         CodeTextError::Control},
        {"A\x1B[2J", CodeTextError::Control},
        {"A\x7F", CodeTextError::Control},
        {"A\0B"s, CodeTextError::Control},
    }));
    CAPTURE(bytes);
    const auto read = toCodeText(bytes);
    REQUIRE_FALSE(read);
    CHECK(read.error() == error);
}

TEST_CASE("the longest code becomes text whole", "[scanner][text]")
{
    std::string bytes;
    std::string text;
    for (int i = 0; i < 2048; ++i) {
        bytes += "\xD5\xC5";
        text += "张";
    }
    CHECK(toCodeText(bytes).value() == text);
}
