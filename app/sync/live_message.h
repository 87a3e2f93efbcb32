// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "app/core/result.h"
#include "app/core/ticket.h"
#include "app/protocol/view_header.h"

#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace hall::sync {

/// A service as it stands now, for those who aren't in the hall.
struct LiveService
{
    ServiceCode code;
    Name name;
    int waiting = 0;                    ///< in its own line
    int ahead = 0;                      ///< people before who takes a number now, of all its group
    std::optional<WaitRange> wait = {}; ///< of who takes a number now; none: it can't be told
    int counters = 0;                   ///< with a clerk who isn't away, that may call for it
    std::optional<Time> oldest = {}; ///< since when the one waits who waits longest; none: nobody

    friend bool operator==(const LiveService&, const LiveService&) = default;
};

/// How a hall stands now, for maps and phones: figures, and nothing of a person. `state` tells
/// whether its node is there; what a node that has gone said last stays and grows old.
struct LiveHall
{
    std::string hall;
    protocol::Stamp stamp; ///< of the newest event that is counted in, and when it was told
    Name name;
    protocol::Taking taking = protocol::Taking::Yes;
    std::string day = {}; ///< `2026-11-23`; empty: no day is open
    std::optional<Time> closesAt =
        {};                           ///< the end of today's last opening span, while a day is open
    std::optional<Time> opensAt = {}; ///< when known and no day is open
    int waiting = 0;                  ///< of all services, and those whom one counter waits for
    int counters = 0;                 ///< with a clerk who isn't away
    std::optional<Time> oldest = {};  ///< as of a service
    std::vector<LiveService> services = {}; ///< in the order of the hall's rules

    friend bool operator==(const LiveHall&, const LiveHall&) = default;
};

inline constexpr std::size_t liveBytesMax = 1'000'000;
inline constexpr std::size_t liveServicesMax = 1000;

/// JSON; README.md has an example.
[[nodiscard]] std::string writeLive(const LiveHall& live);
/// The error names the first thing that is missing or wrong. What it doesn't know it leaves out.
[[nodiscard]] Result<LiveHall, std::string> readLive(std::string_view text);

/// Whether nothing but the stamp differs.
[[nodiscard]] bool sayTheSame(const LiveHall& one, const LiveHall& other);

} // namespace hall::sync
