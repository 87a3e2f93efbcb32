// SPDX-License-Identifier: Apache-2.0
#include "tests/hub/store_cases.h"

#include "tests/sync/row_list.h"

#include <catch2/catch.hpp>

namespace hall::hub::cases {

namespace {

constexpr Time now{std::chrono::milliseconds{1'795'420'800'000}};

test::RowList rowsOf(const std::string& epoch, int count)
{
    test::RowList rows{epoch};
    for (int i = 0; i < count; ++i) {
        rows.append();
    }
    return rows;
}

std::vector<sync::EventMessage>
messages(const test::RowList& rows, std::size_t from, std::size_t to)
{
    std::vector<sync::EventMessage> all;
    for (std::size_t i = from; i < to; ++i) {
        all.push_back(rows.message(i));
    }
    return all;
}

} // namespace

void storesEachOnce(Database& database)
{
    const auto rows = rowsOf("one", 9);
    auto store = database.open();
    REQUIRE(store);
    CHECK((*store)->newest("district")->position.seq == 0);

    const auto first = (*store)->take(messages(rows, 0, 5), now);
    REQUIRE(first);
    REQUIRE(first->size() == 1);
    CHECK(first->front().hall == "district");
    CHECK(first->front().newest == rows.headAt(4));
    CHECK(first->front().stored == 5);
    CHECK_FALSE(first->front().isEarly);

    // Rows that were sent twice may come in one batch.
    auto twice = messages(rows, 2, 7);
    for (auto& message : messages(rows, 5, 7)) {
        twice.push_back(std::move(message));
    }
    const auto again = (*store)->take(twice, now);
    REQUIRE(again);
    CHECK(again->front().stored == 2);
    CHECK(again->front().troubles.empty());
    CHECK_FALSE(again->front().isEarly);
    CHECK(again->front().newest == rows.headAt(6));
    const auto early = (*store)->take(messages(rows, 8, 9), now);
    CHECK(early->front().isEarly);
    CHECK(early->front().stored == 0);
    CHECK(early->front().newest == rows.headAt(6));

    store->reset();
    store = database.open();
    CHECK((*store)->newest("district") == rows.headAt(6));
    CHECK(database.ask("SELECT count(*) FROM event") == "7");
    CHECK(database.ask("SELECT min(seq) || ' to ' || max(seq) FROM event") == "1 to 7");
    CHECK(database.ask("SELECT body FROM event WHERE seq = 3") == "{}");
    CHECK(database.ask("SELECT count(*) FROM trouble") == "0");
}

void keepsHallsApart(Database& database)
{
    const auto rows = rowsOf("one", 3);
    auto here = messages(rows, 0, 3);
    auto batch = here;
    for (auto& message : here) {
        message.hall = "harbour";
    }
    batch.insert(batch.begin() + 1, here.begin(), here.end() - 1);

    const auto taken = (*database.open())->take(batch, now);

    REQUIRE(taken);
    REQUIRE(taken->size() == 2);
    CHECK(taken->at(0).newest == rows.headAt(2));
    CHECK(taken->at(1).newest == rows.headAt(1));
}

void notesTroubleOnce(Database& database)
{
    auto rows = rowsOf("one", 5);
    auto store = *database.open();
    auto broken = messages(rows, 0, 5);
    broken[3].row.body = R"({"changed":true})";

    const auto taken = store->take(broken, now);
    REQUIRE(taken->front().troubles.size() == 1);
    CHECK(taken->front().troubles.front() ==
          TroubleAt{.what = Trouble::BrokenChain, .position = {.epoch = "one", .seq = 4}});
    CHECK(taken->front().stored == 5);

    auto other = rowsOf("one", 4);
    other.restore(3, "one");
    for (int i = 0; i < 2; ++i) {
        const auto differs = store->take(messages(other, 3, 4), now);
        CHECK(differs->front().troubles.front().what == Trouble::Differs);
        CHECK(differs->front().stored == 0);
    }
    rows.restore(4, "two");
    CHECK(store->take(messages(rows, 4, 5), now)->front().troubles.front().what == Trouble::Branch);

    CHECK(database.ask("SELECT count(*) FROM trouble") == "3");
}

void knowsWhoLives(Database& database)
{
    using namespace std::chrono_literals;
    using Hubs = std::vector<std::string>;
    auto one = *database.open();
    auto two = *database.open();

    CHECK(one->live("hub-1", 3600s) == Hubs{"hub-1"});
    CHECK(two->live("hub-2", 3600s) == Hubs{"hub-1", "hub-2"});
    // Its time is up at once.
    CHECK(one->live("hub-1", 0s) == Hubs{"hub-2"});
    CHECK(one->live("hub-1", 3600s) == Hubs{"hub-1", "hub-2"});
}

void tellsWhatIsStored(Database& database)
{
    const std::string large(1000, 'x');
    test::RowList rows{"one"};
    for (int i = 0; i < 9; ++i) {
        rows.append(i == 4 ? R"({"name":")" + large + "\"}" : R"({"name":"䶮 𠮷"})");
    }
    auto store = *database.open();
    REQUIRE(store->take(messages(rows, 0, 9), now));
    auto history = database.openHistory();
    REQUIRE(history);
    const auto read = [&](std::int64_t after, std::int64_t upTo, std::int64_t count, bool back) {
        const auto found = history->rows({.hall = "district",
                                          .epoch = "one",
                                          .after = after,
                                          .upTo = upTo,
                                          .rowsMax = count,
                                          .bodyBytesMax = 500,
                                          .newestFirst = back});
        REQUIRE(found);
        return *found;
    };
    using Rows = std::vector<journal::Row>;
    const Rows& all = rows.rows();

    CHECK(history->newest("district") == rows.headAt(8));
    CHECK(history->newest("harbour")->position.seq == 0);
    CHECK(read(0, 100, 3, false) == Rows{all[0], all[1], all[2]});
    CHECK(read(1, 3, 100, false) == Rows{all[1], all[2]});
    CHECK(read(3, 100, 100, false) == Rows{all[3], all[4]});
    CHECK(read(0, 8, 2, true) == Rows{all[7], all[6]});
    CHECK(read(0, 100, 100, true) == Rows{all[8], all[7], all[6], all[5], all[4]});
    CHECK(history->rows({.hall = "district", .epoch = "two"})->empty());
    CHECK(history->rows({.hall = "harbour", .epoch = "one"})->empty());
}

} // namespace hall::hub::cases
