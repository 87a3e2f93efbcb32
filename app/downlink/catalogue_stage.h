// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "app/downlink/shelf.h"
#include "app/settings/catalogue.h"
#include "app/sync/posting.h"
#include "app/sync/receipt.h"

#include <functional>
#include <optional>

namespace hall::downlink {

/// Which catalogue is in force in the hall, and which will be from the next business day on.
///
/// A new one never touches the day that is open: it holds from the first day after that. Both are
/// on the shelf, so the change of day needs no city, and a restart before it loses nothing.
class CatalogueStage
{
public:
    using Load = std::function<Result<CataloguedSettings, SettingsErrors>(const Catalogue&)>;
    using Sentences = std::vector<std::string>;

    /// One that lay on the shelf and is of no use any more.
    struct PassedOver
    {
        std::int64_t version = 0;
        Sentences why;
    };

    struct Checked
    {
        Catalogue catalogue;
        Rules rules;
        std::vector<ServiceChange> changes;
        std::vector<std::string> leftOut;
    };

    /// `load` is called from any thread. `base`: the hall's own rules. What lies on the shelf and
    /// doesn't go together with them any more is passed over: the hall opens without it.
    CatalogueStage(const Shelf& shelf, Load load, Rules base);

    /// The newest of those.
    [[nodiscard]] const std::optional<PassedOver>& passedOver() const
    {
        return m_passedOver;
    }

    /// Of the business day that is open or was last; nothing: none ever was.
    [[nodiscard]] const Rules& rulesOf(const std::optional<BusinessDay>& day) const;

    /// One that goes together with the hall's own rules. The error is what is wrong with it. For a
    /// city's thousand services it takes longer than a press may: it is for any thread.
    [[nodiscard]] Result<Checked, Sentences> check(const Catalogue& catalogue) const;
    /// Puts it on the shelf, for the first day after `day`. The error is what is wrong with the
    /// disk.
    [[nodiscard]] Result<void, Sentences> take(Checked checked,
                                               const std::optional<BusinessDay>& day);

    /// The newest one, as the hall tells it.
    [[nodiscard]] sync::TakenCatalogue taken(const std::optional<BusinessDay>& day) const;

private:
    struct Staged
    {
        Checked checked;
        std::optional<BusinessDay> after; ///< the last day it isn't for; none: it always is

        [[nodiscard]] bool isFor(const std::optional<BusinessDay>& day) const
        {
            return !after || (day && *day > *after);
        }
    };

    [[nodiscard]] std::optional<Staged> read(const char* name);
    [[nodiscard]] Result<void, Sentences> write(const char* name, const Staged& staged) const;

    const Shelf& m_shelf;
    Load m_load;
    Rules m_base;
    std::optional<PassedOver> m_passedOver;
    std::optional<Staged> m_newest;
    std::optional<Staged> m_before; ///< in force while the newest waits for its day
};

} // namespace hall::downlink
