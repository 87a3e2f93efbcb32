// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "app/identity/signed_code.h"
#include "app/journal/journal.h"
#include "app/sync/uplink.h"

#include <filesystem>
#include <memory>

namespace hall::chaos {

/// A hall as the city sees it: a journal on disk and its link. What is journalled is of no meaning;
/// its size is a ticket's.
class CityHall
{
public:
    struct Plan
    {
        std::string id;
        std::filesystem::path folder;
        sync::Broker broker;
        identity::KnownKeys hubKeys;
    };

    explicit CityHall(Plan plan);

    /// Opens journal and link, as a node that starts. The error is a sentence.
    [[nodiscard]] Result<void, std::string> start();
    /// As a node that is killed: what it remembered is gone.
    void kill();
    /// So many events in one transaction.
    [[nodiscard]] bool append(int events);

    [[nodiscard]] const std::string& id() const
    {
        return m_plan.id;
    }

    [[nodiscard]] std::int64_t journalled() const
    {
        return m_journalled;
    }

    /// The city has everything, and this hall knows it.
    [[nodiscard]] bool isSynced() const;

    [[nodiscard]] const sync::UplinkStatus& status() const
    {
        return m_status;
    }

private:
    Plan m_plan;
    std::unique_ptr<journal::Journal> m_journal;
    std::unique_ptr<sync::Uplink> m_uplink;
    sync::UplinkStatus m_status;
    std::int64_t m_journalled = 0;
};

} // namespace hall::chaos
