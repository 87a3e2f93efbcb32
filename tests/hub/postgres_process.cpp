// SPDX-License-Identifier: Apache-2.0
#include "tests/hub/postgres_process.h"

#include "app/hub/postgres.h"
#include "tests/support/wait_for.h"

#include <catch2/catch.hpp>

#include <csignal>
#include <unistd.h>

namespace hall::test {

using namespace Qt::StringLiterals;

namespace {

/// PostgreSQL refuses to run as root.
QStringList asItself(const QStringList& command)
{
    const QStringList other{
        u"setpriv"_s, u"--reuid=postgres"_s, u"--regid=postgres"_s, u"--clear-groups"_s};
    return ::geteuid() == 0 ? other + command : command;
}

QString programOf(const QString& name)
{
    return QStringLiteral(POSTGRES_BIN) + u'/' + name;
}

} // namespace

PostgresProcess::PostgresProcess()
{
    if (::geteuid() == 0) {
        REQUIRE(QProcess::execute(u"chown"_s,
                                  {u"postgres"_s, QString::fromStdString(m_dir.path().string())}) ==
                0);
    }
    const QString data = QString::fromStdString((m_dir.path() / "data").string());
    const QStringList command = asItself({programOf(u"initdb"_s),
                                          u"--pgdata"_s,
                                          data,
                                          u"--username=paihao"_s,
                                          u"--auth=trust"_s,
                                          u"--no-sync"_s,
                                          u"--encoding=UTF8"_s,
                                          u"--locale=C.UTF-8"_s});
    QProcess initdb;
    initdb.setStandardOutputFile(QProcess::nullDevice());
    initdb.start(command.first(), command.mid(1));
    REQUIRE(initdb.waitForFinished(60'000));
    CAPTURE(initdb.readAllStandardError().toStdString());
    REQUIRE(initdb.exitCode() == 0);
}

PostgresProcess::~PostgresProcess()
{
    kill();
}

void PostgresProcess::start()
{
    const QString folder = QString::fromStdString(m_dir.path().string());
    const QStringList command = asItself({programOf(u"postgres"_s),
                                          u"-D"_s,
                                          folder + u"/data"_s,
                                          u"-k"_s,
                                          folder,
                                          u"-c"_s,
                                          u"listen_addresses="_s,
                                          u"-c"_s,
                                          u"logging_collector=off"_s});
    m_process.setStandardErrorFile(QProcess::nullDevice());
    REQUIRE(waitFor([&] {
        // Until the children of one that was killed have seen it, no other starts on its data.
        if (m_process.state() == QProcess::NotRunning) {
            m_process.start(command.first(), command.mid(1));
        }
        return hub::postgres::Connection::open(conninfo()).has_value();
    }));
}

void PostgresProcess::kill()
{
    m_process.kill();
    m_process.waitForFinished();
}

std::string PostgresProcess::conninfo(const std::string& database) const
{
    return "host=" + m_dir.path().string() + " user=paihao dbname=" + database;
}

} // namespace hall::test
