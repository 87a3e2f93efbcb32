// SPDX-License-Identifier: Apache-2.0
#include "app/simulate/evaluation.h"

#include "app/forecast/forecast.h"
#include "app/forecast/learned.h"
#include "app/simulate/oracle.h"
#include "app/simulate/world.h"

#include <nlohmann/json.hpp>

#include <algorithm>
#include <cmath>
#include <set>

namespace hall::simulate {

namespace {

constexpr double minute = 60;

double minutes(Duration time)
{
    return toSeconds(time) / minute;
}

double minutes(Seconds time)
{
    return static_cast<double>(time) / minute;
}

Seconds inSeconds(double minutes)
{
    return static_cast<Seconds>(minutes * minute);
}

/// The usual estimates, made as well as they can be: by group, with a learned mean and the counters
/// that call now.
class UsualEstimates
{
public:
    void observe(const Hall& hall, const Event& event)
    {
        if (const auto* called = std::get_if<TicketCalled>(&event.body)) {
            if (const Ticket* ticket = hall.find(called->ticket)) {
                m_lastWaited[groupOf(hall, called->service)] = minutes(event.at - ticket->issuedAt);
                m_calledAt[called->ticket] = event.at;
            }
        } else if (const auto* finished = std::get_if<ServiceFinished>(&event.body)) {
            const auto since = m_calledAt.find(finished->ticket);
            if (since != m_calledAt.end()) {
                Mean& mean = m_means[groupOf(hall, finished->service)];
                mean.sum += minutes(event.at - since->second);
                mean.count += 1;
                m_calledAt.erase(since);
            }
        } else if (std::holds_alternative<DayOpened>(event.body)) {
            m_lastWaited.clear();
            m_calledAt.clear();
        }
    }

    /// As the hall counts people ahead: those of the same group.
    [[nodiscard]] double peopleAhead(const Hall& hall, const Ticket& ticket) const
    {
        const auto& counters = hall.index.countersOf(*hall.index.service(ticket.service));
        const auto calling = std::ranges::count_if(counters, [&](CounterNumber number) {
            const OpenDesk* desk = hall.desk(number);
            return desk != nullptr && !desk->paused;
        });
        return ticket.ahead * meanOfGroup(hall, *hall.index.service(ticket.service)) /
               static_cast<double>(std::max<std::ptrdiff_t>(calling, 1));
    }

    /// The best that can be done without running the hall: everybody whom the ticket's counters
    /// would call before it, whatever he is here for, each with the mean of his group.
    [[nodiscard]] double workAhead(const Hall& hall, const Ticket& ticket) const
    {
        int calling = 0;
        std::set<std::size_t> before; // services that the same counters call
        for (const CounterNumber number :
             hall.index.countersOf(*hall.index.service(ticket.service))) {
            const OpenDesk* desk = hall.desk(number);
            calling += desk != nullptr && !desk->paused ? 1 : 0;
            const auto& served = hall.index.servedBy(number);
            before.insert(served.begin(), served.end());
        }
        double work = 0;
        for (const std::size_t service : before) {
            work += static_cast<double>(hall.lines[service].countBefore(ticket.rank)) *
                    meanOfGroup(hall, service);
        }
        return work / std::max(calling, 1);
    }

    [[nodiscard]] double lastWaited(const Hall& hall, const Ticket& ticket) const
    {
        const auto known = m_lastWaited.find(groupOf(hall, ticket.service));
        return known == m_lastWaited.end() ? 0 : known->second;
    }

private:
    struct Mean
    {
        double sum = 0;
        double count = 0;
    };

    [[nodiscard]] double meanOfGroup(const Hall& hall, std::size_t service) const
    {
        const auto known = m_means.find(hall.rules.services[service].group);
        return known == m_means.end() || known->second.count == 0
                   ? hall.rules.services[service].typicalMinutes
                   : known->second.sum / known->second.count;
    }

    static const GroupCode& groupOf(const Hall& hall, const ServiceCode& code)
    {
        return hall.rules.services[*hall.index.service(code)].group;
    }

    std::map<GroupCode, Mean> m_means;
    std::map<GroupCode, double> m_lastWaited;
    std::map<TicketId, Time> m_calledAt;
};

/// Tells every ticket its time as it is issued and waits for what comes true.
class Teller : public Onlooker
{
public:
    Teller(const Rules& rules, const EvaluationOptions& options)
        : m_rules(rules)
        , m_options(options)
    {
    }

    void dayBegins(const World& world) override
    {
        m_world = &world;
        m_told.clear();
        if (m_options.withOracle) {
            m_true = trueRates(m_rules, world);
        }
        m_rates = m_learned.rates(weekdayOf(world.today().day));
    }

    void applied(const Hall& hall, const Event& event) override
    {
        if (const auto* issued = std::get_if<TicketIssued>(&event.body)) {
            if (issued->ahead > 0 && m_learned.past().upTo > 0) {
                tell(hall, event);
            }
        } else if (const auto* called = std::get_if<TicketCalled>(&event.body)) {
            comeTrue(called->ticket, event.at);
        }
        m_usual.observe(hall, event);
    }

    void stored(const World& world, const Event& event) override
    {
        m_learned.observe(event, world.options().zone.offsetAt(event.at));
        const auto* issued = std::get_if<TicketIssued>(&event.body);
        const auto told = issued == nullptr ? m_told.end() : m_told.find(issued->ticket);
        if (told != m_told.end() && told->second) {
            m_learned.told(
                issued->ticket, inSeconds(told->second->low), inSeconds(told->second->high));
        }
    }

    [[nodiscard]] ForecastEvaluation take()
    {
        ForecastEvaluation evaluation{.figures = figuresOf(m_tickets),
                                      .tickets = std::move(m_tickets)};
        evaluation.figures.untold = m_untold;
        return evaluation;
    }

private:
    void tell(const Hall& hall, const Event& event)
    {
        const Ticket& ticket = hall.tickets.back();
        const Duration local = event.at + m_world->options().zone.offsetAt(event.at) -
                               std::chrono::sys_days{hall.day->date};
        const auto seconds = static_cast<Seconds>(toSeconds(local));
        Outlook outlook = takeOutlook(
            hall, m_learned.rules(), m_learned.today(seconds, m_rates), event.at, local);
        const auto wait = waitOf(outlook, m_rates, hall.tickets.size() - 1, event.seq);
        if (!wait) {
            m_told.emplace(ticket.id, std::nullopt);
            return;
        }
        ToldAndTrue told{.issuedAt = event.at,
                         .priority = ticket.priority,
                         .ahead = ticket.ahead,
                         .low = minutes(wait->low),
                         .median = minutes(wait->median),
                         .high = minutes(wait->high),
                         .oracle = 0,
                         .oracleLow = 0,
                         .oracleHigh = 0,
                         .peopleAhead = m_usual.peopleAhead(hall, ticket),
                         .workAhead = m_usual.workAhead(hall, ticket),
                         .lastWaited = m_usual.lastWaited(hall, ticket),
                         .waited = 0};
        if (m_options.withOracle && m_world->daysDone() >= m_options.learnDays) {
            outlook.arrivalFactor = 1;
            const auto best = waitOf(outlook, m_true, hall.tickets.size() - 1, event.seq);
            const Wait& taken = best ? *best : *wait;
            told.oracle = minutes(taken.median);
            told.oracleLow = minutes(taken.low);
            told.oracleHigh = minutes(taken.high);
        }
        m_told.emplace(ticket.id, told);
    }

    [[nodiscard]] std::optional<Wait>
    waitOf(const Outlook& outlook, const Rates& rates, std::size_t key, std::int64_t seq) const
    {
        const Forecast forecast = hall::forecast(
            outlook,
            rates,
            {.runs = m_options.runs, .seed = m_options.seed + static_cast<std::uint64_t>(seq)});
        const auto at = std::ranges::find(outlook.waiting, key, &WaitingTicket::key);
        return forecast.waiting[static_cast<std::size_t>(at - outlook.waiting.begin())];
    }

    void comeTrue(const TicketId& ticket, Time at)
    {
        const auto told = m_told.find(ticket);
        if (told == m_told.end()) {
            return;
        }
        if (m_world->daysDone() < m_options.learnDays) {
            m_told.erase(told);
            return;
        }
        if (told->second) {
            told->second->waited = minutes(at - told->second->issuedAt);
            m_tickets.push_back(*told->second);
        } else {
            ++m_untold;
        }
        m_told.erase(told); // Its first call counts.
    }

    const Rules& m_rules;
    const EvaluationOptions& m_options;
    const World* m_world = nullptr;
    Learned m_learned;
    Rates m_rates;
    Rates m_true;
    UsualEstimates m_usual;
    std::map<TicketId, std::optional<ToldAndTrue>> m_told; ///< none: told no time
    std::vector<ToldAndTrue> m_tickets;
    int m_untold = 0;
};

template <class Tickets, class Value>
double meanOf(const Tickets& tickets, Value value)
{
    double sum = 0;
    for (const ToldAndTrue& ticket : tickets) {
        sum += value(ticket);
    }
    return tickets.empty() ? 0 : sum / static_cast<double>(tickets.size());
}

double coverageOf(const std::vector<ToldAndTrue>& tickets)
{
    return meanOf(tickets, [](const ToldAndTrue& ticket) {
        return ticket.low <= ticket.waited && ticket.waited <= ticket.high ? 1.0 : 0.0;
    });
}

double medianWidth(const std::vector<ToldAndTrue>& tickets)
{
    std::vector<double> widths;
    widths.reserve(tickets.size());
    for (const ToldAndTrue& ticket : tickets) {
        widths.push_back(ticket.high - ticket.low);
    }
    if (widths.empty()) {
        return 0;
    }
    std::ranges::nth_element(widths,
                             widths.begin() + static_cast<std::ptrdiff_t>(widths.size() / 2));
    return widths[widths.size() / 2];
}

} // namespace

ForecastFigures figuresOf(const std::vector<ToldAndTrue>& tickets)
{
    const auto offBy = [&](double ToldAndTrue::*told) {
        return meanOf(tickets, [&](const ToldAndTrue& ticket) {
            return std::abs(ticket.*told - ticket.waited);
        });
    };
    std::map<std::string, std::vector<ToldAndTrue>> byClass;
    std::vector<ToldAndTrue> over5;
    for (const ToldAndTrue& ticket : tickets) {
        constexpr double fiveMinutes = 5;
        byClass[ticket.priority.value].push_back(ticket);
        if (ticket.waited > fiveMinutes) {
            over5.push_back(ticket);
        }
    }
    ForecastFigures figures;
    figures.mae = offBy(&ToldAndTrue::median);
    figures.maePeopleAhead = offBy(&ToldAndTrue::peopleAhead);
    figures.maeWorkAhead = offBy(&ToldAndTrue::workAhead);
    figures.maeLastWaited = offBy(&ToldAndTrue::lastWaited);
    figures.maeOracle = offBy(&ToldAndTrue::oracle);
    figures.coverage80 = coverageOf(tickets);
    for (const auto& [priority, some] : byClass) {
        figures.coverage80Class[priority] = coverageOf(some);
    }
    figures.coverage80Over5 = coverageOf(over5);
    figures.coverage80Oracle = meanOf(tickets, [](const ToldAndTrue& ticket) {
        return ticket.oracleLow <= ticket.waited && ticket.waited <= ticket.oracleHigh ? 1.0 : 0.0;
    });
    figures.width80 = medianWidth(tickets);
    figures.meanWait = meanOf(tickets, [](const ToldAndTrue& ticket) { return ticket.waited; });
    figures.tickets = static_cast<int>(tickets.size());
    return figures;
}

std::string toJson(const ForecastFigures& figures)
{
    const nlohmann::json json{{"mae", figures.mae},
                              {"mae_people_ahead", figures.maePeopleAhead},
                              {"mae_work_ahead", figures.maeWorkAhead},
                              {"mae_last_waited", figures.maeLastWaited},
                              {"mae_oracle", figures.maeOracle},
                              {"coverage80", figures.coverage80},
                              {"coverage80_class", figures.coverage80Class},
                              {"coverage80_over5", figures.coverage80Over5},
                              {"coverage80_oracle", figures.coverage80Oracle},
                              {"width80", figures.width80},
                              {"wait_mean", figures.meanWait},
                              {"tickets", figures.tickets},
                              {"untold", figures.untold}};
    return json.dump();
}

ForecastEvaluation evaluateForecast(const Rules& rules, const EvaluationOptions& options)
{
    World world{rules,
                {.seed = options.seed,
                 .days = options.days,
                 .load = options.load,
                 .faults = {.vanishingPerDay = options.vanishingPerDay}}};
    Teller teller{rules, options};
    world.watch(teller);
    world.run();
    return teller.take();
}

} // namespace hall::simulate
