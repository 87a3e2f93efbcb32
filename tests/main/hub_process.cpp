// SPDX-License-Identifier: Apache-2.0
#include "tests/main/hub_process.h"

#include "tests/main/node_process.h"
#include "tests/support/ends_with_us.h"

#include <catch2/catch.hpp>

#include <QFile>

#include <fstream>

namespace hall::test {

using namespace Qt::StringLiterals;

HubProcess::HubProcess(const Mosquitto& broker)
{
    const auto made = runProgram(u"paihao"_s, {u"code"_s, u"key"_s, u"--out"_s, path("hub.jwk")});
    REQUIRE(made.exit == 0);
    m_hubKey = made.out;
    m_hubKey.replace(u"[[code_key]]"_s, u"[[hub_key]]"_s);
    std::ofstream{path("hub.toml").toStdString()}
        << "[hub]\nkey = \"hub.jwk\"\n[broker]\naddress = \"mqtt://127.0.0.1:" << broker.portOf()
        << "\"\n";
    endWithUs(m_process);
    m_process.setStandardErrorFile(path("hub.log"), QIODevice::Append);
}

HubProcess::~HubProcess()
{
    kill();
}

void HubProcess::start()
{
    m_process.start(QStringLiteral(HALL_BIN_DIR "/paihao-hub"),
                    QStringList{u"--config"_s, path("hub.toml"), u"--data"_s, path("")} + also);
    REQUIRE(m_process.waitForStarted());
}

void HubProcess::kill()
{
    m_process.kill();
    m_process.waitForFinished();
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
