// SPDX-License-Identifier: Apache-2.0
#include "ui/kit/translation.h"
#include "ui/kit/words.h"

#include <catch2/catch.hpp>

#include <QTimeZone>

using namespace hall::kit;
using namespace Qt::StringLiterals;
using hall::Name;
using hall::OpenSpan;
using hall::Time;

namespace {

Time at(const QString& local)
{
    const auto time = QDateTime::fromString(local, Qt::ISODate);
    return Time(std::chrono::milliseconds(time.toMSecsSinceEpoch()));
}

} // namespace

TEST_CASE("counters in a row are told as a range", "[kit][words]")
{
    CHECK(countersText({1, 2, 3}, Language::Zh) == u"1–3 号窗口"_s);
    CHECK(countersText({7, 1, 3, 2}, Language::Zh) == u"1–3、7 号窗口"_s);
    CHECK(countersText({1, 2}, Language::En) == u"Counters 1–2"_s);
    CHECK(countersText({16}, Language::Zh) == u"16 号窗口"_s);
    CHECK(countersText({16}, Language::En) == u"Counter 16"_s);
    CHECK(countersText({1, 2, 3, 7}, Language::En) == u"Counters 1–3, 7"_s);
    CHECK(countersText({}, Language::Zh).isEmpty());
}

TEST_CASE("a name is told in the language asked for", "[kit][words]")
{
    const Name name{
        .zh = "养老金领取|资格认证", .en = "Pension |check", .shortZh = "养老金资格认证"};
    CHECK(nameOf(name, Language::Zh) == u"养老金领取|资格认证"_s);
    CHECK(plainName(name, Language::Zh) == u"养老金领取资格认证"_s);
    CHECK(shortName(name, Language::Zh) == u"养老金资格认证"_s);
    CHECK(shortName(name, Language::En) == u"Pension check"_s);
    CHECK(nameOf({.zh = "东区", .en = {}, .shortZh = {}}, Language::En) == u"东区"_s);
}

TEST_CASE("date and clock are the hall's local time", "[kit][words]")
{
    const Time time = at(u"2026-11-23T09:12:00"_s);
    CHECK(clockText(time) == u"09:12"_s);
    CHECK(dateText(time, Language::Zh) == u"11月23日"_s);
    CHECK(dateText(time, Language::En) == u"23 Nov"_s);
    CHECK(weekdayText(time, Language::Zh) == u"星期一"_s);
    CHECK(weekdayText(time, Language::En) == u"Monday"_s);
}

TEST_CASE("opening hours of a day are told with their break", "[kit][words]")
{
    const std::vector<OpenSpan> hours{{1, 9 * 60, 12 * 60}, {1, 13 * 60 + 30, 17 * 60 + 30}};
    CHECK(hoursText(hours, 1, Language::Zh) == u"9:00–12:00，13:30–17:30"_s);
    CHECK(hoursText(hours, 7, Language::Zh).isEmpty());
}

TEST_CASE("a duration is told by its two largest units", "[kit][words]")
{
    using namespace std::chrono_literals;
    CHECK(durationText(8s, Language::Zh) == u"8 秒"_s);
    CHECK(durationText(80s, Language::Zh) == u"1 分 20 秒"_s);
    CHECK(durationText(80s, Language::En) == u"1 min 20 s"_s);
    CHECK(durationText(7500s, Language::Zh) == u"2 小时 5 分"_s);
}

TEST_CASE("English can be switched on and off", "[kit][words]")
{
    Translation translation;
    CHECK(translation.language() == Language::Zh);
    translation.set(Language::En);
    CHECK(translation.language() == Language::En);
    translation.set(Language::Zh);
    CHECK(translation.language() == Language::Zh);
}
