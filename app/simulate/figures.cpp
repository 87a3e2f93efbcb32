// SPDX-License-Identifier: Apache-2.0
#include "app/simulate/figures.h"

#include "app/simulate/draw.h"

#include <nlohmann/json.hpp>

#include <algorithm>
#include <array>
#include <cmath>
#include <cstdio>
#include <numeric>

namespace hall::simulate {

namespace {

using Json = nlohmann::json;

constexpr double often = 0.9;
constexpr double secondsOfMinute = 60.0;

double toTenths(double value)
{
    return std::round(value * 10.0) / 10.0;
}

Json waitsJson(const Figures::Waits& waits)
{
    return {{"called", waits.seconds.size()},
            {"wait_mean_s", toTenths(waits.mean())},
            {"wait_median_s", toTenths(waits.quantile(0.5))},
            {"wait_p90_s", toTenths(waits.quantile(often))},
            {"wait_max_s", toTenths(waits.quantile(1.0))}};
}

std::string waitsLine(const std::string& name, const Figures::Waits& waits)
{
    std::array<char, 160> line{};
    const int length = std::snprintf(line.data(),
                                     line.size(),
                                     "  %-24s %6zu called, waited %5.1f min, 9 of 10 below %5.1f\n",
                                     name.c_str(),
                                     waits.seconds.size(),
                                     waits.mean() / secondsOfMinute,
                                     waits.quantile(often) / secondsOfMinute);
    return {line.data(), std::min(static_cast<std::size_t>(length), line.size() - 1)};
}

} // namespace

double Figures::Waits::mean() const
{
    return seconds.empty() ? 0.0
                           : std::accumulate(seconds.begin(), seconds.end(), 0.0) /
                                 static_cast<double>(seconds.size());
}

double Figures::Waits::quantile(double share) const
{
    if (seconds.empty()) {
        return 0.0;
    }
    std::vector<double> sorted = seconds;
    const auto last = static_cast<double>(sorted.size() - 1);
    const auto place = static_cast<std::ptrdiff_t>(std::llround(share * last));
    std::ranges::nth_element(sorted, sorted.begin() + place);
    return sorted[static_cast<std::size_t>(place)];
}

void Figures::stored(const World& /*world*/, const Event& event)
{
    if (std::holds_alternative<DayOpened>(event.body)) {
        m_tickets.clear();
    } else if (const auto* given = std::get_if<TicketIssued>(&event.body)) {
        ++issued;
        m_tickets[given->ticket] = {.service = given->service.value,
                                    .priority = given->priority.value,
                                    .issuedAt = event.at,
                                    .calledAt = {}};
    } else if (const auto* call = std::get_if<TicketCalled>(&event.body)) {
        called(*call, event.at);
    } else if (const auto* served = std::get_if<ServiceFinished>(&event.body)) {
        ++finished;
        ++counters[served->counter].finished;
        left(served->ticket, served->counter, event.at);
    } else if (const auto* absent = std::get_if<TicketMissed>(&event.body)) {
        ++missed;
        left(absent->ticket, absent->counter, event.at);
    } else if (const auto* uncalled = std::get_if<TicketUncalled>(&event.body)) {
        left(uncalled->ticket, uncalled->counter, event.at);
    } else if (std::holds_alternative<TicketCancelled>(event.body)) {
        ++cancelled;
    } else if (const auto* opened = std::get_if<CounterOpened>(&event.body)) {
        works(opened->counter, event.at);
    } else if (const auto* resumed = std::get_if<CounterResumed>(&event.body)) {
        works(resumed->counter, event.at);
    } else if (const auto* paused = std::get_if<CounterPaused>(&event.body)) {
        rests(paused->counter, event.at);
    } else if (const auto* shut = std::get_if<CounterClosed>(&event.body)) {
        rests(shut->counter, event.at);
    } else if (const auto* day = std::get_if<DayClosed>(&event.body)) {
        expired += day->expired;
        finished += day->finished;
        closed(event.at);
    }
}

void Figures::called(const TicketCalled& call, Time at)
{
    m_at[call.counter] = call.ticket;
    const auto found = m_tickets.find(call.ticket);
    if (found == m_tickets.end()) {
        return;
    }
    Waiting& ticket = found->second;
    ticket.calledAt = at;
    if (ticket.called) {
        return;
    }
    ticket.called = true;
    const double waited = toSeconds(at - ticket.issuedAt);
    all.seconds.push_back(waited);
    classes[ticket.priority].seconds.push_back(waited);
    services[ticket.service].seconds.push_back(waited);
}

void Figures::left(const TicketId& ticket, CounterNumber counter, Time at)
{
    m_at.erase(counter);
    const auto found = m_tickets.find(ticket);
    if (found != m_tickets.end()) {
        counters[counter].servingSeconds += toSeconds(at - found->second.calledAt);
    }
}

void Figures::closed(Time at)
{
    for (const auto& [counter, ticket] : std::exchange(m_at, {})) {
        left(ticket, counter, at);
    }
    while (!m_working.empty()) {
        rests(m_working.begin()->first, at);
    }
}

void Figures::works(CounterNumber counter, Time at)
{
    m_working[counter] = at;
}

void Figures::rests(CounterNumber counter, Time at)
{
    const auto since = m_working.find(counter);
    if (since != m_working.end()) {
        counters[counter].openSeconds += toSeconds(at - since->second);
        m_working.erase(since);
    }
}

std::string Figures::json() const
{
    Json object = waitsJson(all);
    object["issued"] = issued;
    object["finished"] = finished;
    object["no_show"] = missed;
    object["cancelled"] = cancelled;
    object["expired"] = expired;
    object["classes"] = Json::array();
    for (const auto& [code, waits] : classes) {
        object["classes"].push_back(waitsJson(waits));
        object["classes"].back()["class"] = code;
    }
    object["services"] = Json::array();
    for (const auto& [code, waits] : services) {
        object["services"].push_back(waitsJson(waits));
        object["services"].back()["service"] = code;
    }
    object["counters"] = Json::array();
    for (const auto& [number, work] : counters) {
        object["counters"].push_back({{"counter", number.value},
                                      {"finished", work.finished},
                                      {"open_s", toTenths(work.openSeconds)},
                                      {"load", std::round(work.load() * 1000.0) / 1000.0}});
    }
    return object.dump();
}

std::string Figures::text() const
{
    std::string text = std::to_string(issued) + " tickets, " + std::to_string(finished) +
                       " served, " + std::to_string(missed) + " missed their call, " +
                       std::to_string(cancelled) + " cancelled, " + std::to_string(expired) +
                       " left at the end\n" + waitsLine("all", all) + "By class\n";
    for (const auto& [code, waits] : classes) {
        text += waitsLine(code, waits);
    }
    text += "By service\n";
    for (const auto& [code, waits] : services) {
        text += waitsLine(code, waits);
    }
    text += "Counters\n";
    for (const auto& [number, work] : counters) {
        std::array<char, 80> line{};
        std::snprintf(line.data(),
                      line.size(),
                      "  %3d %6d served, busy %3.0f %% of the time\n",
                      number.value,
                      work.finished,
                      work.load() * 100.0);
        text += line.data();
    }
    return text;
}

} // namespace hall::simulate
