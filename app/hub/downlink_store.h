// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "app/hub/store.h"
#include "app/sync/posting.h"

#include <filesystem>
#include <functional>
#include <memory>
#include <optional>
#include <string>
#include <vector>

namespace hall::hub {

/// What the city sends down, as stored.
struct Posted
{
    sync::PostingKind kind = sync::PostingKind::Catalogue;
    std::string hall;          ///< empty: for all halls; the catalogue always is
    std::string day;           ///< of appointments; else empty
    std::int64_t version = 0;  ///< of a catalogue 1, 2, 3 …; else the revision
    std::int64_t revision = 0; ///< it was the how manyeth change of all, in the order of commits
    Time at = {};
    std::string content = {}; ///< JSON; empty: taken back

    friend bool operator==(const Posted&, const Posted&) = default;
};

/// What a hall said last of what it has and what it refused.
struct HallReceipt
{
    std::string hall;
    Time at;          ///< the hub heard it
    std::string body; ///< JSON

    friend bool operator==(const HallReceipt&, const HallReceipt&) = default;
};

/// What goes down to the halls, beside the events that came up. One thread; whoever else is on the
/// same database has one of its own.
class DownlinkStore
{
public:
    virtual ~DownlinkStore() = default;

    /// What will stand where `before` does; empty: nothing stands there. None: it stays.
    using Edit = std::function<std::optional<std::string>(const std::string& before)>;

    /// Puts what `edit` makes of the newest under a kind, hall and day in its place, durably, and
    /// gives it its version and revision; earlier catalogues stay. Nobody else changes it
    /// meanwhile. The same content once more changes nothing and is answered as stored. None: it
    /// stayed.
    [[nodiscard]] virtual Result<std::optional<Posted>, StoreError> change(const Posted& posted,
                                                                           const Edit& edit) = 0;
    /// Puts this in its place.
    [[nodiscard]] Result<Posted, StoreError> put(const Posted& posted);
    /// The newest under a kind, hall and day.
    [[nodiscard]] virtual Result<std::optional<Posted>, StoreError>
    find(sync::PostingKind kind, const std::string& hall, const std::string& day) = 0;
    /// The newest first, below a version (0: from the newest), at most `count`.
    [[nodiscard]] virtual Result<std::vector<Posted>, StoreError> catalogues(std::int64_t below,
                                                                             int count) = 0;
    /// The newest of all that is for one hall or for all, taken back or not, by revision.
    [[nodiscard]] virtual Result<std::vector<Posted>, StoreError>
    forHall(const std::string& hall) = 0;
    /// What changed after a revision, by revision, at most `count`; of catalogues the newest alone.
    [[nodiscard]] virtual Result<std::vector<Posted>, StoreError>
    changedAfter(std::int64_t revision, int count) = 0;
    /// Of the newest change; cheap.
    [[nodiscard]] virtual Result<std::int64_t, StoreError> revision() = 0;
    /// Takes back the appointments of days before one: they are about people.
    [[nodiscard]] virtual Result<void, StoreError> clearBefore(BusinessDay day, Time at) = 0;

    [[nodiscard]] virtual Result<void, StoreError> keepReceipt(const HallReceipt& receipt) = 0;
    [[nodiscard]] virtual Result<std::optional<HallReceipt>, StoreError>
    receipt(const std::string& hall) = 0;
    /// By hall, after one (empty: from the first), at most `count`.
    [[nodiscard]] virtual Result<std::vector<HallReceipt>, StoreError>
    receipts(const std::string& afterHall, int count) = 0;
};

/// In the hub's database in `dataDir`, which `openSqliteStore` has made, on a connection of its
/// own.
[[nodiscard]] Result<std::unique_ptr<DownlinkStore>, StoreError>
openSqliteDownlink(const std::filesystem::path& dataDir);
/// `conninfo` as libpq takes it.
[[nodiscard]] Result<std::unique_ptr<DownlinkStore>, StoreError>
openPostgresDownlink(const std::string& conninfo);

} // namespace hall::hub
