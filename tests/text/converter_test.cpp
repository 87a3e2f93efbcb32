// SPDX-License-Identifier: Apache-2.0
#include "drivers/text/converter.h"

#include <catch2/catch.hpp>

using hall::text::bytesOfCharacter;
using hall::text::Converter;

TEST_CASE("text passes whole or not at all", "[text]")
{
    const Converter toGb("GB18030", "UTF-8");
    const Converter fromGb("UTF-8", "GB18030");

    CHECK(toGb.convert("排号A") == "\xC5\xC5\xBA\xC5"
                                   "A");
    CHECK(toGb.convert("\xC3\xA9") == "\xA8\xA6");
    CHECK(fromGb.convert("\x81\x30\x81\x30") == "\xC2\x80"); // four bytes
    CHECK(toGb.convert("") == "");
    CHECK_FALSE(Converter("GB2312", "UTF-8").convert("排☃"));
    for (const char* bad : {"\xE6\x8E", "\xC0\xAF", "\xED\xA0\x80", "a\xFF"}) {
        CHECK_FALSE(toGb.convert(bad));
        CHECK(toGb.convert("号") == "\xBA\xC5"); // nothing of the bad one stays behind
    }
    CHECK_FALSE(Converter("no such set", "UTF-8").convert("a"));
}

TEST_CASE("a character is as long as its first byte says, and no longer than the text", "[text]")
{
    CHECK(bytesOfCharacter("ab") == 1);
    CHECK(bytesOfCharacter("éa") == 2);
    CHECK(bytesOfCharacter("号a") == 3);
    CHECK(bytesOfCharacter("😀a") == 4);
    CHECK(bytesOfCharacter("\xE5\x8F") == 2);
    CHECK(bytesOfCharacter("\x80") == 1);
}
