// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <optional>

namespace hall {

/// Whom a counter calls next: shown the heads of the lines that it may call from, it keeps the
/// lowest rank of those who are favoured (with priority or an appointment) and of the rest.
template <class RankType, class Who>
class NextInLine
{
public:
    struct Head
    {
        RankType rank;
        Who who;
    };

    void consider(bool favoured, const Head& head)
    {
        std::optional<Head>& best = favoured ? m_favoured : m_plain;
        if (!best || head.rank < best->rank) {
            best = head;
        }
    }

    /// By credit: the lowest rank of all.
    [[nodiscard]] const std::optional<Head>& byRank() const
    {
        if (!m_plain || !m_favoured) {
            return m_plain ? m_plain : m_favoured;
        }
        return m_plain->rank < m_favoured->rank ? m_plain : m_favoured;
    }

    /// With k:1: of any `most` + 1 choices in a row with both kinds waiting, one at least is plain.
    /// `streak`: how many favoured ones in a row went before somebody plain.
    [[nodiscard]] const std::optional<Head>& interleaved(int streak, int most) const
    {
        if (!m_plain || !m_favoured) {
            return byRank();
        }
        return streak >= most ? m_plain : m_favoured;
    }

    /// The streak after that choice.
    [[nodiscard]] int streakAfter(const std::optional<Head>& chosen, int streak) const
    {
        return &chosen == &m_favoured && m_favoured && m_plain ? streak + 1 : 0;
    }

private:
    std::optional<Head> m_plain;
    std::optional<Head> m_favoured;
};

} // namespace hall
