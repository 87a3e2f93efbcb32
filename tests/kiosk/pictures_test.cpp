// SPDX-License-Identifier: Apache-2.0
#include "tests/kiosk/rules_scenes.h"

#include <catch2/catch.hpp>

#include <QDir>

using namespace hall::kiosk::test;
using namespace Qt::StringLiterals;

TEST_CASE("pictures of every page", "[.pictures]")
{
    const QDir out(qEnvironmentVariable("KIOSK_PICTURES", u"/tmp/kiosk-pictures"_s));
    REQUIRE(QDir().mkpath(out.path()));
    for (const Scene& scene : scenes()) {
        const auto face = scene.make();
        const QString name = QString::fromStdString(scene.name);
        CHECK(face->grab().save(out.filePath(name + u"-zh.png"_s)));
        press(*face, u"English"_s);
        CHECK(face->grab().save(out.filePath(name + u"-en.png"_s)));
    }
    for (const QSize size : {QSize(1920, 1080), QSize(1280, 1024)}) {
        const QString name = u"13-screen-%1x%2"_s.arg(size.width()).arg(size.height());
        const auto face = atOneThing(districtView(), oneThing);
        face->resize(size);
        CHECK(face->grab().save(out.filePath(name + u"-zh.png"_s)));
    }
}
