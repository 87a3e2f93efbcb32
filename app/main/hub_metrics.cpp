// SPDX-License-Identifier: Apache-2.0
#include "app/main/hub_metrics.h"

#include "app/http/metrics_text.h"

namespace hall::app {

std::string
metricsOf(const hub::Figures& figures, const std::string& hub, const std::string& version)
{
    http::MetricsText metrics;
    const auto count = [](std::int64_t number) { return static_cast<double>(number); };
    metrics.gauge("paihao_hub_info", "Which of the city's hubs this is, and which program.");
    metrics.sample(1, {{"hub", hub}, {"version", version}});
    metrics.gauge("paihao_hub_connected", "Whether it is connected to the broker.");
    metrics.sample(figures.isConnected ? 1 : 0);
    metrics.gauge("paihao_hub_storing", "Whether the database took the last batch.");
    metrics.sample(figures.isStoring ? 1 : 0);
    metrics.gauge("paihao_hub_halls", "Halls that were met, and which of them are this hub's.");
    metrics.sample(count(figures.halls), {{"whose", "all"}});
    metrics.sample(count(figures.ownHalls), {{"whose", "own"}});
    metrics.gauge("paihao_hub_hubs", "Hubs that live.");
    metrics.sample(count(figures.hubs));
    metrics.counter("paihao_hub_events_stored_total", "Events stored.");
    metrics.sample(count(figures.events));
    metrics.counter("paihao_hub_batches_total", "Batches of events given to the database.");
    metrics.sample(count(figures.batches));
    metrics.counter("paihao_hub_batches_failed_total",
                    "Batches that weren't stored; the halls send them again.");
    metrics.sample(count(figures.batchesFailed));
    metrics.counter("paihao_hub_troubles_total", "What somebody has to look at.");
    metrics.sample(count(figures.brokenChains), {{"what", "broken-chain"}});
    metrics.sample(count(figures.branches), {{"what", "branch"}});
    metrics.sample(count(figures.differing), {{"what", "differs"}});
    metrics.sample(count(figures.otherKeys), {{"what", "other-key"}});
    metrics.sample(count(figures.disowned), {{"what", "disowned"}});
    metrics.sample(count(figures.rewritten), {{"what", "rewritten"}});
    metrics.gauge(
        "paihao_hub_lag_seconds",
        "From what happened in a hall to when it was stored, of the newest event stored.");
    if (figures.lag) {
        metrics.sample(std::chrono::duration<double>(*figures.lag).count());
    }
    return metrics.text();
}

std::string troubleOf(const hub::Figures& figures)
{
    if (!figures.isConnected) {
        return "no connection to the broker";
    }
    return figures.isStoring ? std::string{} : "the database doesn't take events";
}

} // namespace hall::app
