// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "app/core/result.h"
#include "app/protocol/views.h"

#include <string>
#include <string_view>

/// The states of the views as JSON text, and back.
namespace hall::protocol {

[[nodiscard]] std::string encode(const KioskView& view);
[[nodiscard]] std::string encode(const BoardView& view);
[[nodiscard]] std::string encode(const CounterView& view);
[[nodiscard]] std::string encode(const StationView& view);
[[nodiscard]] std::string encode(const ReadingView& view);
[[nodiscard]] std::string encode(const HallView& view);
[[nodiscard]] std::string encode(const TicketAnswer& answer);

/// `View` is one of the above; the error says what doesn't fit.
template <class View>
[[nodiscard]] Result<View, std::string> decode(std::string_view json);

} // namespace hall::protocol
