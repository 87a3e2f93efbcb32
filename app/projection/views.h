// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "app/core/hall.h"
#include "app/protocol/views.h"

#include <functional>

/// The views of `hall.watch` out of the hall. Each is made anew from the newest hall; none is kept.
namespace hall::projection {

/// What a view needs beside the hall: the shell knows it.
struct Surroundings
{
    protocol::Stamp stamp;
    bool durable = true; ///< the journal takes rows
    std::optional<Time> nextOpening;
};

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
