// SPDX-License-Identifier: Apache-2.0
#include "drivers/led/panel_format.h"
#include "tests/led/hex.h"

#include <catch2/catch.hpp>

using namespace hall::led;

namespace {

std::string made(const PanelText& text, Address to, const std::string& utf8)
{
    const auto format = PanelFormat::parse(text);
    REQUIRE(format);
    return format->frame(to, utf8);
}

std::string mistakeOf(const PanelText& text)
{
    const auto format = PanelFormat::parse(text);
    if (format) {
        return {};
    }
    const PanelMistake& mistake = format.error();
    return mistake.key + ": " + mistake.says + "; " + mistake.allowed;
}

} // namespace

TEST_CASE("frames of makes that were seen are made to the byte", "[led][panel]")
{
    // A text panel's: colour, length, sum of all before; here its three bytes are text.
    CHECK(made({.frame = "3A 00 {length:u16le} {text} {sum8} 0A"}, 1, "ABC") ==
          fromHex("3A 00 03 00 41 42 43 03 0A"));
    // A panel that shows a number.
    CHECK(made({.frame = "{address} {number:u16be} {sum8}"}, 5, "请 A999 到 3号窗口") ==
          fromHex("05 03 E7 EF"));
    CHECK(made({.frame = "{address} {number:u16be} {sum8}"}, 5, "3号窗口 未开放") ==
          fromHex("05 00 00 05"));
    CHECK(made({.frame = "40 {address} {text} 0D"}, 7, "三号") == fromHex("40 07 C8 FD BA C5 0D"));
    CHECK(made({.frame = "7A 01 00 06 {length:u16le} ([ {text} 5C 00 ]) {sum8} 1A",
                .codec = "utf-16be"},
               1,
               "三") == fromHex("7A 01 00 06 04 00 4E 09 5C 00 B3 1A"));
}

TEST_CASE("what a length and a checksum count is between their marks", "[led][panel]")
{
    CHECK(made({.frame = "02 ({length} {address} {text} {xor8}) 03"}, 1, "A") ==
          fromHex("02 04 01 41 46 03"));
    CHECK(made({.frame = "AA [{address:digits2} {text}] {crc16-modbus} 55"}, 3, "A035") ==
          fromHex("AA 30 33 41 30 33 35 C1 3B 55"));
    CHECK(made({.frame = "AA [{address:digits2} {text}] {crc16-modbus:be} 55"}, 3, "A035") ==
          fromHex("AA 30 33 41 30 33 35 3B C1 55"));
    CHECK(made({.frame = "[31 32 33 34 35 36 37 38 39] {crc16-arc:be} {text}"}, 1, "x") ==
          fromHex("31 32 33 34 35 36 37 38 39 BB 3D 78"));
}

TEST_CASE("a text is cut between two characters, or filled up", "[led][panel]")
{
    CHECK(made({.frame = "{text}", .textBytes = 5}, 1, "三号窗") == fromHex("C8 FD BA C5"));
    CHECK(made({.frame = "{text}", .textBytes = 6, .pad = "20"}, 1, "三号") ==
          fromHex("C8 FD BA C5 20 20"));
    // Beyond the set: GBK has 堃, GB2312 hasn't; GB18030 has everything.
    CHECK(made({.frame = "{text}"}, 1, "堃") == fromHex("88 D2"));
    CHECK(made({.frame = "{text}", .codec = "gb2312"}, 1, "堃A") == "?A");
    CHECK(made({.frame = "{text}", .codec = "gb18030"}, 1, "𠮷") == fromHex("95 34 B2 35"));
    CHECK(made({.frame = "{text}", .codec = "gb18030", .textBytes = 3}, 1, "𠮷").empty());
    CHECK(made({.frame = "{text}", .codec = "ascii"}, 1, "A\n三") == "A?");
}

TEST_CASE("escapes are made in what differs, and counted before", "[led][panel]")
{
    CHECK(made({.frame = "7E {address} {length} {text} {sum8} 7E", .escapes = "7E=7D5E 7D=7D5D"},
               0x7E,
               "}") == fromHex("7E 7D 5E 01 7D 5D 7A 7E"));
}

TEST_CASE("an answer is found wherever it stands, and another's isn't one", "[led][panel]")
{
    const auto format =
        PanelFormat::parse({.frame = "{address} {text}", .answer = "06 {address} ??"});
    REQUIRE(format);
    CHECK(format->doesAnswer());
    CHECK(format->isAnswered(3, fromHex("FF 06 03 99")));
    CHECK_FALSE(format->isAnswered(3, fromHex("06 04 99")));
    CHECK_FALSE(format->isAnswered(3, fromHex("06 03")));
    CHECK_FALSE(PanelFormat::parse({.frame = "{text}"})->doesAnswer());
}

TEST_CASE("what is no address of a make is known", "[led][panel]")
{
    const auto can = [](const std::string& frame, Address id) {
        return PanelFormat::parse({.frame = frame + " {text}"})->canAddress(id);
    };
    CHECK(can("{address}", 255));
    CHECK_FALSE(can("{address}", 256));
    CHECK_FALSE(can("{address:digits2}", 100));
    CHECK_FALSE(can("{address:bcd}", 100));
    CHECK(can("{address:digits3}", 999));
    CHECK(can("{address:u16le}", 65000));
    CHECK(can("40", 65000));
}

TEST_CASE("every mistake in a panel is told with its key and what may stand there", "[led][panel]")
{
    const auto [text, says] = GENERATE(table<PanelText, std::string>({
        {{.frame = "3A {txt}"},
         "frame: knows no \"{txt}\"; {address} {length} {text} {number} {sum8} {xor8} "
         "{crc16-arc} {crc16-modbus}"},
        {{.frame = "3A 0A"}, "frame: needs what the panel shows; {text} or {number}, once"},
        {{.frame = "{text} {text}"}, "frame: needs what the panel shows; {text} or {number}, once"},
        {{.frame = "3G {text}"},
         "frame: \"3G\" is neither a byte nor a field; bytes such as 3A, and {address} {length} "
         "{text} {number} {sum8} {xor8} {crc16-arc} {crc16-modbus}"},
        {{.frame = "{address:u32} {text}"},
         "frame: knows no form \"u32\"; u8 u16le u16be digits2 digits3 bcd"},
        {{.frame = "{text:u8}"}, "frame: has a form in \"{text:u8}\"; none"},
        {{.frame = "{text} {crc16-arc:le}"}, "frame: has a form in \"{crc16-arc:le}\"; be"},
        {{.frame = "{sum8} {text} {sum8}"},
         "frame: has an address, length or checksum twice; each once"},
        {{.frame = "[ {text}"}, "frame: has [] that don't belong together; both or none"},
        {{.frame = "] {text} [ {sum8}"}, "frame: has [] that don't belong together; both or none"},
        {{.frame = "[ [ {text} ] {sum8}"}, "frame: has \"[\" twice; it once"},
        {{.frame = "( {text} )"},
         "frame: counts with () what no {length} tells; {length}, or no ()"},
        {{.frame = "[ {text} ]"},
         "frame: counts with [] what no checksum tells; a checksum, or no []"},
        {{.frame = "[ {text} {sum8} ]"},
         "frame: has the checksum within what it counts; it outside []"},
        {{.frame = "{text}", .codec = "big5"},
         "codec: knows no \"big5\"; gb2312, gbk, gb18030, utf-16be, ascii"},
        {{.frame = "{text}", .pad = "2"}, "pad: \"2\" is no byte; a byte such as 20"},
        {{.frame = "{length:digits2} {text}", .textBytes = 100},
         "text_bytes: is more than two digits can tell; at most 90"},
        {{.frame = "{text}", .escapes = "7E"}, "escapes: \"7E\" is no escape; such as 7E=7D5E"},
        {{.frame = "{text}", .escapes = "7E=7D5"},
         "escapes: \"7E=7D5\" is no escape; such as 7E=7D5E"},
        {{.frame = "{text}", .answer = "?? ??"},
         "answer: would take anything for an answer; a byte or {address} in it"},
        {{.frame = "{text}", .answer = "06 {text}"},
         "answer: can't have \"{text}\"; bytes such as 06, ?? for any, {address}"},
    }));
    CHECK(mistakeOf(text) == says);
}
