// SPDX-License-Identifier: Apache-2.0
#include "app/hub/downlink_store.h"
#include "app/sync/notice.h"
#include "app/sync/receipt.h"
#include "tests/main/hub_process.h"
#include "tests/main/node_process.h"
#include "tests/support/wait_for.h"

#include <catch2/catch.hpp>

#include <QDateTime>
#include <QJsonArray>
#include <QJsonDocument>

#include <fstream>

using namespace hall;
using namespace Qt::StringLiterals;
using hall::sync::PostingKind;
using hall::test::ask;
using hall::test::HubProcess;
using hall::test::NodeProcess;
using hall::test::waitFor;

namespace {

/// Wherever the test runs it is noon there, so that a day's appointments are of one day.
class AlwaysNoon
{
public:
    AlwaysNoon()
        : m_before(qgetenv("TZ"))
    {
        const QTime utc = QDateTime::currentDateTimeUtc().time();
        // POSIX counts westwards.
        qputenv("TZ", QByteArray{"NOON"} + QByteArray::number(utc.hour() - 12));
    }

    AlwaysNoon(const AlwaysNoon&) = delete;
    AlwaysNoon& operator=(const AlwaysNoon&) = delete;

    ~AlwaysNoon()
    {
        m_before.isEmpty() ? qunsetenv("TZ") : qputenv("TZ", m_before);
    }

private:
    QByteArray m_before;
};

/// A hall and its city, as programs.
struct HallAndCity
{
    HallAndCity()
    {
        QFile small{node.config};
        REQUIRE(small.open(QIODevice::ReadOnly));
        QString text = QString::fromUtf8(small.readAll()) + hub.hubKey();
        text.replace(u"days = \"mon-fri\""_s, u"days = \"mon-sun\""_s);
        node.config = QString::fromStdString((node.dir.path() / "hall.toml").string());
        std::ofstream{node.config.toStdString()} << text.toStdString();
        node.also = {u"--set"_s, u"upstream.broker=mqtt://127.0.0.1:%1"_s.arg(broker.portOf())};
        REQUIRE(broker.start());
        hub.start();
        node.start();
        openDay(today);
    }

    /// As the hub's API does.
    void post(PostingKind kind, const QString& day, const std::string& content) const
    {
        const auto store = hub::openSqliteDownlink(hub.path("").toStdString());
        REQUIRE(store);
        REQUIRE((*store)->put({.kind = kind,
                               .hall = kind == PostingKind::Catalogue ? "" : "small",
                               .day = day.toStdString(),
                               .at = std::chrono::floor<Duration>(std::chrono::system_clock::now()),
                               .content = content}));
    }

    /// What the city was told.
    [[nodiscard]] sync::Receipt receipt() const
    {
        const auto store = hub::openSqliteDownlink(hub.path("").toStdString());
        const auto kept = store ? (*store)->receipt("small")
                                : Result<std::optional<hub::HallReceipt>, hub::StoreError>{};
        return kept && *kept ? sync::readReceipt((*kept)->body).value_or(sync::Receipt{})
                             : sync::Receipt{};
    }

    [[nodiscard]] bool isRefused(const std::string& topic, const std::string& why) const
    {
        return waitFor([&] {
            const auto all = receipt().refused;
            return std::ranges::any_of(all, [&](const sync::RefusedPosting& each) {
                return each.topic == topic && each.why == std::vector{why};
            });
        });
    }

    void openDay(const QDate& day) const
    {
        REQUIRE(ask(*node.client(), u"day.open"_s, {{u"day"_s, day.toString(Qt::ISODate)}}));
    }

    /// A ticket's number, or why there is none.
    [[nodiscard]] QString take(const QJsonObject& params) const
    {
        const auto reply = ask(*node.client(), u"ticket.take"_s, params);
        return reply ? QString::fromStdString(reply->ticket->number)
                     : QString::fromUtf8(toText(*reply.error().rejection).data());
    }

    [[nodiscard]] QJsonObject catalogueShown() const
    {
        const auto shown = node.tool({u"catalogue"_s, u"show"_s, u"--json"_s});
        return QJsonDocument::fromJson(shown.out.toUtf8()).object();
    }

    AlwaysNoon noon;
    QDate today = QDate::currentDate();
    test::Mosquitto broker;
    HubProcess hub{broker};
    NodeProcess node;
};

std::string row(const char* booking)
{
    return std::string{R"({"booking":")"} + booking +
           R"(","service":"pension-proof","from":"12:00","to":"15:00","name":"张三丰"})";
}

} // namespace

TEST_CASE("a catalogue of the city is at work from the next day on, a bad one never",
          "[process][downlink]")
{
    const HallAndCity both;
    const QJsonObject certificate{{u"service"_s, u"certificate"_s}};
    both.post(PostingKind::Catalogue,
              {},
              R"({"services":[{"code":"card","name":"一"},{"code":"card","name":"二"}]})");
    CHECK(both.isRefused("catalogue", "catalogue 1: service.card: is there twice"));
    CHECK(both.catalogueShown()[u"version"_s] == 0);
    CHECK(both.catalogueShown()[u"refused"_s][u"version"_s] == 1);

    both.post(PostingKind::Catalogue,
              {},
              R"({"services":[{"code":"card","name":"社会保障卡"},
                              {"code":"certificate","name":"参保证明","group":"social"}]})");
    CHECK(waitFor([&] { return both.receipt().catalogue.version == 2; }));
    CHECK(both.receipt().refused.empty());
    CHECK(both.catalogueShown()[u"waits_after"_s] == both.today.toString(Qt::ISODate));
    CHECK(both.node.tool({u"catalogue"_s, u"show"_s})
              .out.contains(u"  card name: \"社保卡申领、补换\" → \"社会保障卡\"\n"_s));
    CHECK(both.take(certificate) == u"UnknownService"_s);
}

TEST_CASE("a catalogue waits for its day on the hall's own disk", "[process][downlink]")
{
    HallAndCity both;
    const QJsonObject certificate{{u"service"_s, u"certificate"_s}};
    both.post(PostingKind::Catalogue,
              {},
              R"({"services":[{"code":"certificate","name":"参保证明","group":"social"}]})");
    REQUIRE(waitFor([&] { return both.receipt().catalogue.version == 1; }));
    both.hub.kill();
    both.broker.kill();
    both.node.kill();
    both.node.start();
    CHECK(both.take(certificate) == u"UnknownService"_s);

    both.openDay(both.today.addDays(1));
    CHECK(both.take(certificate).startsWith(u'A'));
    CHECK(both.catalogueShown()[u"waits_after"_s].isNull());
}

TEST_CASE("with an appointment of the city's list a ticket is taken, with one that left it none",
          "[process][downlink]")
{
    HallAndCity both;
    const QString today = both.today.toString(Qt::ISODate);
    both.post(PostingKind::Appointments,
              today,
              R"({"appointments":[)" + row("B-1") + ',' + row("B-2") + "]}");
    const auto isTaken = [&](std::int64_t booked, std::int64_t cancelled) {
        return waitFor([&] {
            const auto taken = both.receipt().appointments;
            return taken.size() == 1 && taken[0].booked == booked &&
                   taken[0].cancelled == cancelled;
        });
    };
    REQUIRE(isTaken(2, 0));
    both.node.kill();
    both.post(PostingKind::Appointments,
              today,
              R"({"appointments":[)" + row("B-1") + ',' + row("B-3") + "]}");
    both.node.start();
    REQUIRE(isTaken(1, 1));
    CHECK(both.receipt().appointments[0].unchanged == 1);

    CHECK(both.take({{u"appointment"_s, u"B-2"_s}}) == u"UnknownAppointment"_s);
    CHECK(both.take({{u"appointment"_s, u"B-1"_s}}).startsWith(u'A'));

    const QString yesterday = both.today.addDays(-1).toString(Qt::ISODate);
    both.post(PostingKind::Appointments, yesterday, R"({"appointments":[]})");
    CHECK(both.isRefused("appointments/" + yesterday.toStdString(),
                         "the day " + yesterday.toStdString() + " is over: here it is " +
                             today.toStdString()));
}

TEST_CASE("a notice of the city's is on the boards until its end", "[process][downlink]")
{
    const HallAndCity both;
    std::vector<Name> shown;
    const auto client = both.node.client();
    QObject::connect(
        client.get(), &client::HallClient::viewChanged, [&](const protocol::AnyView& view) {
            shown = std::get<protocol::BoardView>(view).notices;
        });
    client->watch(u"board:all"_s);
    const auto now = std::chrono::floor<Duration>(std::chrono::system_clock::now());
    const auto isShown = [&] { return std::ranges::find(shown, "停电", &Name::zh) != shown.end(); };
    both.post(PostingKind::Notices,
              {},
              sync::writeNotices({{.text = "停电",
                                   .textEn = "No power",
                                   .from = now,
                                   .until = now + std::chrono::seconds{10}}}));
    CHECK(waitFor(isShown));
    CHECK(waitFor([&] { return !isShown(); }));
}
