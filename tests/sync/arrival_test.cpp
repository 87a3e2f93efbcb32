// SPDX-License-Identifier: Apache-2.0
#include "app/sync/arrival.h"
#include "tests/sync/row_list.h"

#include <catch2/catch.hpp>

#include <map>

namespace hall::sync {

namespace {

/// What a city has stored of a hall.
struct Stored
{
    std::map<std::pair<std::string, std::int64_t>, journal::Chain> chains;
    journal::Head newest;

    void store(const EventMessage& message)
    {
        const journal::Row& row = message.row;
        chains[{row.epoch, row.seq}] = row.chain;
        newest = {.position = {.epoch = row.epoch, .seq = row.seq}, .chain = row.chain};
    }

    [[nodiscard]] JudgedArrival judged(const EventMessage& came) const
    {
        return judge(came, newest, [this](const journal::Position& position) {
            const auto found = chains.find({position.epoch, position.seq});
            return found == chains.end() ? std::nullopt : std::optional{found->second};
        });
    }
};

test::RowList nineRows()
{
    test::RowList rows{"one"};
    for (int i = 0; i < 9; ++i) {
        rows.append();
    }
    return rows;
}

constexpr JudgedArrival next{.arrival = Arrival::Next};
constexpr JudgedArrival again{.arrival = Arrival::Again};
constexpr JudgedArrival early{.arrival = Arrival::Early};
constexpr JudgedArrival differs{.arrival = Arrival::Differs};

} // namespace

TEST_CASE("rows are stored in order, each once", "[sync][arrival]")
{
    const auto rows = nineRows();
    Stored stored;

    CHECK(stored.judged(rows.message(1)) == early);
    for (std::size_t i = 0; i < 5; ++i) {
        CHECK(stored.judged(rows.message(i)) == next);
        stored.store(rows.message(i));
    }

    CHECK(stored.judged(rows.message(0)) == again);
    CHECK(stored.judged(rows.message(4)) == again);
    CHECK(stored.judged(rows.message(6)) == early);
    CHECK(stored.judged(rows.message(5)) == next);
}

TEST_CASE("the same number with another content is refused", "[sync][arrival]")
{
    const auto rows = nineRows();
    auto other = nineRows();
    other.restore(2, "one");
    Stored stored;
    for (std::size_t i = 0; i < 5; ++i) {
        stored.store(rows.message(i));
    }

    CHECK(stored.judged(other.message(2)) == differs);
    // Of two machines that began as copies of one, the other went further.
    other.append();
    other.append();
    other.append();
    auto onward = other.message(5);
    onward.previous = {.epoch = "one", .seq = 3};
    CHECK(stored.judged(onward) == differs);
    // A journal that began anew under the name of a hall.
    test::RowList fresh{"fresh"};
    fresh.append();
    CHECK(stored.judged(fresh.message(0)) == differs);
}

TEST_CASE("a row that doesn't follow from the one before it is stored and reported",
          "[sync][arrival]")
{
    const auto rows = nineRows();
    Stored stored;
    stored.store(rows.message(0));
    auto changed = rows.message(1);
    changed.row.body = R"({"number":"A999"})";

    CHECK(stored.judged(changed) == JudgedArrival{.arrival = Arrival::Next, .chainHolds = false});
}

TEST_CASE("a row whose number is left out isn't missed", "[sync][arrival]")
{
    auto rows = nineRows();
    rows.lose(1);
    Stored stored;
    stored.store(rows.message(0));

    const auto judged = stored.judged(rows.message(1));

    CHECK(judged.arrival == Arrival::Next);
    CHECK_FALSE(judged.chainHolds);
}

TEST_CASE("after a restored backup the city goes on from where the backup ended", "[sync][arrival]")
{
    auto rows = nineRows();
    Stored stored;
    for (std::size_t i = 0; i < 9; ++i) {
        stored.store(rows.message(i));
    }
    rows.restore(5, "two");
    rows.append();

    CHECK(stored.judged(rows.message(6)) == early);
    const auto judged = stored.judged(rows.message(5));
    CHECK(judged == JudgedArrival{.arrival = Arrival::Branch});
    stored.store(rows.message(5));
    CHECK(stored.judged(rows.message(6)) == next);
    CHECK(stored.judged(rows.message(4)) == again);
}

} // namespace hall::sync
