// SPDX-License-Identifier: Apache-2.0
#include "app/main/hall_metrics.h"

#include "app/client/device_words.h"
#include "app/http/metrics_text.h"

#include <algorithm>

namespace hall::app {

namespace {

using http::MetricsText;

double seconds(Duration duration)
{
    return std::chrono::duration<double>(duration).count();
}

double waited(const std::optional<Time>& since, Time now)
{
    return since ? std::max(seconds(now - *since), 0.0) : 0.0;
}

void addServices(MetricsText& metrics, const sync::LiveHall& live)
{
    metrics.gauge("paihao_waiting", "People waiting, by service.");
    for (const sync::LiveService& service : live.services) {
        metrics.sample(service.waiting, {{"service", service.code.value}});
    }
    metrics.gauge("paihao_longest_wait_seconds",
                  "How long the one waits who waits longest, by service; 0: nobody waits.");
    for (const sync::LiveService& service : live.services) {
        metrics.sample(waited(service.oldest, live.stamp.at), {{"service", service.code.value}});
    }
    metrics.gauge("paihao_service_counters", "Counters at work that may call, by service.");
    for (const sync::LiveService& service : live.services) {
        metrics.sample(service.counters, {{"service", service.code.value}});
    }
    metrics.gauge("paihao_forecast_wait_seconds",
                  "Between which a newcomer is expected to wait; not there: it can't be told.");
    for (const sync::LiveService& service : live.services) {
        if (service.wait) {
            const auto of = [&](const char* end, int minutes) {
                metrics.sample(60.0 * minutes, {{"service", service.code.value}, {"end", end}});
            };
            of("low", service.wait->low);
            of("high", service.wait->high);
        }
    }
}

/// Nearest rank, as in the city's database.
double quantile(const std::vector<Duration>& sorted, std::size_t percent)
{
    const std::size_t rank = (sorted.size() * percent + 99) / 100;
    return seconds(sorted[std::max<std::size_t>(rank, 1) - 1]);
}

void addHall(MetricsText& metrics,
             const sync::LiveHall& live,
             const protocol::HallView& view,
             std::vector<Duration> waits)
{
    metrics.gauge("paihao_day_open", "Whether a business day is open.");
    metrics.sample(live.day.empty() ? 0 : 1);
    metrics.gauge("paihao_taking", "Whether the hall takes commands.");
    metrics.sample(live.taking == protocol::Taking::Yes ? 1 : 0);
    metrics.gauge("paihao_counters_open", "Counters with a clerk who isn't away.");
    metrics.sample(live.counters);
    metrics.gauge("paihao_tickets_today", "Tickets of today, by where they are.");
    metrics.sample(view.waiting, {{"state", "waiting"}});
    metrics.sample(view.serving, {{"state", "serving"}});
    metrics.sample(view.held, {{"state", "held"}});
    metrics.sample(view.missed, {{"state", "missed"}});
    metrics.sample(view.finished, {{"state", "finished"}});
    metrics.gauge("paihao_called_today", "Tickets of today that were called.");
    metrics.sample(static_cast<double>(waits.size()));
    metrics.gauge("paihao_wait_today_seconds", "How long those waited who were called today.");
    if (!waits.empty()) {
        std::ranges::sort(waits);
        metrics.sample(quantile(waits, 50), {{"quantile", "0.5"}});
        metrics.sample(quantile(waits, 90), {{"quantile", "0.9"}});
        metrics.sample(seconds(waits.back()), {{"quantile", "1"}});
    }
}

void addDevices(MetricsText& metrics, const std::vector<protocol::DeviceLine>& devices)
{
    metrics.gauge("paihao_device_up", "Whether a device does its work.");
    for (const protocol::DeviceLine& device : devices) {
        const auto health = client::deviceWords(device.device, device.condition).health;
        metrics.sample(health == client::Health::Broken ? 0 : 1,
                       {{"station", device.station.value}, {"device", device.device}});
    }
    metrics.gauge("paihao_device_condition", "1 for the condition that a device is in.");
    for (const protocol::DeviceLine& device : devices) {
        metrics.sample(1,
                       {{"station", device.station.value},
                        {"device", device.device},
                        {"condition", device.condition}});
    }
    metrics.gauge("paihao_paper", "A printer's paper: 2 enough, 1 near its end, 0 none.");
    for (const protocol::DeviceLine& device : devices) {
        if (device.device == "printer") {
            const int paper = device.condition == "paper-out"  ? 0
                              : device.condition == "near-end" ? 1
                                                               : 2;
            metrics.sample(paper, {{"station", device.station.value}});
        }
    }
}

void addCity(MetricsText& metrics, const protocol::CityLink& city, const NodeFigures& node)
{
    metrics.gauge("paihao_city_linked", "Whether the city takes the hall's events.");
    metrics.sample(node.isLinked ? 1 : 0);
    metrics.gauge("paihao_city_waiting_events", "Events that the city hasn't acknowledged.");
    metrics.sample(static_cast<double>(city.waiting));
    metrics.gauge("paihao_city_lag_seconds",
                  "Since when something waits for the city, as far as this run of the node knows.");
    metrics.sample(seconds(node.cityLag));
}

std::int64_t bytesOf(const std::filesystem::path& file)
{
    std::error_code error;
    const auto bytes = std::filesystem::file_size(file, error);
    return error ? 0 : static_cast<std::int64_t>(bytes);
}

} // namespace

std::vector<Duration> waitsToday(const Hall& hall)
{
    std::vector<Duration> waits;
    for (const Ticket& ticket : hall.tickets) {
        const bool wasCalled = ticket.calls > 0 && ticket.calledAt >= ticket.waitingSince;
        if (wasCalled) {
            waits.push_back(ticket.calledAt - ticket.waitingSince);
        }
    }
    return waits;
}

std::string
metricsOf(const sync::LiveHall& live, const protocol::HallView& view, const NodeFigures& node)
{
    MetricsText metrics;
    metrics.gauge("paihao_info", "Which hall this is, and which program.");
    metrics.sample(1, {{"hall", live.hall}, {"version", node.version}});
    addServices(metrics, live);
    addHall(metrics, live, view, node.waits);
    addDevices(metrics, view.devices);
    if (view.upstream) {
        addCity(metrics, *view.upstream, node);
    }
    metrics.gauge("paihao_sessions", "Clients that are connected.");
    metrics.sample(static_cast<double>(node.sessions));
    metrics.gauge("paihao_durable", "Whether the journal takes rows.");
    metrics.sample(node.isDurable ? 1 : 0);
    metrics.gauge("paihao_journal_seq", "The newest row of the journal on disk.");
    metrics.sample(static_cast<double>(node.journalSeq));
    metrics.gauge("paihao_journal_bytes", "What the journal takes on disk.");
    metrics.sample(static_cast<double>(node.journalBytes));
    return metrics.text();
}

std::string
metricsNow(server::Node& node, const Upstream& upstream, const std::filesystem::path& dataDir)
{
    server::HallService& service = node.service();
    const auto view = node.publisher().make("hall");
    const auto* hall = view ? std::get_if<protocol::HallView>(&*view) : nullptr;
    if (hall == nullptr) {
        return {};
    }
    return metricsOf(
        liveNow(service),
        *hall,
        {.version = PAIHAO_VERSION,
         .waits = waitsToday(service.hall()),
         .sessions = node.listener().sessions(),
         .journalSeq = service.durableSeq(),
         .journalBytes = bytesOf(dataDir / "journal.db") + bytesOf(dataDir / "journal.db-wal"),
         .isDurable = service.durability() == server::Durability::Good,
         .isLinked = upstream.isLinked(),
         .cityLag = upstream.lag()});
}

std::string troubleOf(server::Node& node)
{
    switch (node.service().durability()) {
    case server::Durability::Good:
        return {};
    case server::Durability::Refused:
        return "the disk takes nothing";
    case server::Durability::Lost:
        return "nobody knows what is on disk";
    }
    return {};
}

} // namespace hall::app
