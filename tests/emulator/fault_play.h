// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "drivers/emulator/printer_faults.h"
#include "drivers/printer/lay_out.h"
#include "drivers/printer/layout_book.h"

#include <cstdint>
#include <string>
#include <vector>

namespace hall {

/// A printer of some profile that gets a ticket while something goes wrong with it.
class FaultPlay
{
public:
    FaultPlay(const printer::LayoutBook& book, const std::string& profile);

    /// Bytes that a printer gets before the first ticket.
    [[nodiscard]] std::uint64_t bytesBefore() const
    {
        return m_before;
    }

    /// From the check before the ticket to the end of its fence.
    [[nodiscard]] std::uint64_t bytes() const
    {
        return m_bytes;
    }

    /// One fault: the job ends as one of three, and after the fault is put right a reprint comes
    /// out whole, with nothing stale before it and never a second unmarked paper. What of it
    /// doesn't hold, in words.
    [[nodiscard]] std::vector<std::string> play(emulator::PrinterFault fault) const;

private:
    printer::Profile m_profile;
    printer::TicketPaper m_ticket;
    printer::TicketPaper m_reprint;
    std::uint64_t m_before = 0;
    std::uint64_t m_bytes = 0;
};

/// Every fault that can begin at a byte, by its name on the command line.
[[nodiscard]] const std::vector<std::string>& faultsAtBytes();

} // namespace hall
