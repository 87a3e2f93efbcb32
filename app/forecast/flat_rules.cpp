// SPDX-License-Identifier: Apache-2.0
#include "app/forecast/flat_rules.h"

#include <chrono>

namespace hall {

namespace {

template <class Map, class Key>
std::optional<std::size_t> placeIn(const Map& places, const Key& key)
{
    const auto found = places.find(key);
    return found == places.end() ? std::nullopt : std::optional{found->second};
}

Seconds secondsOf(Duration duration)
{
    return std::chrono::duration<Seconds>(duration).count();
}

} // namespace

FlatRules::FlatRules(const Rules& rules)
    : hours(rules.hours)
    , groupCount(rules.groups.size())
{
    if (rules.policy.choice == ChoiceRule::Interleave) {
        interleave = rules.policy.interleave;
    }
    for (const Group& each : rules.groups) {
        m_groups.emplace(each.code, m_groups.size());
    }
    for (const Service& each : rules.services) {
        constexpr Seconds minute = 60;
        m_services.emplace(each.code, services.size());
        services.push_back({.group = static_cast<std::uint16_t>(group(each.group).value_or(0)),
                            .typical = static_cast<Seconds>(each.typicalMinutes) * minute});
    }
    for (const PriorityClass& each : rules.classes) {
        m_classes.emplace(each.code, credits.size());
        credits.push_back(secondsOf(each.credit));
    }
    for (const Counter& each : rules.counters) {
        FlatCounter flat{.number = each.number, .groups = {}, .admits = each.admits};
        for (const GroupCode& code : each.groups) {
            if (const auto place = group(code)) {
                flat.groups.push_back(static_cast<std::uint16_t>(*place));
            }
        }
        m_counters.emplace(each.number, counters.size());
        counters.push_back(std::move(flat));
    }
}

std::optional<std::size_t> FlatRules::service(const ServiceCode& code) const
{
    return placeIn(m_services, code);
}

std::optional<std::size_t> FlatRules::group(const GroupCode& code) const
{
    return placeIn(m_groups, code);
}

std::optional<std::size_t> FlatRules::counter(CounterNumber number) const
{
    return placeIn(m_counters, number);
}

std::size_t FlatRules::classOf(const ClassCode& code) const
{
    return placeIn(m_classes, code).value_or(0);
}

} // namespace hall
