// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "app/sync/hall_state.h"
#include "app/sync/live_message.h"

namespace hall::test {

[[nodiscard]] inline Time systemNow()
{
    return std::chrono::floor<Duration>(std::chrono::system_clock::now());
}

[[nodiscard]] inline std::string liveOf(const std::string& hall, Time at)
{
    sync::LiveHall live{.hall = hall,
                        .stamp = {.epoch = "one", .seq = 7, .at = at},
                        .name = {.zh = "港口大厅", .en = "Harbour", .shortZh = {}}};
    live.day = "2026-11-23";
    live.closesAt = at + std::chrono::hours{1};
    live.services.push_back({.code = ServiceCode{"card"},
                             .name = {.zh = "办卡", .en = {}, .shortZh = {}},
                             .waiting = 2,
                             .ahead = 3,
                             .wait = WaitRange{.low = 8, .high = 12},
                             .counters = 1,
                             .oldest = at});
    return sync::writeLive(live);
}

[[nodiscard]] inline std::string stateOf(const std::string& hall, bool isOnline)
{
    return sync::writeState({.hall = hall,
                             .isOnline = isOnline,
                             .version = "0.1.0",
                             .newest = {.epoch = "one", .seq = 7}});
}

} // namespace hall::test
