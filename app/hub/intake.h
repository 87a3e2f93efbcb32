// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "app/hub/store.h"
#include "app/sync/arrival.h"

#include <functional>
#include <map>
#include <tuple>

namespace hall::hub {

/// Judges a batch of events beside what is stored, whatever database that is. It stores nothing:
/// what has to be stored is told, in order.
class Intake
{
public:
    using Newest = std::map<std::string, journal::Head>;
    /// The chain of a stored row; `day` is where it probably is.
    using Find = std::function<std::optional<journal::Chain>(
        const std::string& hall, const journal::Position& position, const std::string& day)>;

    /// `newest`: of each hall in the batch, as the caller's transaction has it.
    Intake(const std::vector<sync::EventMessage>& batch, const Newest& newest, const Find& find);

    [[nodiscard]] const std::vector<const sync::EventMessage*>& toStore() const
    {
        return m_toStore;
    }

    [[nodiscard]] const std::map<std::string, HallTaken>& halls() const
    {
        return m_halls;
    }

    [[nodiscard]] std::vector<HallTaken> taken() const;

private:
    using Key = std::tuple<std::string, std::string, std::int64_t>;

    void take(const sync::EventMessage& message, const Find& find);

    std::vector<const sync::EventMessage*> m_toStore;
    std::map<std::string, HallTaken> m_halls;
    std::map<Key, journal::Chain> m_chains; ///< of those to store
};

} // namespace hall::hub
