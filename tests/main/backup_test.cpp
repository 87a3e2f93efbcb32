// SPDX-License-Identifier: Apache-2.0
#include "app/core/commands.h"
#include "app/journal/sqlite_journal.h"
#include "app/server/event_row.h"
#include "tests/main/node_process.h"
#include "tests/support/hall_script.h"

#include <catch2/catch.hpp>

#include <QDir>
#include <QJsonDocument>

using namespace hall;
using namespace Qt::StringLiterals;
using namespace std::chrono_literals;
using hall::test::HallScript;
using hall::test::NodeProcess;

namespace {

/// A hall's journal of two days: one of them a hundred days old, one of just now.
void makeOldJournal(const QString& dataDir)
{
    HallScript script;
    (void)script.tell("1 open | take a1 | take a1 | 1 next | 1 start | 1 finish | next day");
    const auto rowsOfOld = static_cast<std::ptrdiff_t>(script.journal.size()) - 1;
    (void)script.tell("take a1 | 1 next");
    (void)script.play(CloseDay{});
    const Time now =
        std::chrono::time_point_cast<Duration>(std::chrono::system_clock::now()) - 1min;
    std::vector<journal::Row> rows;
    for (Event& event : script.journal) {
        event.at = std::ssize(rows) < rowsOfOld ? now - std::chrono::days{100} : now;
        rows.push_back(server::toRow(event));
    }
    const auto journal = journal::openSqliteJournal({.dataDir = dataDir.toStdString(), .vfs = {}});
    REQUIRE(journal);
    REQUIRE((*journal)->append(rows).outcome == journal::AppendOutcome::Stored);
}

int archives(const NodeProcess& node)
{
    const auto verified = node.tool({u"journal"_s, u"verify"_s, u"--json"_s});
    CHECK(verified.exit == 0);
    return QJsonDocument::fromJson(verified.out.toUtf8())[u"archives"_s].toInt(-1);
}

} // namespace

TEST_CASE("a backup has the months of the archive, and a hall goes on from it elsewhere",
          "[process][tool]")
{
    NodeProcess node;
    QDir{}.mkpath(node.dataDir());
    makeOldJournal(node.dataDir());
    CHECK(node.tool({u"journal"_s, u"archive"_s, u"--keep-months"_s, u"1"_s}).exit == 0);
    REQUIRE(archives(node) == 1);
    node.start();
    const QString file = QString::fromStdString((node.dir.path() / "copy.db").string());

    const auto copied = node.tool({u"journal"_s, u"backup"_s, file});

    CHECK(copied.exit == 0);
    CHECK(copied.out.contains(u"1 old months to %1.archive"_s.arg(file)));
    CHECK(node.stop() == 0);
    NodeProcess other;
    CHECK(other.tool({u"journal"_s, u"restore"_s, file, u"--without-city"_s}).exit == 0);
    CHECK(archives(other) == 1);
    other.start();
    CHECK(other.tool({u"day"_s, u"open"_s, u"--day"_s, u"2026-11-30"_s}).exit == 0);
    CHECK(other.tool({u"ticket"_s, u"take"_s, u"--service"_s, u"card"_s}).exit == 0);
    CHECK(other.stop() == 0);

    QDir{file + u".archive"_s}.removeRecursively();
    NodeProcess third;
    const auto refused = third.tool({u"journal"_s, u"restore"_s, file, u"--without-city"_s});
    CHECK(refused.exit == 1);
    CHECK(refused.err.contains(u"Put them back beside it"_s));
    CHECK_FALSE(QDir{third.dataDir()}.exists(u"journal.db"_s));
}
