// SPDX-License-Identifier: Apache-2.0
#include "app/forecast/forecast.h"

#include "app/forecast/ground.h"
#include "app/forecast/run.h"

#include <cmath>

namespace hall {

namespace {

constexpr float lowShare = 0.1F;
constexpr float highShare = 0.9F;

/// The value that `share` of all stay below, in between two neighbours; reorders from `sorted` on.
/// Everything before the place of an earlier call stays below, so shares are asked for in order.
class Quantiles
{
public:
    explicit Quantiles(std::span<Seconds> values)
        : m_values(values)
    {
    }

    Seconds next(float share)
    {
        // Of n runs the k-th lowest has k / (n + 1) of all futures below it.
        const auto count = static_cast<float>(m_values.size());
        const float place = std::clamp(share * (count + 1) - 1, 0.0F, count - 1);
        const auto at = static_cast<std::ptrdiff_t>(place);
        std::nth_element(m_values.begin() + m_sorted, m_values.begin() + at, m_values.end());
        m_sorted = at;
        const Seconds low = m_values[static_cast<std::size_t>(at)];
        if (at + 1 == static_cast<std::ptrdiff_t>(m_values.size())) {
            return low;
        }
        const Seconds above = *std::min_element(m_values.begin() + at + 1, m_values.end());
        return above == never ? above : low + (place - static_cast<float>(at)) * (above - low);
    }

private:
    std::span<Seconds> m_values;
    std::ptrdiff_t m_sorted = 0;
};

/// What the runs gave, target after target.
class Results
{
public:
    Results(std::size_t targets, std::size_t runs)
        : m_runs(runs)
        , m_values(targets * runs)
    {
    }

    void add(std::size_t run, std::span<const Seconds> called)
    {
        for (std::size_t target = 0; target < called.size(); ++target) {
            m_values[target * m_runs + run] = called[target];
        }
    }

    /// Reorders the target's values.
    [[nodiscard]] std::optional<Wait> wait(std::size_t target)
    {
        Quantiles quantiles{std::span{m_values}.subspan(target * m_runs, m_runs)};
        const Seconds low = quantiles.next(lowShare);
        const Seconds median = quantiles.next(0.5F);
        const Seconds high = quantiles.next(highShare);
        if (high == never) {
            return std::nullopt;
        }
        return Wait{.low = low, .median = median, .high = high};
    }

private:
    std::size_t m_runs;
    std::vector<Seconds> m_values;
};

std::optional<Wait> corrected(std::optional<Wait> wait, const Rates& rates, std::size_t priority)
{
    if (!wait || priority >= rates.margins.size()) {
        return wait;
    }
    const Rates::Margin& margin = rates.margins[priority];
    const Seconds width = std::max(Rates::Margin::narrowest, wait->high - wait->low);
    wait->low = std::clamp(wait->low - margin.low * width, 0.0F, wait->median);
    wait->high = std::max(wait->median, wait->high + margin.high * width);
    return wait;
}

} // namespace

Forecast forecast(const Outlook& outlook, const Rates& rates, const ForecastOptions& options)
{
    const Ground ground{outlook, rates, options};
    const auto runs = static_cast<std::size_t>(std::max(options.runs, 1));
    Results results{ground.targets(), runs};
    Run run{ground};
    for (std::size_t at = 0; at < runs; ++at) {
        Random random{options.seed + at * 0x632be59bd9b4e019ULL};
        results.add(at, run.play(random));
    }
    Forecast forecast;
    forecast.classes = ground.classes();
    for (std::size_t at = 0; at < outlook.waiting.size(); ++at) {
        forecast.waiting.push_back(
            corrected(results.wait(at), rates, outlook.waiting[at].priority));
    }
    std::vector<std::optional<Wait>> byLine;
    for (std::size_t line = 0; line < ground.lines.ordinary(); ++line) {
        byLine.push_back(corrected(
            results.wait(ground.newcomerTarget(line)), rates, ground.lines.classOf(line)));
    }
    for (std::size_t service = 0; service < ground.rules.services.size(); ++service) {
        for (std::size_t priority = 0; priority < ground.classes(); ++priority) {
            forecast.newcomers.push_back(byLine[ground.lines.of(service, priority, false)]);
        }
    }
    return forecast;
}

} // namespace hall
