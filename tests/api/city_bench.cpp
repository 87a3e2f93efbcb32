// SPDX-License-Identifier: Apache-2.0
#include "tests/api/city_bench.h"

#include "app/server/ticket_codes.h"
#include "app/sync/topics.h"
#include "tests/support/wait_for.h"

#include <catch2/catch.hpp>

#include <QJsonArray>

#include <fstream>

namespace hall::test {

using namespace Qt::StringLiterals;

CityBench::CityBench(Database database)
{
    REQUIRE(broker.start());
    if (database == Database::Postgres) {
        REQUIRE(postgres.emplace().start());
        hub.useDatabase(postgres->conninfo());
    }
    std::ofstream config{hub.path("hub.toml").toStdString(), std::ios::app};
    config << "[api]\nlisten = \"127.0.0.1:0\"\n";
    const auto client = [&](const char* name, const char* token, const char* more) {
        config << "[[client]]\nname = \"" << name << "\"\ntoken = \"" << name << ".token\"\n"
               << more;
        const std::string file = std::string{name} + ".token";
        std::ofstream{hub.path(file.c_str()).toStdString()} << token << '\n';
    };
    client("portal",
           portal,
           "may = [\"read\", \"appointments\", \"catalogue\", \"notices\"]\nper_minute = 10000\n");
    client("map", map, "per_minute = 10000\n");
    client("board", board, "may = [\"notices\"]\nper_minute = 10000\n");
    client("old", old, "until = \"2020-01-31\"\n");
    client("busy",
           busy,
           "may = [\"read\", \"appointments\", \"catalogue\", \"notices\"]\nper_minute = 1\n");
    config.close();
    hub.start();
    REQUIRE(waitFor([&] { return hub.interfacePort() != 0; }));
}

void CityBench::openHall()
{
    QFile small{node.config};
    REQUIRE(small.open(QIODevice::ReadOnly));
    node.config = QString::fromStdString((node.dir.path() / "hall.toml").string());
    std::ofstream{node.config.toStdString()} << small.readAll().toStdString()
                                             << hub.hubKey().toStdString();
    node.also = {u"--set"_s, u"upstream.broker=mqtt://127.0.0.1:%1"_s.arg(broker.portOf())};
    node.start();
    const auto client = node.client();
    REQUIRE(ask(*client, u"day.open"_s, {{u"day"_s, u"2026-11-23"_s}}));
    REQUIRE(ask(*client, u"counter.open"_s, {{u"counter"_s, 1}, {u"clerk"_s, u"1031"_s}}));
    for (int i = 0; i < 3; ++i) {
        REQUIRE(ask(*client, u"ticket.take"_s, {{u"service"_s, u"card"_s}}));
    }
    REQUIRE(ask(*client, u"counter.next"_s, {{u"counter"_s, 1}, {u"seen"_s, QJsonValue::Null}}));
}

void CityBench::say(const std::string& hall, std::string_view topic, const std::string& text)
{
    if (!m_voice) {
        m_voice =
            std::make_unique<sync::Mqtt>(broker.as("voice"), std::nullopt, sync::Mqtt::Delays{});
        m_voice->start();
        REQUIRE(waitFor([&] { return m_voice->isConnected(); }));
    }
    REQUIRE(m_voice->publish(
        {.topic = sync::topicOf(hall, topic), .payload = text, .isRetained = true}));
}

QByteArray CityBench::codeOf(ApiClient& client, const QString& number) const
{
    const auto key = server::ticketCodeKey(node.dataDir().toStdString());
    REQUIRE(key);
    const server::TicketCodes codes{*key, ""};
    const auto listed = client.ask({.target = "/v1/halls/small/events?limit=500", .token = portal});
    for (const QJsonValue event : listed.json()[u"events"_s].toArray()) {
        if (event[u"type"_s].toString().startsWith(u"paihao.TicketIssued."_s) &&
            event[u"data"_s].toString().contains(number)) {
            const CommandId command{event[u"command"_s].toString().toStdString()};
            return QByteArray::fromStdString(codes.codeFor(command));
        }
    }
    return {};
}

Result<std::unique_ptr<hub::SqlConnection>, hub::StoreError>
CityBench::connect(hub::SqlTables tables) const
{
    return postgres ? hub::openPostgresConnection(postgres->conninfo(), tables)
                    : hub::openSqliteConnection(hub.path("").toStdString(), tables);
}

std::string CityBench::compare(const char* script,
                               const char* document,
                               const QByteArray& heard,
                               const QString& never) const
{
    const QString file = QString::fromStdString((m_dir.path() / "heard.jsonl").string());
    QFile out{file};
    REQUIRE(out.open(QIODevice::WriteOnly));
    out.write(heard);
    out.close();
    QProcess python;
    python.setProcessChannelMode(QProcess::MergedChannels);
    python.start(u"python3"_s,
                 {u"" HALL_SOURCE_DIR "/tests/api/"_s + QString::fromLatin1(script),
                  u"" HALL_SOURCE_DIR "/resources/api/"_s + QString::fromLatin1(document),
                  file,
                  never});
    REQUIRE(python.waitForFinished());
    const std::string said = python.readAll().trimmed().toStdString();
    return python.exitCode() == 0 || !said.empty() ? said : "the script failed";
}

} // namespace hall::test
