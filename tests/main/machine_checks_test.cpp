// SPDX-License-Identifier: Apache-2.0
#include "app/main/machine_checks.h"
#include "tests/support/temp_dir.h"

#include <catch2/catch.hpp>

using namespace hall::tool;
using namespace Qt::StringLiterals;
using hall::client::Health;

TEST_CASE("room that can't be read isn't taken for plenty", "[main][doctor]")
{
    const hall::test::TempDir dir;
    const QString folder = QString::fromStdString(dir.path().string());

    const Finding unread = checkRoom(folder + u"/gone"_s);
    CHECK(unread.health == Health::Attention);
    CHECK(unread.says == u"读不到还有多少空间"_s);
    CHECK(unread.todo.contains(u"df "_s + folder));

    CHECK(checkRoom(folder).says.endsWith(u"空着"_s));
}
