// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "app/simulate/books.h"
#include "app/simulate/onlooker.h"

namespace hall::simulate {

/// What must hold after every event, whatever was pressed and whatever broke:
/// no ticket at two counters; numbers unique in a day; no counter took a ticket while one it might
/// take had a lower rank, or against the share of those without priority; nobody overtaken by more
/// than the difference of two credits; who is sent on or called in vain keeps his rank, who comes
/// back never gets a better one; what is taken back is as it was; everybody's wait ends with the
/// day; counts add up; a rank changes only by an event that names it.
///
/// A check costs at most the logarithm of the waiting.
class Invariants : public Onlooker
{
public:
    /// Begins from an empty hall, or takes over in the middle.
    Invariants() = default;
    explicit Invariants(const Hall& hall);

    void applied(const Hall& hall, const Event& event) override;
    void fell(const Hall& hall) override;

    /// Compares every ticket of the hall with the books: linear.
    void compareAll(const Hall& hall);

    /// What didn't hold, at most `breachesMax`; empty in a hall that works.
    [[nodiscard]] const std::vector<std::string>& breaches() const
    {
        return m_breaches;
    }

    static constexpr std::size_t breachesMax = 20;

private:
    class Checking;

    void breach(std::string what);
    void checkSums(const Hall& hall);
    void checkEnded(const Hall& hall);

    Books m_books;
    std::int64_t m_seq = 0;
    std::vector<std::string> m_breaches;
};

[[nodiscard]] std::string nameOf(const Entry& entry);
[[nodiscard]] std::string nameOf(CounterNumber counter);

} // namespace hall::simulate
