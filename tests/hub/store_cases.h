// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "app/hub/hall_keys.h"
#include "app/hub/history.h"

#include <memory>
#include <string>

/// What every store has to do, whatever database it keeps events in.
namespace hall::hub::cases {

/// An empty database of one kind.
class Database
{
public:
    virtual ~Database() = default;

    /// A further connection of a hub.
    [[nodiscard]] virtual Result<std::unique_ptr<Store>, StoreError> open() = 0;

    /// The same, to read again what is stored.
    [[nodiscard]] virtual Result<History, StoreError> openHistory() = 0;

    /// The same, for what halls sign.
    [[nodiscard]] virtual Result<HallKeys, StoreError> openHallKeys() = 0;

    /// Runs a statement of somebody else: the first column of the first row, as text.
    std::string ask(const std::string& sql)
    {
        const auto rows = askAll(sql);
        return rows.empty() ? std::string{} : rows.front();
    }

    /// The first column of every row.
    virtual std::vector<std::string> askAll(const std::string& sql) = 0;
};

void storesEachOnce(Database& database);
void keepsHallsApart(Database& database);
void notesTroubleOnce(Database& database);
void knowsWhoLives(Database& database);
void tellsWhatIsStored(Database& database);

} // namespace hall::hub::cases
