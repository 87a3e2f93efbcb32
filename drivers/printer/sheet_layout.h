// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "drivers/printer/profile.h"
#include "drivers/printer/ticket_paper.h"

#include <string>
#include <vector>

namespace hall::printer {

/// One paper to bring.
struct SheetItem
{
    std::string name{};
    int copies = 1;
    bool isOnPromise = false; // may follow later 容缺
};

/// A list of what to bring, as texts ready for people (UTF-8). An empty text leaves its line out.
struct SheetContent
{
    std::string hallName{};
    std::string askedAt{}; // "11月23日 09:12"
    std::string serviceName{};
    std::string number{}; // of the ticket that it goes with
    std::vector<SheetItem> items{};
    std::string station{};
    std::string serial{}; // "000187", of this station
};

[[nodiscard]] TicketPaper layOut(const SheetContent& content, const Profile& profile);

} // namespace hall::printer
