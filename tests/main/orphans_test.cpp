// SPDX-License-Identifier: Apache-2.0
#include "tests/engines/nats_cluster.h"
#include "tests/engines/postgres_process.h"
#include "tests/main/hub_process.h"
#include "tests/main/node_process.h"
#include "tests/support/ends_with_us.h"
#include "tests/support/wait_for.h"

#include <catch2/catch.hpp>

#include <QCoreApplication>
#include <QDir>
#include <QFile>

#include <cstdio>

using namespace hall;
using namespace Qt::StringLiterals;

namespace {

/// The name of each running program whose environment has this variable, as its descendants have.
QStringList programsWith(const QByteArray& variable)
{
    QStringList names;
    for (const QString& process : QDir{u"/proc"_s}.entryList(QDir::Dirs | QDir::NoDotAndDotDot)) {
        QFile environment{u"/proc/%1/environ"_s.arg(process)};
        QFile name{u"/proc/%1/comm"_s.arg(process)};
        if (environment.open(QIODevice::ReadOnly) && environment.readAll().contains(variable) &&
            name.open(QIODevice::ReadOnly)) {
            names.push_back(QString::fromUtf8(name.readAll().trimmed()));
        }
    }
    return names;
}

} // namespace

// Not a test: what the one below kills.
TEST_CASE("engines, a hub and a hall run", "[.lasting]")
{
    test::Mosquitto broker;
    test::NatsCluster cluster;
    test::PostgresProcess database;
    test::HubProcess hub{broker};
    test::NodeProcess node;
    test::NodeProcess small;
    REQUIRE(broker.start());
    REQUIRE(cluster.start(0));
    REQUIRE(database.start());
    hub.start();
    node.start();
    small.startOnSmallDisk(24);
    std::puts("started");
    std::fflush(stdout);
    QCoreApplication::exec();
}

TEST_CASE("nothing that a test started goes on after it was killed", "[process][orphans]")
{
    const test::TempDir folder;
    const QByteArray mark = "TMPDIR=" + QByteArray::fromStdString(folder.path().string());
    // PostgreSQL runs as another user, who has to get to its data.
    std::filesystem::permissions(folder.path(), std::filesystem::perms{0755});
    QProcess starter;
    auto environment = QProcessEnvironment::systemEnvironment();
    environment.insert(u"TMPDIR"_s, QString::fromStdString(folder.path().string()));
    starter.setProcessEnvironment(environment);
    test::endWithUs(starter);
    starter.start(QCoreApplication::applicationFilePath(), {u"[lasting]"_s});
    REQUIRE(test::waitFor([&] { return starter.readAllStandardOutput().contains("started"); }));
    const QStringList running = programsWith(mark);
    for (const char* program :
         {"mosquitto", "nats-server", "postgres", "paihao-hub", "paihao-hall"}) {
        CAPTURE(program);
        CHECK(running.contains(QLatin1String{program}));
    }
    CHECK(running.count(u"paihao-hall"_s) == 2);

    starter.kill();

    CHECK(test::waitFor([&] { return programsWith(mark).isEmpty(); }));
    INFO(programsWith(mark).join(u' ').toStdString());
    REQUIRE(programsWith(mark).isEmpty());
}
