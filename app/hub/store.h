// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "app/core/result.h"
#include "app/core/time.h"
#include "app/journal/journal.h"
#include "app/sync/event_message.h"

#include <cstdint>
#include <string>
#include <vector>

namespace hall::hub {

/// What somebody has to look at. It is stored beside the events, once for each row.
enum class Trouble {
    BrokenChain, ///< a stored row doesn't follow from the one before it
    Branch,      ///< a backup was restored in the hall: it goes on before rows that are stored here
    Differs,     ///< another row is stored in the place of one that came; that one was refused
    OtherKey,    ///< the hall's words are signed with another key than before; about no row
    Disowned,    ///< a stored row isn't the hall's, as the hall says signed
    Rewritten,   ///< the same of one that the hall had signed before
};

struct TroubleAt
{
    Trouble what = Trouble::BrokenChain;
    journal::Position position;

    friend bool operator==(const TroubleAt&, const TroubleAt&) = default;
};

/// What came of a hall's part of a batch.
struct HallTaken
{
    std::string hall;
    journal::Head newest; ///< stored of it now; seq 0: nothing
    std::int64_t stored = 0;
    bool isEarly = false; ///< rows are missing before one of the batch
    std::vector<TroubleAt> troubles;
};

/// Why nothing was stored, a sentence. What came is sent again, so it may be let go.
struct StoreError
{
    std::string detail;

    friend bool operator==(const StoreError&, const StoreError&) = default;
};

/// The events of all halls, each once. One thread; hubs on one database each have their own.
class Store
{
public:
    virtual ~Store() = default;

    /// All of it in one transaction, which is durable when this returns.
    [[nodiscard]] virtual Result<std::vector<HallTaken>, StoreError>
    take(const std::vector<sync::EventMessage>& batch, Time now) = 0;

    [[nodiscard]] virtual Result<journal::Head, StoreError> newest(const std::string& hall) = 0;

    /// Says that a hub lives, for so long by the database's clock; which ones do, this one among
    /// them.
    [[nodiscard]] virtual Result<std::vector<std::string>, StoreError>
    live(const std::string& hub, std::chrono::seconds lasts) = 0;
};

} // namespace hall::hub
