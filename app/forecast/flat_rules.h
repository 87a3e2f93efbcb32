// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "app/core/rules.h"

#include <cstdint>
#include <memory>
#include <optional>
#include <unordered_map>
#include <vector>

namespace hall {

/// Seconds, as the runs count them.
using Seconds = float;

struct FlatService
{
    std::uint16_t group = 0;
    Seconds typical = 600;
};

struct FlatCounter
{
    CounterNumber number;
    std::vector<std::uint16_t>
        groups; ///< by its own rule; plans and bindings change that for a time
    Admits admits = Admits::All;
};

/// What the forecast needs of the rules, in arrays: services, groups, classes and counters are
/// places in them, in the order of `Rules`. Made once when the rules change, then shared.
struct FlatRules
{
    explicit FlatRules(const Rules& rules);

    std::vector<FlatService> services;
    std::vector<Seconds> credits; ///< one a class
    std::vector<FlatCounter> counters;
    std::vector<OpenSpan> hours;
    std::size_t groupCount = 0;
    /// Of favoured ones in a row while others wait; none: whoever has the lowest rank.
    std::optional<int> interleave;

    [[nodiscard]] std::optional<std::size_t> service(const ServiceCode& code) const;
    [[nodiscard]] std::optional<std::size_t> group(const GroupCode& code) const;
    [[nodiscard]] std::optional<std::size_t> counter(CounterNumber number) const;
    /// The normal class when there is none of that code.
    [[nodiscard]] std::size_t classOf(const ClassCode& code) const;

private:
    std::unordered_map<ServiceCode, std::size_t> m_services;
    std::unordered_map<GroupCode, std::size_t> m_groups;
    std::unordered_map<ClassCode, std::size_t> m_classes;
    std::unordered_map<CounterNumber, std::size_t> m_counters;
};

} // namespace hall
