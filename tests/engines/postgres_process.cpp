// SPDX-License-Identifier: Apache-2.0
#include "tests/engines/postgres_process.h"

#include "app/hub/postgres.h"
#include "tests/support/ends_with_us.h"
#include "tests/support/wait_for.h"

#include <unistd.h>

namespace hall::test {

using namespace Qt::StringLiterals;

namespace {

constexpr int initdbDeadlineMs = 60'000;

/// PostgreSQL refuses to run as root.
QStringList command(const QString& program, const QStringList& arguments)
{
    const QStringList all = QStringList{QStringLiteral(POSTGRES_BIN) + u'/' + program} + arguments;
    const QStringList asOther{u"setpriv"_s,
                              u"--reuid=postgres"_s,
                              u"--regid=postgres"_s,
                              u"--clear-groups"_s,
                              u"--pdeathsig"_s,
                              u"KILL"_s};
    return ::geteuid() == 0 ? asOther + all : all;
}

} // namespace

PostgresProcess::PostgresProcess()
{
    endWithUs(m_process);
}

PostgresProcess::~PostgresProcess()
{
    kill();
}

QString PostgresProcess::dataDir() const
{
    return QString::fromStdString((m_dir.path() / "data").string());
}

bool PostgresProcess::makeData()
{
    const QString folder = QString::fromStdString(m_dir.path().string());
    if (::geteuid() == 0 && QProcess::execute(u"chown"_s, {u"postgres"_s, folder}) != 0) {
        return false;
    }
    const QStringList initdb = command(u"initdb"_s,
                                       {u"--pgdata"_s,
                                        dataDir(),
                                        u"--username=paihao"_s,
                                        u"--auth=trust"_s,
                                        u"--no-sync"_s,
                                        u"--encoding=UTF8"_s,
                                        u"--locale=C.UTF-8"_s});
    QProcess process;
    process.setStandardOutputFile(QProcess::nullDevice());
    process.start(initdb.first(), initdb.mid(1));
    return process.waitForFinished(initdbDeadlineMs) && process.exitCode() == 0;
}

bool PostgresProcess::start()
{
    if (!std::filesystem::exists(m_dir.path() / "data") && !makeData()) {
        return false;
    }
    const QStringList server = command(u"postgres"_s,
                                       {u"-D"_s,
                                        dataDir(),
                                        u"-k"_s,
                                        QString::fromStdString(m_dir.path().string()),
                                        u"-c"_s,
                                        u"listen_addresses="_s,
                                        u"-c"_s,
                                        u"logging_collector=off"_s,
                                        // After a kill: file by file it takes longer than a test.
                                        u"-c"_s,
                                        u"recovery_init_sync_method=syncfs"_s});
    m_process.setStandardErrorFile(QProcess::nullDevice());
    const auto answers = [&] {
        // Until the children of one that was killed have seen it, no other starts on its data.
        if (m_process.state() == QProcess::NotRunning) {
            m_process.start(server.first(), server.mid(1));
        }
        return hub::postgres::Connection::open(conninfo()).has_value();
    };
    // After a kill it reads its log again, on a busy machine for longer than anything else takes.
    return waitFor(answers) || waitFor(answers) || waitFor(answers);
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

std::string PostgresProcess::ask(const std::string& sql) const
{
    auto connection = hub::postgres::Connection::open(conninfo());
    const auto rows = connection ? connection->run(sql.c_str()) : failure(connection.error());
    return rows && rows->count() > 0 ? std::string{rows->text(0, 0)} : std::string{};
}

} // namespace hall::test
