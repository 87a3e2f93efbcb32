// SPDX-License-Identifier: Apache-2.0
#include "app/journal/chain.h"
#include "app/sync/event_message.h"
#include "app/sync/hall_word.h"
#include "tests/hub/uplink_bench.h"

// Somebody who may write to the broker in a hall's name, or has its disk, and works out chains that
// hold. What he hasn't is the hall's key.

namespace hall::sync {

using test::City;
using test::Hall;
using test::isSynced;
using test::Linked;
using test::waitFor;

namespace {

/// Rows that follow from the hall's newest by their chain.
journal::Head forge(Linked& linked, int rows)
{
    journal::Chainer chainer;
    journal::Head head = linked.hall.head();
    for (int i = 0; i < rows; ++i) {
        journal::Row row;
        row.epoch = head.position.epoch;
        row.seq = head.position.seq + 1;
        row.at = 1'795'420'800'000;
        row.kind = "TicketIssued";
        row.body = R"({"number":"A999"})";
        row.command = "forged-" + std::to_string(row.seq);
        row.chain = chainer.next(head.chain, row);
        linked.say(eventsTopic,
                   writeEvent({.hall = "district", .row = row, .previous = head.position}));
        head = {.position = {.epoch = row.epoch, .seq = row.seq}, .chain = row.chain};
    }
    return head;
}

bool isProven(const Hall& hall, const City& city)
{
    const auto key = city.key();
    return key && key->proven == hall.head();
}

} // namespace

TEST_CASE("what the city has of a hall is proven by the hall's signature", "[uplink][forger]")
{
    Linked linked{5};
    CHECK(waitFor([&] { return isProven(linked.hall, linked.city); }));
    CHECK(linked.city.key()->id == test::keyOf('h').publicHalf().thumbprint());

    linked.hall.append(70);
    CHECK(waitFor([&] { return isProven(linked.hall, linked.city); }));
    CHECK(isSynced(linked.hall, linked.city));
    CHECK_FALSE(linked.city.log.contains(QLatin1String("event ")));
}

TEST_CASE("a hall that stops signs what it hasn't yet", "[uplink][forger]")
{
    test::Mosquitto broker;
    REQUIRE(broker.start());
    City city{broker};
    city.start();
    Hall hall{broker};
    hall.headsEvery = std::chrono::hours{1};
    hall.append(5);
    hall.link();
    REQUIRE(waitFor([&] { return city.key().has_value(); }));
    hall.append(5);
    REQUIRE(waitFor([&] { return isSynced(hall, city); }));
    CHECK_FALSE(isProven(hall, city));

    hall.unlink();

    CHECK(waitFor([&] { return isProven(hall, city); }));
}

TEST_CASE("forged rows whose chain holds are found, taken out, and the hall goes on",
          "[uplink][forger]")
{
    Linked linked{5};
    REQUIRE(waitFor([&] { return isProven(linked.hall, linked.city); }));

    const journal::Head forged = forge(linked, 3);

    const QString sentence = QStringLiteral("district: event %1 of epoch ");
    CHECK(waitFor([&] { return linked.city.log.contains(sentence.arg(8)); }));
    CHECK(linked.city.log.contains(QLatin1String("isn't the hall's own, it says signed")));
    CHECK(linked.city.newest() == forged);
    CHECK(linked.city.figures().disowned > 0);
    CHECK(linked.city.key()->proven == linked.hall.head());
    CHECK(linked.hall.status.state == Link::State::Refused);
    linked.hall.append(1);

    linked.city.ask("DELETE FROM event WHERE seq > (SELECT seq FROM hall_key)");
    linked.city.ask("UPDATE hall SET (epoch, seq, chain) = (SELECT e.epoch, e.seq, e.chain "
                    "FROM event e JOIN hall_key k ON e.seq = k.seq)");

    CHECK(waitFor([&] { return isProven(linked.hall, linked.city); }));
    CHECK(linked.city.newest() == linked.hall.head());
    CHECK(linked.hall.status.state == Link::State::Flowing);
    // Told once, however often the hall said it.
    CHECK(linked.city.log.count(sentence.arg(8)) == 1);
}

TEST_CASE("a journal that was changed in the hall is told from rows that others sent",
          "[uplink][forger]")
{
    Linked linked{5};
    REQUIRE(waitFor([&] { return isProven(linked.hall, linked.city); }));
    linked.hall.unlink();
    // The same machine and key, another journal.
    Hall changed{linked.broker};
    changed.append(5);
    changed.link();

    CHECK(waitFor(
        [&] { return linked.city.log.contains(QLatin1String("and it has signed it before")); }));
    CHECK(linked.city.figures().rewritten == 1);
}

TEST_CASE("who speaks in a hall's name without its key is told once", "[uplink][forger]")
{
    Linked linked{5};
    REQUIRE(waitFor([&] { return isProven(linked.hall, linked.city); }));
    HallWord word{.kind = HallWordKind::Disowned,
                  .hall = "district",
                  .head = linked.hall.head(),
                  .day = {},
                  .at = test::someTime()};
    linked.say(headTopic, writeHallWord(word, test::keyOf('x')));
    linked.say(headTopic, writeHallWord(word, test::keyOf('y')));
    linked.say(headTopic, "nothing of the kind");
    word.hall = "harbour";
    linked.say(headTopic, writeHallWord(word, test::keyOf('h')));

    CHECK(waitFor([&] { return linked.city.log.contains(QLatin1String("hall \"harbour\"")); }));
    CHECK(waitFor([&] { return linked.city.figures().otherKeys == 1; }));
    CHECK(linked.city.log.count(QLatin1String("signed with another key")) == 1);
    CHECK(linked.city.log.count(QLatin1String("a word of its own was refused")) == 2);
    CHECK(linked.city.figures().rewritten == 0);
    linked.hall.append(1);
    CHECK(waitFor([&] { return isProven(linked.hall, linked.city); }));
}

TEST_CASE("what a hall signed waits while the database takes nothing", "[uplink][forger]")
{
    Linked linked{5};
    REQUIRE(waitFor([&] { return isProven(linked.hall, linked.city); }));
    linked.city.ask("CREATE TRIGGER full BEFORE UPDATE ON hall_key "
                    "BEGIN SELECT RAISE(ABORT, 'no room'); END");
    linked.hall.append(1);
    CHECK(waitFor([&] {
        return linked.city.log.contains(QLatin1String("what halls signed waits: ")) &&
               linked.city.log.contains(QLatin1String("no room"));
    }));
    CHECK(linked.city.key()->proven.position.seq == 5);

    linked.city.ask("DROP TRIGGER full");

    CHECK(waitFor([&] { return isProven(linked.hall, linked.city); }));
}

TEST_CASE("of words that wait only so many are kept", "[uplink][forger]")
{
    const test::TempDir dir;
    REQUIRE(hub::openSqliteStore(dir.path()));
    auto keys = hub::HallKeys::on(hub::openSqliteConnection(dir.path(), hub::HallKeys::tables));
    REQUIRE(keys);
    hub::Notary notary{std::move(*keys), test::someTime, {.wordsMax = 2}};
    QStringList told;
    QObject::connect(
        &notary, &hub::Notary::told, [&](const QString& sentence) { told << sentence; });
    for (const char* hall : {"one", "two", "three"}) {
        notary.hear(hall, "x");
    }
    CHECK(waitFor([&] { return told.size() == 2; }));
    notary.hear("four", "x");
    CHECK(waitFor([&] { return told.size() == 3; }));
    CHECK(told.back().startsWith(QLatin1String("four: ")));
}

} // namespace hall::sync
