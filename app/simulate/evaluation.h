// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "app/core/rules.h"
#include "app/core/time.h"

#include <cstdint>
#include <map>
#include <string>
#include <vector>

namespace hall::simulate {

/// One ticket with somebody ahead: what it was told when it was issued, and what came true.
/// Minutes.
struct ToldAndTrue
{
    Time issuedAt;
    ClassCode priority;
    int ahead = 0;
    double low = 0;
    double median = 0;
    double high = 0;
    double oracle = 0; ///< the median of the same runs with the true rates
    double oracleLow = 0;
    double oracleHigh = 0;
    double peopleAhead = 0; ///< people ahead × mean ÷ counters
    double workAhead = 0;   ///< the same with everybody's own mean, of all that the counters serve
    double lastWaited = 0;  ///< what the one called last of the same group had waited
    double waited = 0;      ///< came true
};

/// Minutes and shares. Counted are tickets with somebody ahead that were told a time and called.
struct ForecastFigures
{
    double mae = 0; ///< of the median
    double maePeopleAhead = 0;
    double maeWorkAhead = 0;
    double maeLastWaited = 0;
    double maeOracle = 0;
    double coverage80 = 0;
    std::map<std::string, double> coverage80Class;
    double coverage80Over5 = 0; ///< of those who waited over five minutes
    double coverage80Oracle = 0;
    double width80 = 0; ///< median
    double meanWait = 0;
    int tickets = 0;
    int untold = 0; ///< called, but told no time
};

struct ForecastEvaluation
{
    ForecastFigures figures;
    std::vector<ToldAndTrue> tickets;
};

struct EvaluationOptions
{
    int days = 30;
    std::uint64_t seed = 1;
    double load = 0.8;
    double vanishingPerDay = 1; ///< counters that close without warning
    /// Open days that are learned from before anything counts.
    int learnDays = 5;
    int runs = 200;
    bool withOracle = true;
};

/// Runs the hall through days on which counters close without warning, with a projection that
/// learns from the journal alone, and compares what each ticket is told with what comes true.
/// Nothing that it is told with has been learned from its own day's end or later.
[[nodiscard]] ForecastEvaluation evaluateForecast(const Rules& rules,
                                                  const EvaluationOptions& options);

[[nodiscard]] ForecastFigures figuresOf(const std::vector<ToldAndTrue>& tickets);

/// One JSON object: `mae`, `mae_people_ahead`, `mae_work_ahead`, `mae_last_waited`, `mae_oracle`,
/// `coverage80`, `coverage80_class`, `coverage80_over5`, `width80`, `tickets`, `untold`.
[[nodiscard]] std::string toJson(const ForecastFigures& figures);

} // namespace hall::simulate
