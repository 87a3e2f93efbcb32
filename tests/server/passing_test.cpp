// SPDX-License-Identifier: Apache-2.0
#include "app/server/operator_lock.h"
#include "tests/server/running_node.h"

#include <fstream>

using namespace hall;
using namespace Qt::StringLiterals;
using namespace std::chrono_literals;
using hall::test::RunningNode;
using hall::test::waitFor;
using protocol::Found;
using protocol::RpcError;

namespace {

/// Born 1900-01-01: nobody living.
const QString old = u"110101190001010014"_s;

using Asked = Result<std::string, protocol::Refusal>;

/// A node with a kiosk's station that claimed it, and a face that watches its scanner.
struct ScannerBench
{
    ScannerBench()
    {
        node.settings.operatorPin = "2580";
        node.restart();
        station = node.linkedClient();
        node.openHall(*station);
        claim = node.ask(*station, u"station.claim"_s, {{u"station"_s, u"kiosk-1"_s}})->claim;
        face = node.linkedClient();
        QObject::connect(face.get(),
                         &client::HallClient::viewChanged,
                         face.get(),
                         [this](const protocol::AnyView& view) {
                             if (const auto* got = std::get_if<protocol::ReadingView>(&view)) {
                                 reading = *got;
                             }
                             if (const auto* got = std::get_if<protocol::StationView>(&view)) {
                                 stationView = *got;
                             }
                         });
        face->watch(u"reading:kiosk-1"_s);
        face->watch(u"station:kiosk-1"_s);
    }

    Asked ask(client::HallClient& client, const QString& method, const QJsonObject& params)
    {
        std::optional<Asked> result;
        client.ask(method, params, [&](const Asked& answer) { result = answer; });
        REQUIRE(waitFor([&] { return result.has_value(); }));
        return *result;
    }

    Asked read(const QString& text)
    {
        return ask(*station,
                   u"code.read"_s,
                   {{u"station"_s, u"kiosk-1"_s}, {u"claim"_s, qint64{claim}}, {u"text"_s, text}});
    }

    Asked readCard(QJsonObject params)
    {
        params[u"station"_s] = u"kiosk-1"_s;
        params[u"claim"_s] = qint64{claim};
        return ask(*station, u"card.read"_s, params);
    }

    /// What the face is told of a card.
    protocol::ReadingView toldOfCard(const QJsonObject& params)
    {
        const std::int64_t before = reading ? reading->reading : 0;
        REQUIRE(readCard(params));
        REQUIRE(waitFor([&] { return reading && reading->reading > before; }));
        return *reading;
    }

    RunningNode::Reply takeByCard(std::int64_t card)
    {
        return node.ask(
            *face,
            u"ticket.take"_s,
            {{u"service"_s, u"a1"_s}, {u"subject"_s, QJsonObject{{u"card"_s, qint64{card}}}}});
    }

    /// Another hall, by the same rules but for these.
    void change(const std::function<void(Rules&)>& how)
    {
        how(node.settings.rules);
        node.restart();
        reading.reset();
        claim = node.ask(*station, u"station.claim"_s, {{u"station"_s, u"kiosk-1"_s}})->claim;
        REQUIRE(waitFor([&] { return reading.has_value(); }));
    }

    /// What the face is told of a code.
    protocol::ReadingView told(const QString& text)
    {
        const std::int64_t before = reading ? reading->reading : 0;
        REQUIRE(read(text));
        REQUIRE(waitFor([&] { return reading && reading->reading > before; }));
        return *reading;
    }

    [[nodiscard]] QString ticketCode(std::size_t at) const
    {
        const server::HallService& service = node.node->service();
        return QString::fromStdString(service.codes().payload(service.hall().tickets[at]));
    }

    RunningNode node;
    std::unique_ptr<client::HallClient> station;
    std::unique_ptr<client::HallClient> face;
    std::int64_t claim = 0;
    std::optional<protocol::ReadingView> reading;
    std::optional<protocol::StationView> stationView;
};

} // namespace

TEST_CASE("a ticket's code is found with its state and place", "[node][scan]")
{
    ScannerBench bench;
    (void)bench.node.ask(*bench.station, u"ticket.take"_s, {{u"service"_s, u"a1"_s}});
    (void)bench.node.ask(*bench.station, u"ticket.take"_s, {{u"service"_s, u"a1"_s}});

    const auto told = bench.told(bench.ticketCode(1));

    CHECK(told.found == Found::Ticket);
    REQUIRE(told.ticket);
    CHECK(told.ticket->number == "A002");
    CHECK(told.ticket->ahead == 1);
    CHECK(told.ticket->state == TicketState::Waiting);
}

TEST_CASE("codes of a service, another hall, yesterday and nobody are told apart", "[node][scan]")
{
    ScannerBench bench;
    (void)bench.node.ask(*bench.station, u"ticket.take"_s, {{u"service"_s, u"a1"_s}});
    const QString code = bench.ticketCode(0);

    const auto service = bench.told(u"https://example.cn/s/a2"_s);
    CHECK(service.found == Found::Service);
    CHECK(service.service.value == "a2");
    CHECK(bench.told(u"https://example.cn/s/none"_s).found == Found::Nothing);
    CHECK(bench.told(u"https://other.cn/t/ABCDEFGHIJKLMNOP"_s).found == Found::OtherHall);
    CHECK(bench.told(u"https://example.cn/t/ABCDEFGHIJKLMNOP"_s).found == Found::Nothing);
    CHECK(bench.told(u"张三 110101199001011234"_s).found == Found::Nothing);
    REQUIRE(bench.node.ask(
        *bench.station, u"counter.close"_s, {{u"counter"_s, 1}, {u"seen"_s, QJsonValue{}}}));
    REQUIRE(bench.node.ask(*bench.station, u"day.close"_s, {}));
    REQUIRE(bench.node.ask(*bench.station, u"day.open"_s, {{u"day"_s, u"2026-11-24"_s}}));
    CHECK(bench.told(code).found == Found::EarlierDay);
    const auto shown =
        bench.ask(*bench.station, u"ticket.show"_s, {{u"code"_s, code.section(u'/', -1)}});
    REQUIRE_FALSE(shown);
    CHECK(shown.error().rejection == Rejection::TicketOfEarlierDay);
}

TEST_CASE("a card takes a number for whose it is, as if his number had been typed", "[node][card]")
{
    ScannerBench bench;
    bench.change([](Rules& rules) { rules.classes[1].fromAge = 70; });
    const auto told = bench.toldOfCard({{u"number"_s, old}});
    CHECK(told.found == Found::Card);
    CHECK_FALSE(told.ticket);

    const auto taken = bench.takeByCard(told.reading);

    REQUIRE(taken);
    CHECK(taken->ticket->priority == bench.node.settings.rules.classes[1].code);
    const auto typed =
        bench.node.ask(*bench.face,
                       u"ticket.take"_s,
                       {{u"service"_s, u"a2"_s}, {u"subject"_s, QJsonObject{{u"id"_s, old}}}});
    REQUIRE(typed);
    const Hall& hall = bench.node.hall();
    CHECK_FALSE(hall.tickets[0].subject.empty());
    CHECK(hall.tickets[0].subject == hall.tickets[1].subject);
}

TEST_CASE("a card that gave no number is told, and so is one whose number can't be taken",
          "[node][card]")
{
    ScannerBench bench;
    CHECK(bench.toldOfCard({{u"unread"_s, u"again"_s}}).found == Found::CardUnread);
    CHECK(bench.toldOfCard({{u"unread"_s, u"unusable"_s}}).found == Found::CardUnusable);
    CHECK(bench.toldOfCard({{u"number"_s, u"USA000000000000"_s}}).found == Found::CardUnusable);
    for (const QJsonObject& params : {QJsonObject{},
                                      QJsonObject{{u"number"_s, u""_s}},
                                      QJsonObject{{u"unread"_s, u"never"_s}},
                                      QJsonObject{{u"number"_s, old}, {u"unread"_s, u"again"_s}},
                                      QJsonObject{{u"number"_s, QString(33, u'1')}}}) {
        const auto refused = bench.readCard(params);
        REQUIRE_FALSE(refused);
        CHECK(refused.error().code == RpcError::InvalidParams);
        CHECK(refused.error().message.find("110101") == std::string::npos);
    }
    bench.claim -= 1;
    CHECK(bench.readCard({{u"number"_s, old}}).error().rejection == Rejection::StaleClaim);
}

TEST_CASE("a card is nobody's once something else was read", "[node][card]")
{
    ScannerBench bench;
    bench.change([](Rules& rules) { rules.services[0].identity = Identity::Required; });
    const auto first = bench.toldOfCard({{u"number"_s, old}});
    const auto second = bench.toldOfCard({{u"number"_s, u"810000190001010026"_s}});

    CHECK(bench.takeByCard(first.reading).error().rejection == Rejection::IdentityRequired);
    REQUIRE(bench.takeByCard(second.reading));
    (void)bench.told(u"https://example.cn/s/a2"_s);
    CHECK(bench.takeByCard(second.reading).error().rejection == Rejection::IdentityRequired);
    const auto checkIn = bench.node.ask(
        *bench.face,
        u"ticket.take"_s,
        {{u"checkIn"_s, true}, {u"subject"_s, QJsonObject{{u"card"_s, qint64{second.reading}}}}});
    REQUIRE_FALSE(checkIn);
    CHECK(checkIn.error().code == RpcError::InvalidParams);
}

TEST_CASE("a card is of the station where it was read", "[card]")
{
    server::Passing passing;
    passing.readCard({"kiosk-1"}, Time{}, {}, old.toStdString());
    CHECK(passing.cardNumber({"kiosk-1"}, 1) == old.toStdString());
    CHECK(passing.cardNumber({"kiosk-2"}, 1) == std::nullopt);
    CHECK(passing.cardNumber({"kiosk-1"}, 2) == std::nullopt);
    passing.readCard({"kiosk-1"}, Time{}, {}, {});
    CHECK(passing.cardNumber({"kiosk-1"}, 1) == std::nullopt);
}

TEST_CASE("whether cards are read is told to the kiosk", "[node][card]")
{
    ScannerBench bench;
    REQUIRE(waitFor([&] { return bench.reading.has_value(); }));
    CHECK_FALSE(bench.reading->readsCards);
    REQUIRE(bench.node.ask(*bench.station,
                           u"device.changed"_s,
                           {{u"station"_s, u"kiosk-1"_s},
                            {u"claim"_s, qint64{bench.claim}},
                            {u"device"_s, u"idcard"_s},
                            {u"condition"_s, u"ready"_s}}));
    CHECK(waitFor([&] { return bench.reading->readsCards; }));
    CHECK_FALSE(bench.reading->ready);
}

TEST_CASE("what was read is nowhere in the data folder", "[node][scan][card]")
{
    ScannerBench bench;
    (void)bench.told(u"SECRET-OF-A-PERSON"_s);
    REQUIRE(bench.takeByCard(bench.toldOfCard({{u"number"_s, old}}).reading));
    bench.node.node->stop(u"test"_s);

    for (const auto& entry : std::filesystem::recursive_directory_iterator(bench.node.dir.path())) {
        if (entry.is_regular_file()) {
            std::ifstream file{entry.path(), std::ios::binary};
            const std::string bytes{std::istreambuf_iterator<char>{file}, {}};
            INFO(entry.path());
            CHECK(bytes.find("SECRET-OF-A-PERSON") == std::string::npos);
            CHECK(bytes.find(old.toStdString()) == std::string::npos);
        }
    }
}

TEST_CASE("a reading under an older claim is refused", "[node][scan]")
{
    ScannerBench bench;
    bench.claim -= 1;
    const auto answer = bench.read(u"https://example.cn/s/a1"_s);
    REQUIRE_FALSE(answer);
    CHECK(answer.error().rejection == Rejection::StaleClaim);
}

TEST_CASE("a test is asked by the operator alone, and told to the station", "[node][operator]")
{
    ScannerBench bench;
    REQUIRE(bench.node.ask(*bench.station,
                           u"device.changed"_s,
                           {{u"station"_s, u"kiosk-1"_s},
                            {u"claim"_s, qint64{bench.claim}},
                            {u"device"_s, u"speaker"_s},
                            {u"condition"_s, u"ready"_s}}));
    const QJsonObject test{{u"station"_s, u"kiosk-1"_s}, {u"device"_s, u"speaker"_s}};
    const auto shut = bench.ask(*bench.face, u"device.test"_s, test);
    REQUIRE_FALSE(shut);
    CHECK(shut.error().code == RpcError::NotOpened);

    CHECK(bench.ask(*bench.face, u"operator.enter"_s, {{u"pin"_s, u"1111"_s}}).error().code ==
          RpcError::WrongPin);
    REQUIRE(bench.ask(*bench.face, u"operator.enter"_s, {{u"pin"_s, u"2580"_s}}));
    REQUIRE(bench.ask(*bench.face, u"device.test"_s, test));
    REQUIRE(waitFor([&] { return bench.stationView && !bench.stationView->tests.empty(); }));
    CHECK(bench.stationView->tests ==
          std::vector<protocol::TestsAsked>{{.device = "speaker", .count = 1}});
    CHECK(bench
              .ask(*bench.face,
                   u"device.test"_s,
                   {{u"station"_s, u"kiosk-1"_s}, {u"device"_s, u"toaster"_s}})
              .error()
              .code == RpcError::InvalidParams);
}

TEST_CASE("what is to be said is told to every station, and the text stays out of the journal",
          "[scan]")
{
    ScannerBench bench;
    const std::int64_t seq = bench.node.node->service().hall().lastSeq;

    const auto answer = bench.ask(*bench.face,
                                  u"announcement.make"_s,
                                  {{u"text"_s, u"请带好证件"_s},
                                   {u"textEn"_s, u"Please have your papers ready"_s},
                                   {u"zone"_s, u"east"_s},
                                   {u"urgent"_s, true}});

    CHECK(answer.value() == R"({"serial":1})");
    REQUIRE(
        waitFor([&] { return bench.stationView && !bench.stationView->announcements.empty(); }));
    const protocol::AnnouncementAsked told = bench.stationView->announcements.front();
    CHECK(told.serial == 1);
    CHECK(told.zone == ZoneCode{"east"});
    CHECK(told.text == "请带好证件");
    CHECK(told.textEn == "Please have your papers ready");
    CHECK(told.urgent);
    CHECK(told.at > Time{});
    CHECK(bench.node.node->service().hall().lastSeq == seq);

    for (int count = 0; count < 10; ++count) {
        REQUIRE(bench.ask(*bench.face, u"announcement.make"_s, {{u"text"_s, u"请坐"_s}}));
    }
    REQUIRE(waitFor([&] { return bench.stationView->announcements.back().serial == 11; }));
    CHECK(bench.stationView->announcements.size() == server::Passing::announcementsMax);
}

TEST_CASE("what can't be said anywhere is refused", "[scan]")
{
    ScannerBench bench;
    for (const QJsonObject& params : {QJsonObject{},
                                      QJsonObject{{u"text"_s, u""_s}},
                                      QJsonObject{{u"text"_s, QString(700, u'x')}},
                                      QJsonObject{{u"text"_s, u"请坐"_s}, {u"zone"_s, u"attic"_s}},
                                      QJsonObject{{u"text"_s, u"请坐"_s}, {u"urgent"_s, 1}}}) {
        const auto refused = bench.ask(*bench.face, u"announcement.make"_s, params);
        REQUIRE_FALSE(refused);
        CHECK(refused.error().code == RpcError::InvalidParams);
    }
}

TEST_CASE("five wrong PINs shut the operator's page for a minute", "[operator]")
{
    server::OperatorLock lock{"2580"};
    Time now{};
    for (int tries = 0; tries < 5; ++tries) {
        REQUIRE_FALSE(lock.enter("0000", now));
    }
    CHECK(lock.enter("2580", now + 59s).error().next == now + 60s);
    CHECK(lock.enter("2580", now + 60s));
    CHECK(server::OperatorLock{""}.enter("", now).error().noPin);
}
