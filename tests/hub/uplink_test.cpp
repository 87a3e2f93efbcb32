// SPDX-License-Identifier: Apache-2.0
#include "app/hub/hub.h"
#include "app/hub/sqlite_store.h"
#include "app/journal/sqlite_journal.h"
#include "app/sync/event_message.h"
#include "app/sync/topics.h"
#include "app/sync/uplink.h"
#include "tests/engines/mosquitto.h"
#include "tests/support/wait_for.h"

#include <catch2/catch.hpp>

namespace hall::sync {

namespace {

using namespace std::chrono_literals;
using test::waitFor;

Time someTime()
{
    return Time{std::chrono::milliseconds{1'795'420'800'000}};
}

identity::SigningKey keyOf(char first)
{
    const std::string seed = std::string{first} + "WGxne_9WmC6hEr0kuwsxERJxWl7MmkZcDusAxyuf2A";
    return *identity::SigningKey::parse(R"({"kty":"OKP","crv":"Ed25519","d":")" + seed + "\"}");
}

/// A hall's journal and its link, as fast as a test wants it.
class Hall
{
public:
    explicit Hall(const test::Mosquitto& broker, std::string name = "district")
        : id(std::move(name))
        , m_broker(broker)
        , m_journal(*journal::openSqliteJournal({.dataDir = m_dir.path(), .vfs = {}}))
    {
    }

    void link(std::int64_t window = 50)
    {
        m_uplink = std::make_unique<Uplink>(Uplink::Parts{
            .hall = id,
            .version = "test",
            .broker = m_broker.as(id),
            .hubKeys = {{.id = "hub", .key = keyOf('n').publicHalf()}},
            .reader = *m_journal->reader(),
            .now = someTime,
            .limits = {.window = window, .askAgain = 100ms, .quiet = 300ms, .quietMax = 1s},
            .delays = {.first = 20ms, .most = 100ms}});
        QObject::connect(
            m_uplink.get(), &Uplink::changed, [this](const UplinkStatus& now) { status = now; });
        m_uplink->start();
        m_uplink->tellDurable(m_journal->head().position.seq);
    }

    /// As the hall's thread does when so much is durable.
    void tellDurable(std::int64_t seq)
    {
        m_uplink->tellDurable(seq);
    }

    void unlink()
    {
        m_uplink.reset();
    }

    void append(int rows)
    {
        journalOnly(rows);
        if (m_uplink) {
            m_uplink->tellDurable(head().position.seq);
        }
    }

    /// The link isn't told.
    void journalOnly(int rows)
    {
        std::vector<journal::Row> batch(static_cast<std::size_t>(rows));
        std::int64_t seq = m_journal->head().position.seq;
        for (journal::Row& row : batch) {
            row.seq = ++seq;
            row.at = 1'795'420'800'000 + seq;
            row.kind = "TicketIssued";
            row.body = R"({"number":"A001"})";
            row.command = "press-" + std::to_string(seq);
        }
        REQUIRE(m_journal->append(batch).outcome == journal::AppendOutcome::Stored);
    }

    [[nodiscard]] const journal::Head& head() const
    {
        return m_journal->head();
    }

    const std::string id;
    UplinkStatus status;

private:
    const test::Mosquitto& m_broker;
    test::TempDir m_dir;
    std::unique_ptr<journal::Journal> m_journal;
    std::unique_ptr<Uplink> m_uplink;
};

class City
{
public:
    explicit City(const test::Mosquitto& broker, std::string name = "hub-1")
        : m_broker(broker)
        , m_name(std::move(name))
    {
    }

    /// A further hub of a city that there is.
    City(const City& other, std::string name)
        : m_broker(other.m_broker)
        , m_name(std::move(name))
        , m_dir(other.m_dir)
    {
    }

    void start(char key = 'n')
    {
        auto store = hub::openSqliteStore(m_dir->path());
        REQUIRE(store);
        m_store = store->get();
        m_hub = std::make_unique<hub::Hub>(
            hub::Hub::Parts{.store = std::move(*store),
                            .key = keyOf(key),
                            .broker = m_broker.as(m_name),
                            .now = someTime},
            hub::Hub::Options{
                .name = m_name, .keyId = "hub", .gather = 2ms, .askAgain = 50ms, .lease = 1s});
        QObject::connect(
            m_hub.get(), &hub::Hub::stored, [this](qint64 events) { stored += events; });
        QObject::connect(m_hub.get(), &hub::Hub::told, [this](const QString& sentence) {
            log += sentence + QLatin1Char('\n');
        });
        m_hub->start();
    }

    void stop()
    {
        m_hub.reset();
        m_store = nullptr;
    }

    /// As stored of a hall.
    [[nodiscard]] journal::Head newest(const std::string& hall = "district") const
    {
        return m_store->newest(hall).value_or(journal::Head{});
    }

    qint64 stored = 0;
    QString log;

private:
    const test::Mosquitto& m_broker;
    std::string m_name;
    std::shared_ptr<test::TempDir> m_dir = std::make_shared<test::TempDir>();
    std::unique_ptr<hub::Hub> m_hub;
    hub::Store* m_store = nullptr;
};

/// The city has everything, each once, and the hall knows it.
bool isSynced(const Hall& hall, const City& city)
{
    return city.newest() == hall.head() && city.stored == hall.head().position.seq &&
           hall.status.waiting == 0 && hall.status.acknowledged == hall.head().position;
}

} // namespace

TEST_CASE("what a hall journals arrives in the city", "[uplink]")
{
    test::Mosquitto broker;
    REQUIRE(broker.start());
    City city{broker};
    Hall hall{broker};
    hall.append(120);
    city.start();
    hall.link();

    CHECK(waitFor([&] { return isSynced(hall, city); }));
    CHECK(hall.status.state == Link::State::Flowing);
    hall.append(1);
    CHECK(waitFor([&] { return isSynced(hall, city); }));
    CHECK(hall.status.why.empty());
}

TEST_CASE("hall and hub come over TLS with a password, and nobody else", "[uplink][tls]")
{
    test::Mosquitto broker{test::Mosquitto::Access::Guarded};
    REQUIRE(broker.start());
    City city{broker};
    city.start();
    Hall hall{broker};
    hall.append(5);
    hall.link();
    CHECK(waitFor([&] { return isSynced(hall, city); }));

    test::Mosquitto other{test::Mosquitto::Access::Guarded};
    REQUIRE(other.start());
    const auto complaintOf = [](const Broker& address) {
        std::string why;
        Mqtt stranger{address, std::nullopt, {}};
        QObject::connect(&stranger, &Mqtt::disconnected, [&](const QString& reason) {
            why = reason.toStdString();
        });
        stranger.start();
        REQUIRE(waitFor([&] { return !why.empty(); }));
        return why;
    };
    auto wrongPassword = broker.as("stranger");
    wrongPassword.password = "guessed";
    CHECK(complaintOf(wrongPassword) == "Connection Refused: not authorised.");
    auto wrongAuthority = broker.as("stranger");
    wrongAuthority.authority = other.as("stranger").authority;
    CHECK(complaintOf(wrongAuthority) ==
          "the broker's certificate isn't of the authority, or not for this host");
    auto nowhere = broker.as("stranger");
    nowhere.authority = "/nowhere/ca.pem";
    CHECK(complaintOf(nowhere) ==
          "a file of the authority, the certificate or the key can't be read");
}

TEST_CASE("what isn't durable in the hall doesn't leave it", "[uplink]")
{
    test::Mosquitto broker;
    REQUIRE(broker.start());
    City city{broker};
    city.start();
    Hall hall{broker};
    hall.append(5);
    hall.link();
    REQUIRE(waitFor([&] { return isSynced(hall, city); }));

    hall.journalOnly(5);
    hall.tellDurable(7);

    CHECK(waitFor([&] { return hall.status.acknowledged.seq == 7; }));
    CHECK(city.stored == 7);
}

TEST_CASE("an event on another hall's topic is refused", "[uplink]")
{
    test::Mosquitto broker;
    REQUIRE(broker.start());
    City city{broker};
    city.start();
    Hall hall{broker};
    hall.append(1);
    hall.link();
    REQUIRE(waitFor([&] { return isSynced(hall, city); }));
    Mqtt stranger{broker.as("stranger"), std::nullopt, {}};
    QObject::connect(&stranger, &Mqtt::connected, [&] {
        journal::Row row;
        row.epoch = "one";
        row.seq = 1;
        row.kind = "DayOpened";
        stranger.publish({.topic = topicOf("district", eventsTopic),
                          .payload = writeEvent({.hall = "harbour", .row = row, .previous = {}})});
        stranger.publish({.topic = topicOf("district", eventsTopic), .payload = "{"});
    });
    stranger.start();

    CHECK(waitFor([&] { return city.log.count(QLatin1String("an event was refused")) == 2; }));
    CHECK(city.log.contains(QLatin1String("it says to be of the hall \"harbour\"")));
    CHECK(city.stored == 1);
}

TEST_CASE("a hall works without a city, and the city has all of it afterwards", "[uplink]")
{
    test::Mosquitto broker;
    City city{broker};
    Hall hall{broker};
    hall.link();
    hall.append(70);
    CHECK(waitFor([&] { return hall.status.why.starts_with("no connection to the broker: "); }));
    CHECK(hall.status.waiting == 70);

    REQUIRE(broker.start());
    CHECK(waitFor([&] { return hall.status.state == Link::State::Asking; }));
    hall.append(70);
    city.start();
    CHECK(waitFor([&] { return isSynced(hall, city); }));
}

TEST_CASE("broker, hub and node may end at any time, in any order", "[uplink]")
{
    test::Mosquitto broker;
    REQUIRE(broker.start());
    City city{broker};
    city.start();
    Hall hall{broker};
    hall.link();
    std::mt19937 random{Catch::rngSeed()};
    for (int round = 0; round < 12; ++round) {
        CAPTURE(round);
        hall.append(static_cast<int>(1 + random() % 200));
        // Somewhere in the middle of it.
        const qint64 enough = city.stored + random() % 20;
        CHECK(waitFor([&] { return city.stored >= enough || isSynced(hall, city); }));
        switch (random() % 3) {
        case 0:
            broker.kill();
            REQUIRE(broker.start());
            break;
        case 1:
            city.stop();
            city.start();
            break;
        default:
            hall.unlink();
            hall.link();
            break;
        }
    }
    CHECK(waitFor([&] { return isSynced(hall, city); }));
    CHECK_FALSE(city.log.contains(QLatin1String("event ")));
}

TEST_CASE("the hub of another city is not believed", "[uplink]")
{
    test::Mosquitto broker;
    REQUIRE(broker.start());
    City city{broker};
    city.start('m');
    Hall hall{broker};
    hall.append(5);
    hall.link();

    CHECK(waitFor([&] {
        return hall.status.why ==
               "a word of the hub was refused: no key of this hall's hub signed it "
               "(WrongSignature)";
    }));
    CHECK(hall.status.acknowledged.seq == 0);
    CHECK(hall.status.state == Link::State::Asking);
    CHECK(city.stored == 0);
}

TEST_CASE("a hub that holds another history stops the link", "[uplink]")
{
    test::Mosquitto broker;
    REQUIRE(broker.start());
    City city{broker};
    city.start();
    {
        Hall before{broker};
        before.append(5);
        before.link();
        REQUIRE(waitFor([&] { return isSynced(before, city); }));
    }
    Hall fresh{broker};
    fresh.append(5);
    fresh.link();

    CHECK(waitFor([&] { return fresh.status.state == Link::State::Refused; }));
    CHECK(fresh.status.why.ends_with("and this hall's journal has no event of that epoch"));
    CHECK(city.stored == 5);
}

TEST_CASE("two hubs share the halls, and one takes over when the other is gone", "[uplink]")
{
    test::Mosquitto broker;
    REQUIRE(broker.start());
    City one{broker};
    City two{one, "hub-2"};
    one.start();
    two.start();
    std::vector<std::unique_ptr<Hall>> halls;
    for (int i = 0; i < 8; ++i) {
        halls.push_back(std::make_unique<Hall>(broker, "hall-" + std::to_string(i)));
        halls.back()->link();
    }
    const auto appendToAll = [&] {
        for (const auto& hall : halls) {
            hall->append(10);
        }
    };
    const auto areAllSynced = [&] {
        return std::ranges::all_of(halls, [&](const auto& hall) {
            return one.newest(hall->id) == hall->head() && hall->status.waiting == 0;
        });
    };
    appendToAll();
    CHECK(waitFor(areAllSynced));
    // Each knows of the other by now, or soon.
    CHECK(waitFor([&] {
        const auto before = std::pair{one.stored, two.stored};
        appendToAll();
        return waitFor(areAllSynced) && one.stored > before.first && two.stored > before.second;
    }));

    two.stop();
    appendToAll();
    CHECK(waitFor(areAllSynced));
}

} // namespace hall::sync
