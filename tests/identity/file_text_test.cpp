// SPDX-License-Identifier: Apache-2.0
#include "app/identity/file_text.h"

#include <catch2/catch.hpp>

using namespace hall::identity;

namespace {

constexpr std::string_view zhangInGb = "\xD5\xC5\xC8\xFD";

} // namespace

TEST_CASE("what isn't UTF-8 is seen", "[identity][text]")
{
    for (const std::string_view right :
         {"", "abc", "张三", "𠮷", "\xEF\xBF\xBD", "\xF4\x8F\xBF\xBF"}) {
        CHECK(isUtf8(right));
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
        CHECK_FALSE(isUtf8(wrong));
    }
}

TEST_CASE("the charset of a file is found", "[identity][text]")
{
    CHECK(charsetOf("") == Charset::Utf8);
    CHECK(charsetOf("a,b\n1,2\n") == Charset::Utf8);
    CHECK(charsetOf("a\n张三\n") == Charset::Utf8);
    CHECK(charsetOf("a\n\xD5\xC5\xC8\xFD\n") == Charset::Gb18030);
    CHECK(charsetOf("\xEF\xBB\xBF\xD5\xC5\xC8\xFD\n\xD5\xC5\n") == Charset::Utf8);
    CHECK(charsetOf("张三\n李四\n\xFF\n") == Charset::Utf8);
}

TEST_CASE("GB18030 becomes UTF-8", "[identity][text]")
{
    CHECK(toUtf8(zhangInGb, Charset::Gb18030) == "张三");
    CHECK(toUtf8("\x95\x34\xB2\x35", Charset::Gb18030) == "𠮷");
    CHECK(toUtf8("", Charset::Gb18030) == "");
    CHECK_FALSE(toUtf8("\xD5", Charset::Gb18030));
    CHECK_FALSE(toUtf8("\xFF\xFF", Charset::Gb18030));
    CHECK(toUtf8("张三", Charset::Utf8) == "张三");
    CHECK_FALSE(toUtf8(zhangInGb, Charset::Utf8));
}
