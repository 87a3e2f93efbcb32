// SPDX-License-Identifier: Apache-2.0
#include "app/sync/notice.h"
#include "app/sync/utc_text.h"

#include <catch2/catch.hpp>

namespace hall::sync {

namespace {

std::string errorOf(const std::string& notice)
{
    const auto read = readNotices(R"({"notices":[)" + notice + "]}");
    return read ? std::string{} : read.error();
}

constexpr const char* times = R"("from":"2026-11-23T00:00:00Z","until":"2026-11-23T04:00:00Z")";

std::string with(const std::string& keys)
{
    return errorOf('{' + keys + ',' + times + '}');
}

} // namespace

TEST_CASE("notices arrive as they were written", "[sync][notice]")
{
    const std::vector<Notice> notices{
        {.text = "明天上午停电，下午开放。",
         .textEn = "No power tomorrow morning.",
         .from = *parseTime("2026-11-23T08:00:00+08:00"),
         .until = *parseTime("2026-11-23T12:00:00.5+08:00"),
         .zone = {"front"}},
        {.text = "停车场已满。", .textEn = {}, .from = Time{}, .until = Time{Duration{1}}}};

    CHECK(readNotices(writeNotices(notices)) == notices);
    CHECK(readNotices(writeNotices({})) == std::vector<Notice>{});
}

TEST_CASE("a notice that is wrong is refused, and why", "[sync][notice]")
{
    CHECK(with(R"("text":"一")").empty());
    const std::string text = "notice 1 text, text_en or zone is missing or wrong; allowed: a line "
                             "of up to 240 bytes";
    CHECK(with(R"("text":"")") == text);
    CHECK(with(R"("text":"a\nb")") == text);
    CHECK(with(R"("text":"a","text_en":5)") == text);
    CHECK(with(R"("text":")" + std::string(241, 'x') + '"') == text);
    CHECK(with(R"("text":"a","colour":"red")") ==
          "notice 1 has a key that isn't known; allowed: text, text_en, from, until, zone");
    const std::string time = "notice 1 from or until is missing or wrong, or it ends before it "
                             "begins; allowed: 2026-11-23T08:00:00+08:00";
    CHECK(errorOf(R"({"text":"a"})") == time);
    CHECK(errorOf(R"({"text":"a","from":"2026-11-23","until":"2026-11-24"})") == time);
    CHECK(errorOf(R"({"text":"a","from":"2026-11-23T04:00:00Z","until":"2026-11-23T04:00:00Z"})") ==
          time);
    CHECK(errorOf("5") == "notice 1 has to be an object");
    CHECK(readNotices("{}").error() == "notices is missing, is no list, or isn't alone");
    CHECK(readNotices("[]").error() == "notices is missing, is no list, or isn't alone");
    CHECK(readNotices("{").error() == "notices is missing, is no list, or isn't alone");
    CHECK(readNotices(writeNotices(std::vector<Notice>(21))).error() ==
          "there are more than 20 notices");
}

TEST_CASE("a time is read as people write it", "[sync][time]")
{
    const Time eight{std::chrono::milliseconds{1'795'392'000'000}};
    CHECK(toUtcText(eight) == "2026-11-23T00:00:00.000Z");
    for (const char* text : {"2026-11-23T00:00:00Z",
                             "2026-11-23t00:00:00.000z",
                             "2026-11-23T08:00:00+08:00",
                             "2026-11-22T19:30:00-04:30"}) {
        CHECK(parseTime(text) == eight);
    }
    CHECK(parseTime("2026-11-23T00:00:00.0129Z") == eight + Duration{12});
    for (const char* text : {"",
                             "2026-11-23",
                             "2026-11-23 00:00:00Z",
                             "2026-11-23T00:00:00",
                             "2026-11-23T24:00:00Z",
                             "2026-11-23T00:60:00Z",
                             "2026-11-23T00:00:60Z",
                             "2026-11-23T0:00:00Z",
                             "2026-11-23T00:00:00.Z",
                             "2026-11-23T00:00:00+8:00",
                             "2026-11-23T00:00:00+08:00x",
                             "2026-11-23T00:-1:00Z",
                             "2026-02-30T00:00:00Z"}) {
        CAPTURE(text);
        CHECK_FALSE(parseTime(text));
    }
}

} // namespace hall::sync
