// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "app/core/events.h"
#include "drivers/emulator/printer_interpreter.h"

#include <map>
#include <string>
#include <vector>

namespace hall::chaos {

/// What came of holding the journal against the paper. All that `areNone` adds up are faults.
struct PaperFindings
{
    std::int64_t tickets = 0;       ///< issued
    std::int64_t printed = 0;       ///< journalled as printed
    std::int64_t doubtful = 0;      ///< attempts of which nobody knows
    std::int64_t refused = 0;       ///< attempts that surely put out nothing
    std::int64_t papers = 0;        ///< whole tickets that came out of the printer
    std::int64_t marked = 0;        ///< of these, marked as reprints
    std::int64_t scraps = 0;        ///< papers with part of a ticket
    std::int64_t missing = 0;       ///< tickets journalled as printed of which there is no paper
    std::int64_t unknown = 0;       ///< papers of tickets that nobody took
    std::int64_t twice = 0;         ///< tickets with two papers that have no mark
    std::int64_t untold = 0;        ///< papers beyond what was told as printed or doubtful
    std::int64_t unended = 0;       ///< tickets that never came to be printed
    std::vector<std::string> first; ///< the first of the faults, a sentence each

    [[nodiscard]] bool areNone() const
    {
        return missing + unknown + twice + untold + unended == 0;
    }
};

/// The books of a printer's days: every event in order, and every paper on its day.
class PaperBooks
{
public:
    void add(const Event& event);

    /// A paper that was cut off on this day, the first being 1.
    void add(int day, const emulator::Page& page);

    [[nodiscard]] PaperFindings findings() const;

private:
    struct Account
    {
        int started = 0;
        int printed = 0;
        int doubtful = 0;
        int plain = 0;
        int marked = 0;
        bool issued = false;
    };

    using Key = std::pair<int, std::string>; ///< day and number

    std::map<Key, Account> m_accounts;
    std::map<TicketId, Key> m_numbers;
    int m_day = 0;
    std::int64_t m_refused = 0;
    std::int64_t m_scraps = 0;
};

} // namespace hall::chaos
