// SPDX-License-Identifier: Apache-2.0
#include "tests/main/node_process.h"

#include "tests/support/ends_with_us.h"
#include "tests/support/wait_for.h"

#include <catch2/catch.hpp>

#include <QStringList>

#include <unistd.h>

namespace hall::test {

using namespace Qt::StringLiterals;

namespace {

QString programPath(const QString& program)
{
    return QStringLiteral(HALL_BIN_DIR) + u'/' + program;
}

/// A forecast of thirty days takes the longest, a minute or two.
constexpr int programDeadlineMs = 900000;

Finished run(const QString& path, const QStringList& arguments, const QByteArray& input = {})
{
    QProcess process;
    process.start(path, arguments);
    process.write(input);
    process.closeWriteChannel();
    REQUIRE(process.waitForFinished(programDeadlineMs));
    return {.exit = process.exitCode(),
            .out = QString::fromUtf8(process.readAllStandardOutput()),
            .err = QString::fromUtf8(process.readAllStandardError())};
}

} // namespace

Finished runProgram(const QString& program, const QStringList& arguments)
{
    return run(programPath(program), arguments);
}

NodeProcess::NodeProcess()
{
    endWithUs(process);
    process.setProcessChannelMode(QProcess::ForwardedErrorChannel);
}

NodeProcess::~NodeProcess()
{
    kill();
}

QString NodeProcess::dataDir() const
{
    return m_onSmallDisk ? u"/proc/%1/root"_s.arg(process.processId()) + plainDataDir()
                         : plainDataDir();
}

QString NodeProcess::plainDataDir() const
{
    return QString::fromStdString((dir.path() / "data").string());
}

QStringList NodeProcess::arguments() const
{
    const QStringList arguments{u"--config"_s,
                                config,
                                u"--data"_s,
                                plainDataDir(),
                                u"--set"_s,
                                u"limits.commands_per_second=10000"_s,
                                u"--set"_s,
                                u"journal.reserve_megabytes=4"_s,
                                u"--set"_s,
                                u"listen.port=0"_s,
                                u"--set"_s,
                                u"printer.port="_s};
    return arguments + also;
}

void NodeProcess::start()
{
    const QStringList words = within + QStringList{programPath(u"paihao-hall"_s)} + arguments();
    process.start(words.first(), words.mid(1));
    awaitLink();
}

void NodeProcess::startOnSmallDisk(int megabytes)
{
    m_onSmallDisk = true;
    std::filesystem::create_directories(dir.path() / "data");
    // A mount that only this process sees; without root it is root in a name space of its own.
    const QStringList alone = ::geteuid() == 0 ? QStringList{u"--mount"_s}
                                               : QStringList{u"--mount"_s, u"--map-root-user"_s};
    const QString script =
        uR"(mount -t tmpfs -o size=%1m none "$1" && shift && exec setpriv --pdeathsig KILL "$@")"_s
            .arg(megabytes);
    process.start(u"unshare"_s,
                  alone +
                      QStringList{u"sh"_s,
                                  u"-c"_s,
                                  script,
                                  u"sh"_s,
                                  QString::fromStdString((dir.path() / "data").string())} +
                      QStringList{programPath(u"paihao-hall"_s)} + arguments());
    REQUIRE(process.waitForStarted());
    awaitLink();
}

void NodeProcess::awaitLink() const
{
    auto asking = client();
    REQUIRE(waitFor([&] { return asking->isLinked() || process.state() == QProcess::NotRunning; }));
    REQUIRE(process.state() == QProcess::Running);
}

void NodeProcess::kill()
{
    process.kill();
    process.waitForFinished(programDeadlineMs);
}

int NodeProcess::stop()
{
    process.terminate();
    REQUIRE(process.waitForFinished(programDeadlineMs));
    return process.exitStatus() == QProcess::NormalExit ? process.exitCode() : -1;
}

std::unique_ptr<client::HallClient> NodeProcess::client() const
{
    auto made =
        std::make_unique<client::HallClient>(client::Address::of({}, dataDir()), u"kiosk-1"_s);
    made->start();
    return made;
}

Finished NodeProcess::tool(const QStringList& arguments, const QByteArray& input) const
{
    const QStringList all = QStringList{u"--data"_s, plainDataDir()} + arguments;
    if (!m_onSmallDisk) {
        return run(programPath(u"paihao"_s), all, input);
    }
    QStringList enter{
        u"--target"_s, QString::number(process.processId()), u"--mount"_s, u"--root"_s};
    if (::geteuid() != 0) {
        enter += {u"--user"_s, u"--preserve-credentials"_s};
    }
    return run(u"nsenter"_s, enter + QStringList{programPath(u"paihao"_s)} + all, input);
}

NodeProcess::Reply ask(client::HallClient& client, const QString& method, const QJsonObject& params)
{
    REQUIRE(waitFor([&] { return client.isLinked(); }));
    std::optional<NodeProcess::Reply> answer;
    client.command(method, params, [&](const NodeProcess::Reply& reply) { answer = reply; });
    REQUIRE(waitFor([&] { return answer.has_value(); }));
    return *answer;
}

} // namespace hall::test
