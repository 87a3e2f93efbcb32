// SPDX-License-Identifier: Apache-2.0
#include "app/identity/file_text.h"

#include <catch2/catch.hpp>

using namespace hall::identity;

namespace {

constexpr std::string_view zhangInGb = "\xD5\xC5\xC8\xFD";

std::string charsetOf(std::string_view bytes)
{
    return FileCharset{bytes}.name();
}

} // namespace

TEST_CASE("what isn't UTF-8 is seen", "[identity][text]")
{
    const FileCharset utf8{"张三"};
    for (const std::string_view right :
         {"", "abc", "张三", "𠮷", "\xEF\xBF\xBD", "\xF4\x8F\xBF\xBF"}) {
        CHECK(utf8.toUtf8(right) == right);
    }
    for (const std::string_view wrong : {"\x80",
                                         "\xC1\x81",
                                         "\xE5\xBC",
                                         "\xE5",
                                         "\xE0\x9F\xBF",
                                         "\xED\xA0\x80",
                                         "\xF0\x8F\xBF\xBF",
                                         "\xF4\x90\x80\x80",
                                         "\xF5\x80\x80\x80",
                                         "\xFF",
                                         "\xD5\xC5\xC8\xFD"}) {
        CAPTURE(wrong);
        CHECK_FALSE(utf8.toUtf8(wrong));
    }
    CHECK(utf8.toUtf8("张三") == "张三");
}

TEST_CASE("the charset of a file is found", "[identity][text]")
{
    CHECK(charsetOf("") == "UTF-8");
    CHECK(charsetOf("a,b\n1,2\n") == "UTF-8");
    CHECK(charsetOf("a\n张三\n") == "UTF-8");
    CHECK(charsetOf("a\n\xD5\xC5\xC8\xFD\n") == "GB18030");
    CHECK(charsetOf("\xEF\xBB\xBF\xD5\xC5\xC8\xFD\n\xD5\xC5\n") == "UTF-8");
    CHECK(charsetOf("张三\n李四\n\xFF\n") == "UTF-8");
}

TEST_CASE("GB18030 becomes UTF-8", "[identity][text]")
{
    const FileCharset gb{zhangInGb};
    CHECK(gb.toUtf8(zhangInGb) == "张三");
    CHECK(gb.toUtf8("\x95\x34\xB2\x35") == "𠮷");
    CHECK(gb.toUtf8("") == "");
    CHECK_FALSE(gb.toUtf8("\xD5"));
    CHECK_FALSE(gb.toUtf8("\xFF\xFF"));
    CHECK(gb.toUtf8(zhangInGb) == "张三");
}

TEST_CASE("a byte order mark is left out", "[identity][text]")
{
    CHECK(withoutMark("\xEF\xBB\xBF"
                      "abc") == "abc");
    CHECK(withoutMark("abc") == "abc");
    CHECK(withoutMark("") == "");
}
