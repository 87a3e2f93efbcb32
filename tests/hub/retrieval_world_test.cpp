// SPDX-License-Identifier: Apache-2.0
#include "app/hub/history_page.h"
#include "app/hub/sqlite_store.h"
#include "app/journal/chain.h"
#include "app/sync/retrieval.h"
#include "tests/support/temp_dir.h"
#include "tests/sync/row_list.h"

#include <catch2/catch.hpp>

#include <functional>
#include <random>
#include <set>

// A hall that is restored again and again, with the city and without, and a city that stored all of
// it, over a broker that loses, repeats and forges. What is restored is what the hall last had.

namespace hall::hub {

namespace {

using namespace std::chrono_literals;
using sync::Retrieval;
using Rows = std::vector<journal::Row>;
using Tamper = std::function<void(sync::HistoryPage&)>;

constexpr Time now{std::chrono::milliseconds{1'795'420'800'000}};

const identity::SigningKey& hubKey()
{
    // RFC 8037, appendix A.1.
    static const auto key = identity::SigningKey::parse(
        R"({"kty":"OKP","crv":"Ed25519","d":"nWGxne_9WmC6hEr0kuwsxERJxWl7MmkZcDusAxyuf2A"})");
    return *key;
}

Result<History, StoreError> openHistory(const std::filesystem::path& folder)
{
    return History::on(openSqliteConnection(folder, History::tables));
}

bool follow(const Rows& rows)
{
    journal::Chainer chainer;
    journal::Chain chain{};
    return std::ranges::all_of(rows, [&](const journal::Row& row) {
        const bool holds = chainer.next(chain, row) == row.chain;
        chain = row.chain;
        return holds;
    });
}

/// Chains that hold again after rows were made up.
void forge(std::vector<sync::EventMessage>& events, std::size_t from, journal::Chain chain)
{
    journal::Chainer chainer;
    for (std::size_t i = from; i < events.size(); ++i) {
        events[i].row.chain = chain = chainer.next(chain, events[i].row);
    }
}

class World
{
public:
    explicit World(std::uint32_t seed)
        : m_random(seed)
        , m_store(*openSqliteStore(m_dir.path()))
        , m_history(*openHistory(m_dir.path()))
    {
        for (std::uint32_t i = 0; i < 2 + m_random() % 12; ++i) {
            step();
        }
        append();
        m_backups.push_back(m_hall.rows());
        append();
    }

    /// The history that the city has, as the hall had it then.
    [[nodiscard]] const Rows& stored() const
    {
        return m_stored;
    }

    [[nodiscard]] const Rows& anyBackup()
    {
        return m_backups[m_random() % m_backups.size()];
    }

    /// A backup and what the city says it lacks; `why` it isn't whole.
    Rows restore(const Rows& backup, std::string& why, const Tamper& tamper = {})
    {
        Rows rows = backup;
        Retrieval retrieval{"run", headOf(rows), endsOf(rows), {.askAgain = 5s, .patience = 3h}};
        Retrieval::Clock clock{0};
        std::vector<std::string> pages;
        while (retrieval.state() == Retrieval::State::Asking) {
            clock += Retrieval::Clock{m_random() % 1000};
            if (const auto question = retrieval.mustAsk(clock)) {
                answer(sync::writeQuestion(*question), pages, tamper);
            }
            if (pages.empty() || m_random() % 3 == 0) {
                continue;
            }
            const std::size_t any = m_random() % pages.size();
            const auto page = sync::readPage(
                pages[any], {{.id = "hub", .key = hubKey().publicHalf()}}, {"district", now});
            REQUIRE(page);
            if (m_random() % 3 != 0) {
                pages.erase(pages.begin() + static_cast<std::ptrdiff_t>(any));
            }
            if (const auto step = retrieval.take(*page, clock)) {
                apply(*step, rows);
            }
        }
        why = retrieval.why();
        if (why.empty() && !follow(rows)) {
            why = "a chain is broken";
        }
        return rows;
    }

private:
    void step()
    {
        append();
        if (m_random() % 3 != 0) {
            sync();
        }
        switch (m_random() % 4) {
        case 0:
            m_backups.push_back(m_hall.rows());
            break;
        case 1:
            restoreSome();
            break;
        default:
            break;
        }
    }

    void append()
    {
        for (std::uint32_t i = 0; i < 1 + m_random() % 12; ++i) {
            m_hall.append(R"({"number":)" + std::to_string(m_random()) + "}");
        }
    }

    void sync()
    {
        std::vector<sync::EventMessage> batch;
        for (auto i = m_synced; i < std::ssize(m_hall.rows()); ++i) {
            batch.push_back(m_hall.message(static_cast<std::size_t>(i)));
        }
        m_synced = std::ssize(m_hall.rows());
        if (!batch.empty()) {
            m_stored = m_hall.rows();
            const auto taken = m_store->take(batch, now);
            REQUIRE(taken->front().newest == *m_hall.head());
        }
    }

    /// What was there is gone; sometimes the city isn't asked.
    void restoreSome()
    {
        const auto kept = 1 + m_random() % m_hall.rows().size();
        m_hall.restore(kept, "epoch-" + std::to_string(++m_epochs));
        m_synced = std::min(m_synced, static_cast<std::ptrdiff_t>(kept));
    }

    void answer(const std::string& question, std::vector<std::string>& pages, const Tamper& tamper)
    {
        if (m_random() % 3 == 0) {
            return;
        }
        const auto read = sync::readQuestion(question);
        REQUIRE(read);
        auto page = pageAfter(m_history, "district", read->have, {.rows = 7, .bodyBytes = 100});
        REQUIRE(page);
        page->held.at = now;
        page->held.answers = read->id;
        const auto held = page->held;
        if (tamper) {
            tamper(*page);
        }
        page->held = held; // what is signed nobody can change
        pages.push_back(sync::writePage(*page, "hub", hubKey()));
    }

    static journal::Head headOf(const Rows& rows)
    {
        return rows.empty()
                   ? journal::Head{}
                   : journal::Head{.position = {.epoch = rows.back().epoch, .seq = rows.back().seq},
                                   .chain = rows.back().chain};
    }

    static std::vector<journal::Position> endsOf(const Rows& rows)
    {
        std::vector<journal::Position> ends;
        std::set<std::string> seen;
        for (auto row = rows.rbegin(); row != rows.rend(); ++row) {
            if (seen.insert(row->epoch).second) {
                ends.push_back({.epoch = row->epoch, .seq = row->seq});
            }
        }
        return ends;
    }

    static void apply(const Retrieval::Step& step, Rows& rows)
    {
        if (step.goBackTo) {
            while (rows.back().seq > step.goBackTo->seq) {
                rows.pop_back();
            }
            REQUIRE(rows.back().epoch == step.goBackTo->epoch);
        }
        rows.insert(rows.end(), step.rows.begin(), step.rows.end());
    }

    std::mt19937 m_random;
    test::TempDir m_dir;
    std::unique_ptr<Store> m_store;
    History m_history;
    test::RowList m_hall{"epoch-0"};
    std::ptrdiff_t m_synced = 0;
    Rows m_stored;
    int m_epochs = 0;
    std::vector<Rows> m_backups;
};

bool beginsWith(const Rows& rows, const Rows& start)
{
    return rows.size() >= start.size() && std::equal(start.begin(), start.end(), rows.begin());
}

} // namespace

TEST_CASE("a restored backup gets what the city holds beyond it, over any broker",
          "[hub][retrieval][world]")
{
    const std::uint32_t seed = Catch::rngSeed();
    CAPTURE(seed);
    int longer = 0;
    int forked = 0;
    for (std::uint32_t i = 0; i < 60; ++i) {
        CAPTURE(i);
        World world{seed + i};
        const Rows& backup = world.anyBackup();
        std::string why;

        const Rows restored = world.restore(backup, why);

        CHECK(why.empty());
        // A city that is behind has nothing to add.
        CHECK(restored == (beginsWith(backup, world.stored()) ? backup : world.stored()));
        longer += restored.size() > backup.size() ? 1 : 0;
        forked += beginsWith(restored, backup) ? 0 : 1;
    }
    CHECK(longer > 10);
    CHECK(forked > 3);
}

TEST_CASE("rows that the hub didn't sign for never make a journal", "[hub][retrieval][world]")
{
    const std::uint32_t seed = Catch::rngSeed();
    CAPTURE(seed);
    int refused = 0;
    for (std::uint32_t i = 0; i < 60; ++i) {
        CAPTURE(i);
        World world{seed + i};
        const Rows& backup = world.anyBackup();
        std::mt19937 random{seed + i};
        const Tamper lie = [&](sync::HistoryPage& page) {
            auto& events = page.events;
            if (events.size() < 2) {
                return;
            }
            const std::size_t at = 1 + random() % (events.size() - 1);
            switch (random() % 5) {
            case 0: // another ticket, and all chains to go with it
                events[at].row.body = R"({"number":"A999"})";
                forge(events, at, events[at - 1].row.chain);
                break;
            case 1: // the same, without
                events[at].row.station = "kiosk-9";
                break;
            case 2: // one left out
                events.erase(events.begin() + static_cast<std::ptrdiff_t>(at));
                break;
            case 3: // one too many
                events.push_back(events.back());
                events.back().previous = {.epoch = events.back().row.epoch,
                                          .seq = events.back().row.seq};
                ++events.back().row.seq;
                forge(events, events.size() - 1, events[events.size() - 2].row.chain);
                break;
            default: // the end left out
                events.resize(at);
                break;
            }
        };
        std::string why;

        const Rows restored = world.restore(backup, why, lie);

        const bool isTrue =
            restored == (beginsWith(backup, world.stored()) ? backup : world.stored());
        CHECK((isTrue || !why.empty()));
        refused += why.empty() ? 0 : 1;
    }
    CHECK(refused > 10);
}

TEST_CASE("rows that were lost in the hall at the end of an epoch aren't told", "[hub][retrieval]")
{
    const test::TempDir dir;
    const auto store = *openSqliteStore(dir.path());
    test::RowList rows{"one"};
    std::vector<sync::EventMessage> batch;
    for (std::size_t i = 0; i < 10; ++i) {
        rows.append();
        batch.push_back(rows.message(i));
    }
    // The hall could read eight of them, and numbered on above all that it had ever known.
    journal::Row cut = rows.rows()[9];
    cut.epoch = "two";
    cut.seq = 12;
    cut.kind = "JournalCut";
    cut.body = R"({"cause":"accepted","previousEpoch":"one"})";
    cut.chain = journal::Chainer{}.next(rows.rows()[7].chain, cut);
    batch.push_back({.hall = "district", .row = cut, .previous = rows.headAt(7).position});
    REQUIRE(store->take(batch, now));

    auto history = openHistory(dir.path());
    const auto page = pageAfter(*history, "district", {rows.headAt(5).position});

    REQUIRE(page);
    REQUIRE(page->events.size() == 3);
    CHECK(page->events[1].row == rows.rows()[7]);
    CHECK(page->events[2].row == cut);
    CHECK(page->events[2].previous == rows.headAt(7).position);
}

TEST_CASE("a backup of another hall gets nothing", "[hub][retrieval]")
{
    World world{1};
    test::RowList other{"elsewhere"};
    other.append();
    std::string why;
    (void)world.restore(other.rows(), why);
    CHECK_THAT(why, Catch::Contains("and nothing of this backup"));
}

} // namespace hall::hub
