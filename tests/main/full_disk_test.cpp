// SPDX-License-Identifier: Apache-2.0
#include "tests/main/node_process.h"
#include "tests/support/wait_for.h"

#include <catch2/catch.hpp>

#include <QFile>

using namespace hall;
using namespace Qt::StringLiterals;
using hall::test::NodeProcess;
using hall::test::waitFor;

namespace {

/// Fills the disk to the last byte.
void fill(const QString& path)
{
    QFile file{path};
    REQUIRE(file.open(QIODevice::WriteOnly | QIODevice::Unbuffered));
    for (qsizetype piece = 65536; piece > 0; piece /= 2) {
        while (file.write(QByteArray(piece, 'x')) == piece) {
        }
    }
}

/// Takes tickets until the hall turns one away; the numbers that were acknowledged.
QStringList takeUntilTurnedAway(client::HallClient& client,
                                std::optional<protocol::Refusal>& refusal)
{
    QStringList numbers;
    constexpr int ticketsMax = 20000;
    int answered = 0;
    for (int sent = 0; sent < ticketsMax && !refusal; ++sent) {
        client.command(
            u"ticket.take"_s, {{u"service"_s, u"card"_s}}, [&](const NodeProcess::Reply& reply) {
                ++answered;
                if (reply) {
                    numbers.push_back(QString::fromStdString(reply->ticket->number));
                } else {
                    refusal = reply.error();
                }
            });
        // One at a time while the disk takes them: each is a commit of its own.
        const int wanted = sent + 1;
        (void)QTest::qWaitFor([&] { return answered == wanted || refusal; }, 200);
    }
    return numbers;
}

} // namespace

TEST_CASE("a full disk: the hall says so, loses nothing, and the day can still be closed",
          "[process][disk]")
{
    NodeProcess node;
    node.startOnSmallDisk(24);
    auto client = node.client();
    REQUIRE(test::ask(*client, u"day.open"_s, {{u"day"_s, u"2026-11-23"_s}}));
    std::optional<protocol::KioskView> kiosk;
    QObject::connect(
        client.get(), &client::HallClient::viewChanged, [&](const protocol::AnyView& view) {
            kiosk = std::get<protocol::KioskView>(view);
        });
    client->watch(u"kiosk"_s);
    REQUIRE(waitFor([&] { return kiosk.has_value(); }));
    fill(node.dataDir() + u"/filler"_s);

    std::optional<protocol::Refusal> refusal;
    const QStringList numbers = takeUntilTurnedAway(*client, refusal);

    REQUIRE(refusal);
    CHECK(refusal->code == protocol::RpcError::NotDurable);
    CHECK(numbers.size() > 0);
    REQUIRE(waitFor([&] { return kiosk->hall.taking == protocol::Taking::NotDurable; }));

    REQUIRE(test::ask(*client, u"day.close"_s, {}));
    REQUIRE(waitFor([&] { return kiosk->hall.taking == protocol::Taking::DayClosed; }));
    const auto verified = node.tool({u"journal"_s, u"verify"_s});
    CHECK(verified.exit == 0);
    const auto journal = node.tool({u"journal"_s, u"export"_s});
    for (const QString& number : numbers) {
        REQUIRE(journal.out.count(u"\\\"number\\\":\\\"%1\\\""_s.arg(number)) == 1);
    }
    CHECK(journal.out.trimmed().split(u'\n').last().contains(u"DayClosed"_s));
}
