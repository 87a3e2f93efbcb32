// SPDX-License-Identifier: Apache-2.0
#include "app/sync/own_place.h"
#include "tests/sync/row_list.h"

#include <catch2/catch.hpp>

namespace hall::sync {

using Kind = OwnPlace::Kind;

TEST_CASE("what the hub holds is found in the hall's own journal", "[sync][place]")
{
    test::RowList rows{"one"};
    for (int i = 0; i < 5; ++i) {
        rows.append();
    }

    CHECK(findOwnPlace({}, rows)->last.seq == 0);
    const auto third = findOwnPlace(rows.headAt(2), rows);
    CHECK(third->kind == Kind::Ours);
    CHECK(third->last == journal::Position{.epoch = "one", .seq = 3});
}

TEST_CASE("a history that isn't ours is told from ours", "[sync][place]")
{
    test::RowList rows{"one"};
    rows.append();
    rows.append();

    auto otherContent = rows.headAt(1);
    otherContent.chain[31] ^= 1;
    CHECK(findOwnPlace(otherContent, rows)->why ==
          "the hub holds another event 2 of epoch one than this hall");

    auto otherEpoch = rows.headAt(1);
    otherEpoch.position.epoch = "two";
    CHECK(findOwnPlace(otherEpoch, rows)->why ==
          "the hub holds event 2 of epoch two, and this hall's journal has no event of that epoch");

    auto future = rows.headAt(1);
    future.position.seq = 3;
    CHECK(findOwnPlace(future, rows)->why ==
          "the hub holds event 3 of epoch one, which this hall hasn't");
}

TEST_CASE("a restored backup knows that the hub holds more than it", "[sync][place]")
{
    test::RowList rows{"one"};
    for (int i = 0; i < 9; ++i) {
        rows.append();
    }
    const auto newest = rows.headAt(8);
    const auto inBackup = rows.headAt(3);
    rows.restore(5, "two");

    const auto place = findOwnPlace(newest, rows);
    CHECK(place->kind == Kind::Beyond);
    CHECK(place->last == journal::Position{.epoch = "one", .seq = 5});
    CHECK(findOwnPlace(inBackup, rows)->kind == Kind::Ours);
}

TEST_CASE("a row that the hub holds and the hall has lost is still ours", "[sync][place]")
{
    test::RowList rows{"one"};
    for (int i = 0; i < 5; ++i) {
        rows.append();
    }
    const auto lost = rows.headAt(2);
    rows.lose(2);

    const auto place = findOwnPlace(lost, rows);

    CHECK(place->kind == Kind::Ours);
    CHECK(place->last == lost.position);
}

} // namespace hall::sync
