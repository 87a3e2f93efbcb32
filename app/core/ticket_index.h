// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "app/core/ids.h"
#include "app/core/ranked_line.h"

#include <cstdint>
#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace hall {

/// Finds a ticket by its id. A station counts its tickets, so the place of one is worked out from
/// the count in its id instead of being looked up by the whole text.
class TicketIndex
{
public:
    void clear();
    /// An id that is known already is left as it is.
    void add(const TicketId& id, TicketKey key);
    [[nodiscard]] std::optional<TicketKey> find(const TicketId& id) const;

private:
    struct Counted
    {
        std::int64_t running = 0;
        TicketKey key = 0;
    };

    using Line = std::vector<Counted>; ///< in the order of the count

    std::map<std::string, Line, std::less<>> m_byStation;
};

} // namespace hall
