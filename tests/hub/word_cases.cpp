// SPDX-License-Identifier: Apache-2.0
#include "tests/hub/word_cases.h"

#include "tests/sync/row_list.h"

#include <catch2/catch.hpp>

namespace hall::hub::cases {

namespace {

using namespace std::chrono_literals;
using sync::HallWordKind;

constexpr Time now{1'795'420'800'000ms};

identity::SigningKey keyOf(char first)
{
    const std::string seed = std::string{first} + "WGxne_9WmC6hEr0kuwsxERJxWl7MmkZcDusAxyuf2A";
    return *identity::SigningKey::parse(R"({"kty":"OKP","crv":"Ed25519","d":")" + seed + "\"}");
}

/// A city that has five rows of a hall's.
class City
{
public:
    explicit City(Database& database)
        : m_store(*database.open())
        , m_keys(*database.openHallKeys())
        , m_database(database)
    {
        for (int i = 0; i < 5; ++i) {
            rows.append();
        }
        store(rows, 0);
    }

    /// Those from there on.
    std::vector<TroubleAt> store(const test::RowList& list, std::size_t from)
    {
        std::vector<sync::EventMessage> batch;
        for (std::size_t i = from; i < list.rows().size(); ++i) {
            batch.push_back(list.message(i));
        }
        const auto taken = m_store->take(batch, now);
        REQUIRE(taken);
        return taken->front().troubles;
    }

    WordTaken head(std::int64_t seq, char key = 'h')
    {
        word = {.kind = HallWordKind::Head,
                .hall = "district",
                .head = rows.headAt(static_cast<std::size_t>(seq - 1)),
                .day = "2026-11-23",
                .at = m_at += 1s};
        return hear(word, key);
    }

    WordTaken disown(const journal::Head& head, char key = 'h')
    {
        word = {.kind = HallWordKind::Disowned,
                .hall = "district",
                .head = head,
                .day = {},
                .at = m_at += 1s};
        return hear(word, key);
    }

    WordTaken hear(const sync::HallWord& said, char key = 'h')
    {
        const std::string text = writeHallWord(said, keyOf(key));
        auto read = sync::readHallWord(text, {.audience = "district", .now = now + 1h});
        REQUIRE(read);
        const auto taken = m_keys.take({{.read = std::move(*read), .text = text}}, now);
        INFO((taken ? "" : taken.error().detail));
        REQUIRE(taken);
        REQUIRE(taken->size() == 1);
        return taken->front();
    }

    [[nodiscard]] std::optional<HallKey> known()
    {
        return *m_keys.find("district");
    }

    [[nodiscard]] std::int64_t proven()
    {
        return known() ? known()->proven.position.seq : -1;
    }

    std::string ask(const std::string& sql)
    {
        return m_database.ask(sql);
    }

    [[nodiscard]] journal::Head newest()
    {
        return *m_store->newest("district");
    }

    test::RowList rows{"one"};
    sync::HallWord word; ///< said last

private:
    std::unique_ptr<Store> m_store;
    HallKeys m_keys;
    Database& m_database;
    Time m_at = now;
};

TroubleAt at(Trouble what, const std::string& epoch, std::int64_t seq)
{
    return {.what = what, .position = {.epoch = epoch, .seq = seq}};
}

/// The hall's first three rows and three that follow from them by their chain; without its key
/// anybody can work them out who hears what goes over the broker.
test::RowList forgedBehind(std::size_t rows)
{
    test::RowList forged{"one"};
    for (std::size_t i = 0; i < rows; ++i) {
        forged.append();
    }
    for (int i = 0; i < 3; ++i) {
        forged.append(R"({"number":"A999"})");
    }
    return forged;
}

} // namespace

void provesWhatIsSigned(Database& database)
{
    City city{database};
    CHECK_FALSE(city.known());

    CHECK(city.head(3) ==
          WordTaken{.hall = "district", .keyId = keyOf('h').publicHalf().thumbprint()});
    REQUIRE(city.known());
    CHECK(city.known()->id == keyOf('h').publicHalf().thumbprint());
    CHECK(city.known()->proven == city.rows.headAt(2));
    CHECK(city.ask("SELECT word FROM hall_key") == writeHallWord(city.word, keyOf('h')));
    const sync::HallWord early = city.word;

    city.head(5);
    CHECK(city.proven() == 5);
    CHECK(city.ask("SELECT word FROM hall_key") == writeHallWord(city.word, keyOf('h')));
    // Somebody says an old word once more.
    city.hear(early);
    CHECK(city.proven() == 5);
    CHECK(city.ask("SELECT count(*) FROM trouble") == "0");
}

void knowsTheFirstKey(Database& database)
{
    City city{database};
    city.head(3);

    CHECK(city.head(5, 'x').trouble == at(Trouble::OtherKey, "", 0));
    CHECK(city.head(4, 'x').trouble == std::nullopt);
    CHECK(city.disown(city.rows.headAt(4), 'y').trouble == std::nullopt);
    CHECK(city.known()->id == keyOf('h').publicHalf().thumbprint());
    CHECK(city.proven() == 3);
    CHECK(city.ask("SELECT what || ' ' || epoch || seq FROM trouble") == "other-key 0");

    city.ask("DELETE FROM hall_key WHERE hall = 'district'");
    city.ask("DELETE FROM trouble WHERE hall = 'district' AND what = 'other-key'");
    city.head(5, 'x');
    CHECK(city.known()->id == keyOf('x').publicHalf().thumbprint());
    CHECK(city.proven() == 5);
    CHECK(city.head(5, 'h').trouble == at(Trouble::OtherKey, "", 0));
}

void findsAForger(Database& database)
{
    City city{database};
    city.head(5);
    const test::RowList forged = forgedBehind(5);
    REQUIRE(city.store(forged, 5).empty());

    CHECK(city.disown(forged.headAt(7)).trouble == at(Trouble::Disowned, "one", 8));
    CHECK(city.disown(forged.headAt(7)).trouble == std::nullopt);
    CHECK(city.ask("SELECT disowned FROM hall_key") == writeHallWord(city.word, keyOf('h')));
    CHECK(city.proven() == 5);
    CHECK(city.ask("SELECT what || ' ' || epoch || seq FROM trouble") == "disowned one8");
}

void findsAChangedJournal(Database& database)
{
    City city{database};
    city.head(5);

    CHECK(city.disown(city.rows.headAt(4)).trouble == at(Trouble::Rewritten, "one", 5));
    CHECK(city.disown(city.rows.headAt(3)).trouble == at(Trouble::Rewritten, "one", 4));
}

void findsAChangedRow(Database& database)
{
    City city{database};
    city.head(3);
    journal::Head own = city.rows.headAt(3);
    own.chain[7] ^= 1U;
    city.word.head = own;

    CHECK(city.hear(city.word).trouble == at(Trouble::Disowned, "one", 4));
    CHECK(city.proven() == 3);
}

void passesOverWhatIsntStored(Database& database)
{
    City city{database};
    journal::Head unknown = city.rows.headAt(4);
    unknown.position.seq = 6;
    CHECK(city.disown(unknown).isOutdated);
    city.word.kind = HallWordKind::Head;
    city.word.day = "2026-11-23";
    CHECK_FALSE(city.hear(city.word).isOutdated);
    city.rows.append();
    CHECK_FALSE(city.head(6).trouble);
    // Who knows nothing of the hall isn't taken for it.
    CHECK_FALSE(city.known());
    journal::Head other = city.rows.headAt(4);
    other.chain[0] ^= 1U;
    CHECK(city.disown(other).isOutdated);

    city.head(5);
    CHECK(city.proven() == 5);
    CHECK(city.ask("SELECT count(*) FROM trouble") == "0");
}

/// As the readme has it.
void goesOnWithoutTheForgedRows(Database& database)
{
    City city{database};
    city.head(4);
    const test::RowList forged = forgedBehind(5);
    city.store(forged, 5);
    city.disown(forged.headAt(7));
    city.rows.append();

    city.ask("DELETE FROM event WHERE hall = 'district' AND epoch = 'one' AND seq > COALESCE("
             "(SELECT seq FROM hall_key WHERE hall = 'district' AND epoch = 'one'), 0)");
    city.ask("UPDATE hall SET (epoch, seq, chain) = (SELECT e.epoch, e.seq, e.chain FROM event e "
             "JOIN hall_key k ON e.hall = k.hall AND e.epoch = k.epoch AND e.seq = k.seq "
             "WHERE k.hall = hall.hall) WHERE hall = 'district'");

    CHECK(city.newest() == city.rows.headAt(3));
    CHECK(city.disown(forged.headAt(7)).isOutdated);
    CHECK(city.store(city.rows, 4).empty());
    CHECK(city.newest() == city.rows.headAt(5));
    city.head(6);
    CHECK(city.proven() == 6);
}

} // namespace hall::hub::cases
