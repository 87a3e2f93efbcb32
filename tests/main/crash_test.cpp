// SPDX-License-Identifier: Apache-2.0
#include "tests/main/node_process.h"
#include "tests/support/wait_for.h"

#include <catch2/catch.hpp>

#include <QJsonDocument>
#include <QSet>

#include <random>

using namespace hall;
using namespace Qt::StringLiterals;
using hall::test::NodeProcess;
using hall::test::waitFor;

namespace {

/// A kiosk that takes ticket after ticket and remembers what it was told.
struct Taker
{
    explicit Taker(const NodeProcess& node)
        : client(node.client())
    {
    }

    void takeNext()
    {
        client->command(
            u"ticket.take"_s, {{u"service"_s, u"card"_s}}, [this](const NodeProcess::Reply& reply) {
                if (reply) {
                    numbers.push_back(QString::fromStdString(reply->ticket->number));
                    if (!isDone) {
                        takeNext();
                    }
                } else {
                    isIdle = true;
                }
            });
    }

    void goOn()
    {
        if (isIdle && client->isLinked()) {
            isIdle = false;
            takeNext();
        }
    }

    std::unique_ptr<client::HallClient> client;
    QStringList numbers;
    bool isIdle = true;
    bool isDone = false;
};

} // namespace

TEST_CASE(
    "kill -9 in the middle of work loses no ticket that was acknowledged and gives no number twice",
    "[process][crash]")
{
    std::mt19937 random{Catch::rngSeed()};
    CAPTURE(Catch::rngSeed());
    NodeProcess node;
    node.start();
    REQUIRE(test::ask(*node.client(), u"day.open"_s, {{u"day"_s, u"2026-11-23"_s}}));
    std::vector<std::unique_ptr<Taker>> takers;
    takers.reserve(4);
    for (int at = 0; at < 4; ++at) {
        takers.push_back(std::make_unique<Taker>(node));
    }
    const auto acknowledged = [&] {
        qsizetype count = 0;
        for (const auto& taker : takers) {
            count += taker->numbers.size();
        }
        return count;
    };

    for (int kills = 0; kills < 6; ++kills) {
        const qsizetype enough = acknowledged() + 10 + static_cast<qsizetype>(random() % 40);
        REQUIRE(waitFor([&] {
            for (const auto& taker : takers) {
                taker->goOn();
            }
            return acknowledged() >= enough;
        }));
        node.kill();
        node.start();
    }
    for (const auto& taker : takers) {
        taker->isDone = true;
    }
    REQUIRE(node.stop() == 0);

    CHECK(node.tool({u"journal"_s, u"verify"_s}).exit == 0);
    QSet<QString> journalled;
    for (const QString& line : node.tool({u"journal"_s, u"export"_s}).out.split(u'\n')) {
        const QJsonObject row = QJsonDocument::fromJson(line.toUtf8()).object();
        if (row[u"kind"_s] == u"TicketIssued"_s) {
            const QJsonObject body =
                QJsonDocument::fromJson(row[u"body"_s].toString().toUtf8()).object();
            const QString number = body[u"number"_s].toString();
            REQUIRE_FALSE(journalled.contains(number));
            journalled.insert(number);
        }
    }
    QSet<QString> told;
    for (const auto& taker : takers) {
        for (const QString& number : taker->numbers) {
            CHECK(journalled.contains(number));
            REQUIRE_FALSE(told.contains(number));
            told.insert(number);
        }
    }
}
