// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "app/forecast/outlook.h"

#include <cstdint>
#include <optional>
#include <vector>

namespace hall {

/// From now until the call. Four of five are called between `low` and `high`.
struct Wait
{
    Seconds low = 0;
    Seconds median = 0;
    Seconds high = 0;

    friend bool operator==(const Wait&, const Wait&) = default;
};

struct ForecastOptions
{
    int runs = 200;
    std::uint64_t seed = 1;
    /// What if one more counter opened for this group now and stayed to the end.
    std::optional<std::size_t> extraCounterFor = std::nullopt;
};

/// Absent where it can't be told: nobody is there, or may not come any more today.
struct Forecast
{
    std::vector<std::optional<Wait>> waiting; ///< as in `Outlook::waiting`
    std::vector<std::optional<Wait>>
        newcomers; ///< who takes a number now, by service × classes + class
    std::size_t classes = 0;

    [[nodiscard]] const std::optional<Wait>& newcomer(std::size_t service,
                                                      std::size_t priority) const
    {
        return newcomers[service * classes + priority];
    }
};

/// Runs the hall's own rules forward from `outlook`, many times, each with other durations,
/// arrivals and absences drawn from `rates`. Pure: the same arguments give the same forecast.
[[nodiscard]] Forecast
forecast(const Outlook& outlook, const Rates& rates, const ForecastOptions& options);

} // namespace hall
