// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "app/core/hall.h"
#include "app/protocol/views.h"

#include <functional>
#include <optional>
#include <unordered_map>
#include <vector>

/// The views of `hall.watch` out of the hall. Each is made anew from the newest hall; none is kept.
namespace hall::projection {

/// Waiting times as the last forecast has them; absent where they can't be told.
struct Waits
{
    std::vector<std::optional<WaitRange>> newcomers;  ///< without priority, by service
    std::unordered_map<TicketKey, WaitRange> tickets; ///< of those who wait

    [[nodiscard]] std::optional<WaitRange> of(TicketKey ticket) const;
    [[nodiscard]] std::optional<WaitRange> newcomer(std::size_t service) const;
};

inline const Waits noWaits;

/// What a view needs beside the hall: the shell knows it.
struct Surroundings
{
    protocol::Stamp stamp;
    bool durable = true; ///< the journal takes rows
    std::optional<Time> nextOpening;
    const Waits& waits = noWaits; ///< outlives the making of the view
};

/// The services of a ticket's visit; none: it is for one service.
[[nodiscard]] std::vector<protocol::StepLine> stepLines(const Hall& hall, const Ticket& ticket);
[[nodiscard]] protocol::HallHeader header(const Hall& hall, const Surroundings& around);
[[nodiscard]] protocol::KioskView kioskView(const Hall& hall, const Surroundings& around);
/// `zone` empty: the whole hall.
[[nodiscard]] protocol::BoardView
boardView(const Hall& hall, const ZoneCode& zone, const Surroundings& around);
[[nodiscard]] protocol::CounterView
counterView(const Hall& hall, CounterNumber number, const Surroundings& around);
[[nodiscard]] protocol::HallView hallView(const Hall& hall, const Surroundings& around);

/// `codeOf` gives the payload of a ticket's QR code, which the hall itself doesn't know.
[[nodiscard]] protocol::StationView
stationView(const Hall& hall,
            const StationName& name,
            const Surroundings& around,
            const std::function<std::string(const Ticket&)>& codeOf);

/// A ticket is printed only this long after it was issued; yesterday's never come out in the
/// morning.
inline constexpr Duration printAgeMax = std::chrono::minutes{10};
/// Attempts to print one ticket.
inline constexpr int printsMax = 3;

} // namespace hall::projection
