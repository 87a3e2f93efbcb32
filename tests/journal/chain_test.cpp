// SPDX-License-Identifier: Apache-2.0
#include "app/journal/chain.h"

#include <catch2/catch.hpp>

#include <array>
#include <functional>

namespace hall::journal {

namespace {

// The rows of README.md; the chains come from `chain.py` there, not from this program.
Row vector1()
{
    return {.epoch = "6f1c7a52-0d0e-4b43-9a55-1e7f0c0a9d11",
            .seq = 1,
            .at = 1'795'420'800'000,
            .day = "2026-11-23",
            .kind = "DayOpened",
            .v = 1,
            .subject = "day",
            .actor = "clock:day",
            .station = "hall",
            .body = "{}",
            .command = "0b8e4f4e-5d7f-4f0e-8a43-3a1f7c5f6a01",
            .part = 0};
}

Row vector2()
{
    return {.epoch = "6f1c7a52-0d0e-4b43-9a55-1e7f0c0a9d11",
            .seq = 2,
            .at = 1'795'420'801'234,
            .day = "2026-11-23",
            .kind = "TicketIssued",
            .v = 1,
            .subject = "kiosk-1.1",
            .actor = "citizen:",
            .station = "kiosk-1",
            .body = R"({"number":"A001","service":"社保"})",
            .command = "0b8e4f4e-5d7f-4f0e-8a43-3a1f7c5f6a02",
            .part = 0};
}

Row vector3()
{
    return {.epoch = "6f1c7a52-0d0e-4b43-9a55-1e7f0c0a9d11",
            .seq = 3,
            .at = -1,
            .day = "",
            .kind = "ClockSuspected",
            .v = 12,
            .subject = "",
            .actor = "",
            .station = "",
            .body = "",
            .command = "0b8e4f4e-5d7f-4f0e-8a43-3a1f7c5f6a02",
            .part = 1};
}

} // namespace

TEST_CASE("the chain is what the format's page says", "[journal][chain]")
{
    Chainer chainer;

    const Chain first = chainer.next({}, vector1());
    const Chain second = chainer.next(first, vector2());
    const Chain third = chainer.next(second, vector3());

    CHECK(toHex(first) == "7643634e8c35671dc0a7512f9f5d31bb7a9db64ffab02b3917510f4891f0054d");
    CHECK(toHex(second) == "d960d5e1bed9533e8716d91e380098f566d97f0b45a1e88c9515454381f48458");
    CHECK(toHex(third) == "12cdf86c95c27b0273c57ef2e014492812e97f1592c6adb0189ef0c7bc9aaabe");
}

TEST_CASE("a change of any field changes the chain", "[journal][chain]")
{
    const std::array<std::function<void(Row&)>, 12> changes{
        [](Row& row) { row.epoch[0] = '7'; },
        [](Row& row) { row.seq = 3; },
        [](Row& row) { ++row.at; },
        [](Row& row) { row.day = "2026-11-24"; },
        [](Row& row) { row.kind = "Ticket"; },
        [](Row& row) { row.v = 2; },
        [](Row& row) { row.subject += '1'; },
        [](Row& row) { row.actor.clear(); },
        [](Row& row) { row.station = "k"; },
        [](Row& row) { row.body += ' '; },
        [](Row& row) { row.command[0] = '1'; },
        [](Row& row) { row.part = 1; }};
    Chainer chainer;
    const Chain untouched = chainer.next({}, vector2());

    for (const auto& change : changes) {
        Row row = vector2();
        change(row);
        CHECK(chainer.next({}, row) != untouched);
    }
}

TEST_CASE("moving text from one field to the next changes the chain", "[journal][chain]")
{
    Row row = vector2();
    row.actor = "ab";
    row.station = "c";
    Row moved = row;
    moved.actor = "a";
    moved.station = "bc";

    CHECK(Chainer().next({}, row) != Chainer().next({}, moved));
}

} // namespace hall::journal
