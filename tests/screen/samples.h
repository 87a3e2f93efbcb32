// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "app/protocol/views.h"

#include <string>
#include <vector>

/// Boards of a hall on Monday, 23 November 2026, in the morning.
namespace hall::samples {

/// A moment of that day by the machine's local time.
[[nodiscard]] Time at(int hour, int minute, int second = 0);

/// `number` called to `counter` so many seconds before `now`.
struct Called
{
    std::string number;
    int counter = 1;
    int secondsAgo = 0;
    bool serving = false;
    int calls = 1;
};

[[nodiscard]] protocol::BoardView board(Time now, const std::vector<Called>& calls);
/// The picture's own morning: A035 just called, C021 not yet there, five being served.
[[nodiscard]] std::vector<Called> morning();

/// `view` with waiting times, missed numbers and a step of a visit.
[[nodiscard]] protocol::BoardView withWaits(protocol::BoardView view);

[[nodiscard]] protocol::BoardView closedBoard(Time now);

} // namespace hall::samples
