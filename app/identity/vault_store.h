// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "app/identity/key_ring.h"
#include "app/identity/vault.h"
#include "app/journal/sqlite.h"

#include <functional>

namespace hall::identity {

/// The vault's database and its keys, for the sources of this folder.
class VaultStore
{
public:
    [[nodiscard]] static Result<std::unique_ptr<VaultStore>, VaultError>
    open(const VaultFiles& files);

    [[nodiscard]] const KeyRing& keys() const
    {
        return m_keys;
    }

    [[nodiscard]] const journal::sqlite::Database& database() const
    {
        return m_database;
    }

    [[nodiscard]] Result<journal::sqlite::Statement, VaultError>
    prepare(std::string_view sql) const;
    /// What SQLite said last, as ours.
    [[nodiscard]] VaultError lastError(const std::string& doing) const;
    /// Runs a statement that changes rows; how many.
    [[nodiscard]] Result<std::int64_t, VaultError> change(journal::sqlite::Statement& statement,
                                                          const std::string& doing) const;
    /// All that `work` does, or nothing, synced before it returns.
    [[nodiscard]] Result<void, VaultError>
    transact(const std::function<Result<void, VaultError>()>& work) const;

    /// Writes a record, or writes it anew.
    [[nodiscard]] Result<void, VaultError>
    write(const RecordId& record, const KeyName& name, const Key& key, const Fields& fields) const;

    struct Unsealed
    {
        KeyName name;
        Fields fields;
    };

    [[nodiscard]] Result<Unsealed, VaultError> read(const RecordId& record) const;

private:
    [[nodiscard]] Result<void, VaultError> prepareDatabase(const VaultFiles& files);

    journal::sqlite::Database m_database;
    KeyRing m_keys;
};

} // namespace hall::identity
