// SPDX-License-Identifier: Apache-2.0
#include "drivers/printer/text.h"
#include "tests/printer/golden.h"

#include <catch2/catch.hpp>

using namespace hall::printer;

TEST_CASE("text becomes the printer's encoding", "[printer][text]")
{
    const auto [utf8, hex] = GENERATE(table<std::string, std::string>({
        {"政务叫号", "D5 FE CE F1 BD D0 BA C5\n"},
        {"请到窗口", "C7 EB B5 BD B4 B0 BF DA\n"},
        {"：", "A3 BA\n"},
        {"喆堃镕玥龘", "86 B4 88 D2 E9 46 AB 68 FD 93\n"},
        {"A 1~", "41 20 31 7E\n"},
        {"", ""},
    }));

    CHECK(toHex(toPrinterText(utf8).value()) == hex);
}

TEST_CASE("what the printer has no glyph for isn't sent as text", "[printer][text]")
{
    const auto [utf8, error] = GENERATE(table<std::string, TextError>({
        {"㛃", TextError::NoGlyph},
        {"𠮷", TextError::NoGlyph},
        {"王\uE000", TextError::NoGlyph},
        {"\uF8FF", TextError::NoGlyph},
        {"😀", TextError::NoGlyph},
        {"\xFF", TextError::NotUtf8},
        {"王\xE7\x8E", TextError::NotUtf8},
        {"\xED\xA0\x80", TextError::NotUtf8},
        {"a\nb", TextError::Control},
        {"\x1B@", TextError::Control},
        {"\x7F", TextError::Control},
    }));
    INFO(utf8);

    const auto text = toPrinterText(utf8);

    REQUIRE_FALSE(text);
    CHECK(text.error() == error);
}

TEST_CASE("no encoded character holds a byte that could be a command", "[printer][text]")
{
    for (unsigned code = 0x80; code < 0xD800; code++) {
        std::string utf8;
        if (code < 0x800) {
            utf8 = {static_cast<char>(0xC0 | code >> 6), static_cast<char>(0x80 | (code & 0x3F))};
        } else {
            utf8 = {static_cast<char>(0xE0 | code >> 12),
                    static_cast<char>(0x80 | (code >> 6 & 0x3F)),
                    static_cast<char>(0x80 | (code & 0x3F))};
        }
        const auto bytes = toPrinterText(utf8);
        if (bytes) {
            REQUIRE(bytes->size() == 2);
            REQUIRE(static_cast<unsigned char>((*bytes)[0]) > 0x80);
            REQUIRE(static_cast<unsigned char>((*bytes)[1]) >= 0x40);
        }
    }
}

TEST_CASE("a line's columns are counted", "[printer][text]")
{
    CHECK(columnsOf("A035") == 4);
    CHECK(columnsOf("前面4人") == 7);
    CHECK(columnsOf("𠮷") == 2);
}

TEST_CASE("long texts wrap evenly", "[printer][text]")
{
    using Lines = std::vector<std::string>;
    CHECK(wrapText("户籍办理", 23) == Lines{"户籍办理"});
    CHECK(wrapText("城乡居民基本养老保险待遇领取资格认证", 23) ==
          Lines{"城乡居民基本养老保", "险待遇领取资格认证"});
    CHECK(wrapText("Pension eligibility check", 12) == Lines{"Pension", "eligibility", "check"});
    CHECK(wrapText("abcdefghij", 4) == Lines{"abcd", "efgh", "ij"});
    CHECK(wrapText("", 10) == Lines{""});
    CHECK(wrapText("王五", 1) == Lines{"王", "五"});
}

TEST_CASE("a name breaks at its mark where that costs no line", "[printer][text]")
{
    using Lines = std::vector<std::string>;
    CHECK(wrapText("户籍|办理", 23) == Lines{"户籍办理"});
    CHECK(wrapText("国有土地上房屋征收补偿|决定备案登记", 23) ==
          Lines{"国有土地上房屋征收补偿", "决定备案登记"});
    CHECK(wrapText("甲|乙丙丁戊己庚辛壬癸子丑寅卯", 23) ==
          Lines{"甲乙丙丁戊己庚", "辛壬癸子丑寅卯"});
    CHECK(wrapText("开办|餐饮店|变更", 12) == Lines{"开办餐饮店", "变更"});
    CHECK(wrapText("Pension|eligibility check", 24) == Lines{"Pension", "eligibility check"});
    CHECK(wrapText("Pension|eligibility check", 30) == Lines{"Pension eligibility check"});
}

TEST_CASE("a line begins with no mark that ends something, and ends with none that begins it",
          "[printer][text]")
{
    CHECK(wrapText("叫了没听到？到取号机扫票，排在2位之后。", 26) ==
          std::vector<std::string>{"叫了没听到？到取号机", "扫票，排在2位之后。"});
    for (int columns = 4; columns < 40; columns++) {
        for (const std::string& line :
             wrapText("城乡（跨省）申请，《办法》（abcdefghijklmn）。", columns)) {
            CHECK(columnsOf(line) <= columns);
            for (const char* mark : {"，", "）", "》", "。"}) {
                CHECK((!line.starts_with(mark) || columns < 20));
            }
            for (const char* mark : {"（", "《"}) {
                CHECK((!line.ends_with(mark) || columns < 20));
            }
        }
    }
}

TEST_CASE("a ROM of GB 2312 has fewer characters", "[printer][text]")
{
    using Charset = Profile::Charset;
    CHECK(toPrinterText("户籍√→", Charset::Gb2312) == toPrinterText("户籍√→"));
    CHECK(toPrinterText("喆"));
    CHECK(toPrinterText("喆", Charset::Gb2312).error() == TextError::NoGlyph);
    CHECK(toPrinterText("镕", Charset::Gb2312).error() == TextError::NoGlyph);
}
