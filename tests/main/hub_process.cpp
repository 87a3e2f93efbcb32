// SPDX-License-Identifier: Apache-2.0
#include "tests/main/hub_process.h"

#include "tests/main/node_process.h"
#include "tests/support/ends_with_us.h"

#include <catch2/catch.hpp>

#include <QFile>
#include <QRegularExpression>

#include <fstream>
#include <unistd.h>

namespace hall::test {

using namespace Qt::StringLiterals;

HubProcess::HubProcess(const Mosquitto& broker)
    : HubProcess(broker.portOf())
{
}

HubProcess::HubProcess(int brokerPort)
{
    const auto made = runProgram(u"paihao"_s, {u"code"_s, u"key"_s, u"--out"_s, path("hub.jwk")});
    REQUIRE(made.exit == 0);
    m_hubKey = made.out;
    m_hubKey.replace(u"[[code_key]]"_s, u"[[hub_key]]"_s);
    std::ofstream{path("hub.toml").toStdString()}
        << "[hub]\nkey = \"" << path("hub.jwk").toStdString()
        << "\"\n[broker]\naddress = \"mqtt://127.0.0.1:" << brokerPort << "\"\n";
    endWithUs(m_process);
    m_process.setStandardErrorFile(path("hub.log"), QIODevice::Append);
}

HubProcess::~HubProcess()
{
    kill();
}

QStringList HubProcess::command(const QString& data) const
{
    return within +
           QStringList{QStringLiteral(HALL_BIN_DIR "/paihao-hub"),
                       u"--config"_s,
                       path("hub.toml"),
                       u"--data"_s,
                       data} +
           also;
}

void HubProcess::start()
{
    const QStringList words = command(path(""));
    m_process.start(words.first(), words.mid(1));
    REQUIRE(m_process.waitForStarted());
}

void HubProcess::startOnSmallDisk(int megabytes)
{
    m_onSmallDisk = true;
    std::filesystem::create_directories(path("small").toStdString());
    const QString script =
        uR"(mount -t tmpfs -o size=%1m none "$1" && shift && exec setpriv --pdeathsig KILL "$@")"_s
            .arg(megabytes);
    // A mount that only this process sees; without root it is root in a name space of its own.
    const QStringList alone = ::geteuid() == 0 ? QStringList{u"--mount"_s}
                                               : QStringList{u"--mount"_s, u"--map-root-user"_s};
    m_process.start(u"unshare"_s,
                    alone + QStringList{u"sh"_s, u"-c"_s, script, u"sh"_s, path("small")} +
                        command(path("small")));
    REQUIRE(m_process.waitForStarted());
}

void HubProcess::useDatabase(const std::string& conninfo)
{
    std::ofstream{path("hub.toml").toStdString(), std::ios::app} << "[database]\npostgres = \""
                                                                 << conninfo << "\"\n";
}

QString HubProcess::dataDir() const
{
    return m_onSmallDisk ? u"/proc/%1/root"_s.arg(m_process.processId()) + path("small") : path("");
}

void HubProcess::kill()
{
    m_process.kill();
    m_process.waitForFinished();
}

int HubProcess::exitCode()
{
    REQUIRE(m_process.waitForFinished());
    REQUIRE(m_process.exitStatus() == QProcess::NormalExit);
    return m_process.exitCode();
}

int HubProcess::interfacePort() const
{
    static const QRegularExpression line{u"the interface is on port ([0-9]+)"_s};
    QRegularExpressionMatch last;
    for (auto each = line.globalMatch(log()); each.hasNext();) {
        last = each.next();
    }
    return last.captured(1).toInt();
}

QString HubProcess::path(const char* name) const
{
    return QString::fromStdString((m_dir.path() / name).string());
}

QString HubProcess::log() const
{
    QFile file{path("hub.log")};
    return file.open(QIODevice::ReadOnly) ? QString::fromUtf8(file.readAll()) : QString{};
}

} // namespace hall::test
