// SPDX-License-Identifier: Apache-2.0
#include "tests/emulator/emulate_process.h"
#include "tests/main/node_process.h"
#include "tests/support/wait_for.h"

#include <catch2/catch.hpp>

#include <QDir>
#include <QFile>
#include <QJsonArray>
#include <QJsonDocument>

using namespace hall;
using namespace Qt::StringLiterals;
using hall::test::Finished;
using hall::test::NodeProcess;

namespace {

/// A hall whose station has a printer and nothing else, with a PIN.
QString writeHall(const NodeProcess& node)
{
    QFile small{QStringLiteral(HALL_SOURCE_DIR "/resources/halls/small.toml")};
    REQUIRE(small.open(QIODevice::ReadOnly));
    QByteArray text = small.readAll();
    const auto from = text.indexOf("[station.scanner]");
    text.remove(from, text.indexOf("\n[voice]") + 1 - from);
    text.replace("pin = \"\"", "pin = \"2468\"");
    QString path = QString::fromStdString((node.dir.path() / "hall.toml").string());
    QFile file{path};
    REQUIRE(file.open(QIODevice::WriteOnly));
    file.write(text);
    return path;
}

QJsonObject json(const Finished& finished)
{
    return QJsonDocument::fromJson(finished.out.toUtf8()).object();
}

QJsonObject named(const QJsonArray& all, const QString& key, const QString& name)
{
    for (const auto& each : all) {
        if (each[key] == name) {
            return each.toObject();
        }
    }
    return {};
}

QJsonObject check(const QJsonObject& told, const QString& what)
{
    return named(told[u"checks"_s].toArray(), u"what"_s, what);
}

/// The node and what the doctor says beside it.
struct Ward
{
    Ward()
    {
        node.config = writeHall(node);
    }

    [[nodiscard]] Finished doctor(const QStringList& also = {}) const
    {
        return node.tool(
            QStringList{u"doctor"_s, u"--config"_s, node.config, u"--set"_s, u"printer.port="_s} +
            also);
    }

    /// Until the node's station has reported its printer.
    [[nodiscard]] QJsonObject withPrinter() const
    {
        QJsonObject told;
        REQUIRE(test::waitFor([&] {
            told = json(doctor({u"--json"_s}));
            return !told[u"devices"_s].toArray().isEmpty();
        }));
        return told;
    }

    NodeProcess node;
};

} // namespace

TEST_CASE("the doctor finds a hall in order", "[process][doctor]")
{
    Ward ward;
    ward.node.start();

    const auto seen = ward.doctor({u"--json"_s});
    const QJsonObject told = json(seen);

    CAPTURE(seen.out.toStdString(), seen.err.toStdString());
    CHECK(seen.exit == 0);
    CHECK(told[u"reached"_s] == true);
    CHECK(told[u"health"_s] == u"ok"_s);
    for (const QString& what : {u"hall service"_s,
                                u"hall.toml"_s,
                                u"data folder"_s,
                                u"disk"_s,
                                u"journal"_s,
                                u"fonts"_s}) {
        CAPTURE(what.toStdString());
        CHECK(check(told, what)[u"health"_s] == u"ok"_s);
    }
    CHECK(ward.doctor().out.contains(u"ok         hall service: running"_s));
    CHECK(ward.doctor({u"--lang"_s, u"zh"_s}).out.contains(u"正常    大厅服务: 在运行"_s));
    CHECK(ward.doctor({u"--lang"_s, u"fr"_s}).exit == 2);
}

TEST_CASE("the doctor says of a device what it is and what to do", "[process][doctor]")
{
    Ward ward;
    ward.node.also = {u"--set"_s, u"printer.port=/dev/no-such-port"_s};
    ward.node.start();

    const QJsonObject printer =
        named(ward.withPrinter()[u"devices"_s].toArray(), u"device"_s, u"printer"_s);

    CHECK(printer[u"station"_s] == u"kiosk-1"_s);
    CHECK(printer[u"condition"_s] == u"offline"_s);
    CHECK(printer[u"health"_s] == u"broken"_s);
    CHECK(printer[u"todo"_s].toString().contains(u"hall.toml"_s));
    const auto seen = ward.doctor({u"--lang"_s, u"zh"_s});
    CHECK(seen.exit == 1);
    CHECK(seen.out.contains(u"kiosk-1 打印机: 连不上"_s));
}

TEST_CASE("the doctor and the state tell how the card reader is", "[process][doctor][idcard]")
{
    Ward ward;
    const QString link = QString::fromStdString((ward.node.dir.path() / "reader").string());
    test::Emulator emulator({u"idcard"_s, u"--link"_s, link});
    ward.node.also = {u"--set"_s, u"idcard.port="_s + link};
    ward.node.start();
    const auto becomes = [&](const QString& condition) {
        return test::waitFor([&] {
            const QJsonValue devices =
                json(ward.node.tool({u"state"_s, u"--json"_s}))[u"devices"_s];
            return named(devices.toArray(), u"device"_s, u"idcard"_s)[u"condition"_s] == condition;
        });
    };

    CHECK(becomes(u"ready"_s));
    CHECK(emulator.say("fault out-of-service") == u"ok fault"_s);
    CHECK(becomes(u"fault"_s));
    const QString lang = u"--lang"_s;
    CHECK(ward.doctor({lang, u"zh"_s}).out.contains(u"kiosk-1 身份证阅读器: 安全模块故障"_s));
    CHECK(emulator.say("unplug") == u"ok unplug"_s);
    CHECK(becomes(u"offline"_s));
    const auto port = [&](const QString& path) {
        return check(json(ward.doctor({u"--json"_s, u"--set"_s, u"idcard.port="_s + path})),
                     u"ID-card reader"_s);
    };
    CHECK(port(link)[u"says"_s] == u"no "_s + link);
    CHECK(emulator.say("plug") == u"ok plug "_s + link);
    CHECK(becomes(u"fault"_s));
    CHECK(emulator.say("faults off") == u"ok faults off"_s);
    CHECK(becomes(u"ready"_s));
    CHECK(port(link)[u"health"_s] == u"ok"_s);
}

TEST_CASE("the doctor looks at the ports of this machine's station", "[process][doctor]")
{
    Ward ward;
    ward.node.start();
    const auto portOf = [&](const QString& port) {
        return check(json(ward.doctor({u"--json"_s, u"--set"_s, u"printer.port="_s + port})),
                     u"Printer"_s);
    };
    CHECK(portOf(u"/dev/no-such-port"_s)[u"says"_s] == u"no /dev/no-such-port"_s);
    CHECK(portOf(ward.node.config)[u"says"_s].toString().contains(u"isn't a serial port"_s));
    CHECK(portOf(u"/dev/ptmx"_s)[u"health"_s] == u"ok"_s);
}

TEST_CASE("out of reach, the doctor still says what it sees here", "[process][doctor]")
{
    Ward ward;
    REQUIRE(QDir{}.mkpath(ward.node.dataDir()));

    const auto seen = ward.doctor({u"--json"_s});

    CHECK(seen.exit == 3);
    CHECK(json(seen)[u"reached"_s] == false);
    CHECK(check(json(seen), u"hall service"_s)[u"todo"_s].toString().contains(u"--data"_s));
    CHECK(check(json(seen), u"data folder"_s)[u"health"_s] == u"ok"_s);
    CHECK(check(json(seen), u"journal"_s)[u"health"_s] == u"attention"_s);
}

TEST_CASE("the doctor names the first mistake of a hall.toml", "[process][doctor]")
{
    Ward ward;
    QFile file{ward.node.config};
    REQUIRE(file.open(QIODevice::Append));
    file.write("\n[operator]\n");
    file.close();

    const auto told = json(ward.doctor({u"--json"_s}));

    CHECK(check(told, u"hall.toml"_s)[u"health"_s] == u"broken"_s);
    CHECK(check(told, u"hall.toml"_s)[u"todo"_s].toString().contains(u"hall.toml:"_s));
}

TEST_CASE("the doctor finds a flipped byte in the journal's newest rows", "[process][doctor]")
{
    Ward ward;
    ward.node.start();
    CHECK(ward.node.tool({u"day"_s, u"open"_s}).exit == 0);
    CHECK(ward.node.tool({u"ticket"_s, u"take"_s, u"--service"_s, u"card"_s}).exit == 0);
    CHECK(ward.node.stop() == 0);
    QFile file{ward.node.dataDir() + u"/journal.db"_s};
    REQUIRE(file.open(QIODevice::ReadWrite));
    const auto at = file.readAll().indexOf("\"number\":\"A001\"");
    REQUIRE(at > 0);
    file.seek(at + 11);
    file.write("9");
    file.close();

    const QJsonObject journal = check(json(ward.doctor({u"--json"_s})), u"journal"_s);

    CHECK(journal[u"health"_s] == u"broken"_s);
    CHECK(journal[u"todo"_s].toString().contains(u"journal verify"_s));
}
