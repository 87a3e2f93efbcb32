// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "app/hub/hub.h"
#include "app/hub/sqlite_store.h"
#include "app/journal/sqlite_journal.h"
#include "app/sync/hub_word.h"
#include "app/sync/receipt.h"
#include "app/sync/topics.h"
#include "app/sync/uplink.h"
#include "tests/engines/mosquitto.h"
#include "tests/support/wait_for.h"

#include <catch2/catch.hpp>

#include <set>

namespace hall::test {

using namespace std::chrono_literals;
using sync::Uplink;
using sync::UplinkStatus;

inline Time someTime()
{
    return Time{std::chrono::milliseconds{1'795'420'800'000}};
}

inline identity::SigningKey keyOf(char first)
{
    const std::string seed = std::string{first} + "WGxne_9WmC6hEr0kuwsxERJxWl7MmkZcDusAxyuf2A";
    return *identity::SigningKey::parse(R"({"kty":"OKP","crv":"Ed25519","d":")" + seed + "\"}");
}

/// A hall's journal and its link, as fast as a test wants it.
class Hall
{
public:
    explicit Hall(const Mosquitto& broker, std::string name = "district", char key = 'h')
        : id(std::move(name))
        , m_broker(broker)
        , m_key(key)
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
            .now = [this] { return m_now += 1ms; },
            .key = keyOf(m_key),
            .limits = {.window = window, .askAgain = 100ms, .quiet = 300ms, .quietMax = 1s},
            .delays = {.first = 20ms, .most = 100ms},
            .heads = sync::SignedHeads{headsEvery}});
        QObject::connect(m_uplink.get(), &Uplink::changed, [this](const UplinkStatus& now) {
            status = now;
            if (now.state == sync::Link::State::Refused) {
                m_refusedFor.insert(now.why);
            }
        });
        QObject::connect(m_uplink.get(), &Uplink::posted, [this](const sync::Posting& posting) {
            postings.push_back(posting);
        });
        QObject::connect(m_uplink.get(),
                         &Uplink::postingRefused,
                         [this](const QString& topic, const QString& why) {
                             refused << topic + QLatin1String(": ") + why;
                         });
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
    void journalOnly(int rows, const std::string& body = R"({"number":"A001"})")
    {
        std::vector<journal::Row> batch(static_cast<std::size_t>(rows));
        std::int64_t seq = m_journal->head().position.seq;
        for (journal::Row& row : batch) {
            row.seq = ++seq;
            row.at = 1'795'420'800'000 + seq;
            row.kind = "TicketIssued";
            row.body = body;
            row.command = "press-" + std::to_string(seq);
        }
        REQUIRE(m_journal->append(batch).outcome == journal::AppendOutcome::Stored);
    }

    [[nodiscard]] const journal::Head& head() const
    {
        return m_journal->head();
    }

    /// The link was stopped for this, if only for a moment.
    [[nodiscard]] bool refusedFor(const std::string& why) const
    {
        return m_refusedFor.contains(why);
    }

    void sayReceipt(const sync::Receipt& receipt)
    {
        m_uplink->tellReceipt(QByteArray::fromStdString(sync::writeReceipt(receipt)));
    }

    const std::string id;
    std::chrono::milliseconds headsEvery{200};
    UplinkStatus status;
    std::vector<sync::Posting> postings; ///< as they came
    QStringList refused;

private:
    const Mosquitto& m_broker;
    char m_key;
    Time m_now = someTime();
    std::set<std::string> m_refusedFor;
    TempDir m_dir;
    std::unique_ptr<journal::Journal> m_journal;
    std::unique_ptr<Uplink> m_uplink;
};

class City
{
public:
    explicit City(const Mosquitto& broker, std::string name = "hub-1")
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
        auto downlink = hub::openSqliteDownlink(m_dir->path());
        REQUIRE(downlink);
        m_hub = std::make_unique<hub::Hub>(
            hub::Hub::Parts{.store = std::move(*store),
                            .key = keyOf(key),
                            .broker = m_broker.as(m_name),
                            .now = someTime,
                            .downlink = std::move(*downlink),
                            .hallKeys = openKeys(),
                            .oldestDay = [] { return *parseBusinessDay("2026-11-23"); }},
            hub::Hub::Options{.name = m_name,
                              .keyId = "hub",
                              .reception = {.gather = 2ms},
                              .notary = {.gather = 2ms, .again = 50ms},
                              .askAgain = 50ms,
                              .lease = 1s});
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

    /// What the API does: somebody else on the same database.
    hub::Posted post(hub::Posted posted)
    {
        posted.at = someTime();
        const auto store = hub::openSqliteDownlink(m_dir->path());
        REQUIRE(store);
        const auto put = (*store)->put(posted);
        REQUIRE(put);
        return *put;
    }

    /// What a hall said last of what it has.
    [[nodiscard]] std::optional<hub::HallReceipt>
    receipt(const std::string& hall = "district") const
    {
        return hub::openSqliteDownlink(m_dir->path()).value()->receipt(hall).value();
    }

    /// As known of a hall.
    [[nodiscard]] std::optional<hub::HallKey> key(const std::string& hall = "district") const
    {
        return openKeys().find(hall).value();
    }

    /// Somebody who may change everything.
    void ask(const char* sql) const
    {
        REQUIRE((*hub::openSqliteConnection(m_dir->path(), hub::HallKeys::tables))->run(sql, {}));
    }

    [[nodiscard]] hub::Figures figures() const
    {
        return m_hub->figures();
    }

    qint64 stored = 0;
    QString log;

private:
    [[nodiscard]] hub::HallKeys openKeys() const
    {
        auto keys =
            hub::HallKeys::on(hub::openSqliteConnection(m_dir->path(), hub::HallKeys::tables));
        REQUIRE(keys);
        return std::move(*keys);
    }

    const Mosquitto& m_broker;
    std::string m_name;
    std::shared_ptr<TempDir> m_dir = std::make_shared<TempDir>();
    std::unique_ptr<hub::Hub> m_hub;
    hub::Store* m_store = nullptr;
};

/// The city has everything, each once, and the hall knows it.
[[nodiscard]] inline bool isSynced(const Hall& hall, const City& city)
{
    return city.newest() == hall.head() && city.stored == hall.head().position.seq &&
           hall.status.waiting == 0 && hall.status.acknowledged == hall.head().position;
}

/// A hall and its city, in step, and somebody else on their broker.
struct Linked
{
    explicit Linked(int rows)
    {
        REQUIRE(broker.start());
        city.start();
        hall.append(rows);
        hall.link();
        REQUIRE(waitFor([&] { return isSynced(hall, city); }));
        stranger.start();
        REQUIRE(waitFor([&] { return stranger.isConnected(); }));
    }

    void say(std::string_view what, std::string payload)
    {
        const sync::MqttMessage message{.topic = sync::topicOf("district", what),
                                        .payload = std::move(payload)};
        REQUIRE(stranger.publish(message));
    }

    /// What nobody but the hub could say, or one whose key was stolen.
    void sayHeld(const journal::Head& head)
    {
        say(sync::ackTopic,
            sync::writeWord(
                {.kind = sync::HubWordKind::Held, .hall = "district", .upTo = head, .at = {}},
                "hub",
                keyOf('n')));
    }

    test::Mosquitto broker;
    City city{broker};
    Hall hall{broker};
    sync::Mqtt stranger{broker.as("stranger"), std::nullopt, {}};
};

} // namespace hall::test
