// SPDX-License-Identifier: Apache-2.0
#include "ui/kit/link_age.h"

#include <catch2/catch.hpp>

#include <QSignalSpy>
#include <QTest>

using namespace hall::kit;
using namespace std::chrono_literals;

TEST_CASE("fresh news has no age", "[kit][link]")
{
    LinkAge link;
    link.heard();
    CHECK_FALSE(link.age());
}

TEST_CASE("news older than the patience shows its age", "[kit][link]")
{
    LinkAge link;
    const QSignalSpy changed(&link, &LinkAge::changed);

    link.heard(7s);

    CHECK(link.age() == 7s);
    CHECK(changed.count() == 1);

    link.heard();
    CHECK_FALSE(link.age());
    CHECK(changed.count() == 2);
}

TEST_CASE("silence alone brings the age up", "[kit][link]")
{
    LinkAge link(nullptr, 20ms);
    QSignalSpy changed(&link, &LinkAge::changed);
    CHECK(QTest::qWaitFor([&] { return link.age().has_value(); }));
    CHECK(QTest::qWaitFor([&] { return changed.count() == 1; }));
}
