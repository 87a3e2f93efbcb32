// SPDX-License-Identifier: Apache-2.0
#include "tests/main/linked_hall.h"

#include "app/hub/history.h"
#include "app/journal/sqlite_journal.h"
#include "tests/support/wait_for.h"

#include <catch2/catch.hpp>

#include <QFile>
#include <QJsonArray>
#include <QJsonDocument>

#include <fstream>

namespace hall::test {

using namespace Qt::StringLiterals;

LinkedHall::LinkedHall()
    : hub(broker)
{
    init(u"mqtt://127.0.0.1:%1"_s.arg(broker.portOf()));
    REQUIRE(broker.start());
}

LinkedHall::LinkedHall(const QString& address, int port)
    : hub(port)
{
    init(address);
}

void LinkedHall::init(const QString& address)
{
    QFile small{node.config};
    REQUIRE(small.open(QIODevice::ReadOnly));
    node.config = QString::fromStdString((node.dir.path() / "hall.toml").string());
    std::ofstream{node.config.toStdString()} << small.readAll().toStdString()
                                             << hub.hubKey().toStdString();
    node.also = {u"--set"_s, u"upstream.broker="_s + address};
}

void LinkedHall::start()
{
    hub.start();
    node.start();
    openDay();
}

void LinkedHall::live(int before, int after)
{
    start();
    takeTickets(before);
    REQUIRE(node.tool({u"journal"_s, u"backup"_s, backup}).exit == 0);
    takeTickets(after);
    REQUIRE(awaitSynced());
}

void LinkedHall::openDay()
{
    REQUIRE(ask(*node.client(), u"day.open"_s, {{u"day"_s, u"2026-11-23"_s}}));
}

void LinkedHall::takeTickets(int count)
{
    const auto client = node.client();
    REQUIRE(waitFor([&] { return client->isLinked(); }));
    int answered = 0;
    for (int i = 0; i < count; ++i) {
        client->command(
            u"ticket.take"_s, {{u"service"_s, u"card"_s}}, [&](const NodeProcess::Reply& reply) {
                ++answered;
                if (reply) {
                    numbers.push_back(QString::fromStdString(reply->ticket->number));
                }
            });
    }
    REQUIRE(waitFor([&] { return answered == count; }));
}

bool LinkedHall::awaitSynced() const
{
    const auto isSo = [this] { return isSynced(); };
    return waitFor(isSo) || waitFor(isSo) || waitFor(isSo);
}

bool LinkedHall::isSynced() const
{
    auto history = hub::History::on(
        hub::openSqliteConnection(hub.dataDir().toStdString(), hub::History::tables));
    const auto journalled = rows();
    const auto newest =
        history ? history->newest("small") : Result<journal::Head, hub::StoreError>{};
    return newest && !journalled.empty() && newest->chain == journalled.back().chain;
}

std::vector<journal::Row> LinkedHall::rows() const
{
    std::vector<journal::Row> all;
    const auto reader =
        journal::openSqliteReader({.dataDir = node.dataDir().toStdString(), .vfs = {}});
    if (reader) {
        (void)(*reader)->read(0, [&](const journal::Row& row) {
            all.push_back(row);
            return true;
        });
    }
    return all;
}

QString LinkedHall::upstreamCondition() const
{
    const auto state = node.tool({u"state"_s, u"--json"_s});
    for (const QJsonValue device :
         QJsonDocument::fromJson(state.out.toUtf8())[u"devices"_s].toArray()) {
        if (device[u"device"_s] == u"upstream"_s) {
            return device[u"condition"_s].toString();
        }
    }
    return {};
}

void LinkedHall::loseDisk()
{
    node.kill();
    REQUIRE(std::filesystem::remove_all(node.dataDir().toStdString()) > 0);
}

bool LinkedHall::hasJournal() const
{
    return QFile::exists(node.dataDir() + u"/journal.db"_s);
}

QString LinkedHall::upstream(const Mosquitto& broker)
{
    return u"upstream.broker=mqtt://127.0.0.1:%1"_s.arg(broker.portOf());
}

QStringList LinkedHall::restoring(const Mosquitto& over) const
{
    return {
        u"journal"_s, u"restore"_s, backup, u"--config"_s, node.config, u"--set"_s, upstream(over)};
}

} // namespace hall::test
