// SPDX-License-Identifier: Apache-2.0
#include "app/simulate/turn.h"

#include <algorithm>

namespace hall::simulate {

namespace {

/// One choice among those whom the counter might take.
class Choice
{
public:
    Choice(Books& books, Books::Key taken, CounterNumber counter, Time now)
        : m_books(books)
        , m_taken(books.entry(taken))
        , m_key(taken)
        , m_counter(counter)
        , m_now(now)
        , m_heads(books.heads(counter, now))
    {
    }

    std::vector<std::string> wrongs(int streak)
    {
        if (!m_books.mayTake(m_counter, m_key, m_now)) {
            wrong("took " + m_taken.number + ", which it may not serve");
        }
        const bool byCredit = m_books.rules().policy.choice == ChoiceRule::Credit;
        checkRanks(byCredit);
        if (byCredit) {
            checkOvertaking();
        } else {
            checkShare();
        }
        if (streak != streakAfter()) {
            wrong("counts " + std::to_string(streak) + " choices with priority in a row after " +
                  m_taken.number);
        }
        return std::move(m_wrongs);
    }

private:
    void wrong(const std::string& what)
    {
        m_wrongs.push_back("counter " + std::to_string(m_counter.value) + " " + what);
    }

    [[nodiscard]] bool isFavoured(const Entry& entry) const
    {
        return entry.lane != Lane{};
    }

    [[nodiscard]] bool waits(bool favoured) const
    {
        return std::ranges::any_of(
            m_heads, [&](Books::Key head) { return isFavoured(m_books.entry(head)) == favoured; });
    }

    [[nodiscard]] int streakAfter() const
    {
        return isFavoured(m_taken) && waits(false) ? m_books.streak(m_counter) + 1 : 0;
    }

    /// Nobody stands before the one it took: of all, or of those with, or without, priority.
    void checkRanks(bool ofAll)
    {
        for (const Books::Key head : m_heads) {
            const Entry& other = m_books.entry(head);
            if ((ofAll || isFavoured(other) == isFavoured(m_taken)) && other.rank < m_taken.rank) {
                wrong("took " + m_taken.number + " while " + other.number + " had a lower rank");
            }
        }
    }

    /// The share of those without priority is kept, and no more than that.
    void checkShare()
    {
        const bool turnOfPlain = m_books.streak(m_counter) >= m_books.rules().policy.interleave;
        if (waits(true) && waits(false) && isFavoured(m_taken) == turnOfPlain) {
            wrong("took " + m_taken.number + " against the share of those without priority");
        }
    }

    void checkOvertaking()
    {
        if (Books::isMoved(m_taken)) {
            return;
        }
        for (const Duty& duty : m_books.duties().of(m_counter)) {
            const auto& classes = m_books.rules().classes;
            for (std::size_t priority = 0; priority < classes.size(); ++priority) {
                const Lane lane{priority == 0 ? 0 : Lane::priorityBit};
                if (m_books.takesFrom(m_counter, duty, lane, m_now)) {
                    checkOvertaking(duty.service, priority);
                }
            }
        }
    }

    void checkOvertaking(std::size_t service, std::size_t priority)
    {
        const auto earliest = m_books.earliest(service, priority);
        if (!earliest) {
            return;
        }
        const auto& classes = m_books.rules().classes;
        const Duration lead = m_taken.issuedAt - m_books.entry(*earliest).issuedAt;
        const Duration allowed = classes[m_taken.priority].credit - classes[priority].credit;
        if (lead > std::max(allowed, Duration{0})) {
            m_wrongs.push_back(m_taken.number + " overtook " + m_books.entry(*earliest).number +
                               " by more than the difference of their credits");
        }
    }

    Books& m_books;
    const Entry& m_taken;
    Books::Key m_key;
    CounterNumber m_counter;
    Time m_now;
    std::vector<Books::Key> m_heads;
    std::vector<std::string> m_wrongs;
};

} // namespace

std::vector<std::string>
wrongTurn(Books& books, Books::Key taken, CounterNumber counter, int streak, Time now)
{
    return Choice{books, taken, counter, now}.wrongs(streak);
}

} // namespace hall::simulate
