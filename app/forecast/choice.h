// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstddef>
#include <optional>

namespace hall {

/// How a counter chooses between the lines that it may call from.
struct ChoiceRule
{
    /// Zero: the lowest rank of all. Otherwise priority goes first, but after this many priority
    /// tickets in a row a normal one is called if any waits.
    int interleave = 0;

    friend bool operator==(const ChoiceRule&, const ChoiceRule&) = default;
};

/// The head of a line, as far as the choice looks at it.
template <class RankType>
struct LineHead
{
    RankType rank;
    bool priority = false;
};

/// Whether a counter calls `one` rather than `other`. `streak`: how many priority tickets it has
/// called since its last normal one.
template <class RankType>
[[nodiscard]] bool goesBefore(const LineHead<RankType>& one,
                              const LineHead<RankType>& other,
                              const ChoiceRule& rule,
                              int streak)
{
    if (rule.interleave > 0 && one.priority != other.priority) {
        return one.priority == (streak < rule.interleave);
    }
    return one.rank < other.rank;
}

/// The line whose head a counter calls next, as a place in `candidates`; nothing when it may take
/// nobody. `headOf(candidate)` gives an optional `LineHead`: none where nobody waits whom this
/// counter may take now.
template <class Candidates, class HeadOf>
[[nodiscard]] std::optional<std::size_t>
chooseLine(const Candidates& candidates, HeadOf headOf, const ChoiceRule& rule, int streak)
{
    std::optional<std::size_t> best;
    decltype(headOf(*candidates.begin())) bestHead;
    for (std::size_t at = 0; at < candidates.size(); ++at) {
        const auto head = headOf(candidates[at]);
        if (head && (!best || goesBefore(*head, *bestHead, rule, streak))) {
            best = at;
            bestHead = head;
        }
    }
    return best;
}

} // namespace hall
