// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "app/identity/identity.h"
#include "app/identity/reading.h"
#include "app/identity/sealing.h"
#include "app/identity/vault_error.h"

#include <filesystem>
#include <memory>
#include <optional>
#include <span>
#include <vector>

namespace hall::identity {

class VaultStore;

/// Where a vault lies, and on what.
struct VaultFiles
{
    std::filesystem::path dataDir;
    std::string vfs; ///< of SQLite; empty: the system's. Tests give a faulty one

    [[nodiscard]] std::filesystem::path database() const
    {
        return dataDir / "vault.db";
    }

    [[nodiscard]] std::filesystem::path keys() const
    {
        return dataDir / "keys";
    }
};

struct NewRecord
{
    Purpose purpose = Purpose::Visit;
    /// Of the visit or the appointment, when papers are due, when the case ends; of no use for a
    /// consent.
    BusinessDay day;
    Fields fields;
};

struct Opened
{
    Fields fields;
    /// For the journal. `fields` go to nobody before it is durable there.
    RecordRead reading;
};

struct Listed
{
    RecordId record;
    Purpose purpose = Purpose::Visit;
    std::string period;
    bool isForgotten = false; ///< its key is gone; the row goes with the next `forgetDue`

    friend bool operator==(const Listed&, const Listed&) = default;
};

struct ForgottenNow
{
    std::vector<KeyName> keys;
    std::int64_t records = 0;
    std::int64_t appointments = 0; ///< rows that found an appointment's record
    std::int64_t misses = 0;       ///< in the ledger of those who didn't come
};

struct VaultStatus
{
    std::int64_t records = 0;
    std::int64_t forgotten = 0; ///< of these, without a key
    std::int64_t appointments = 0;
    std::int64_t misses = 0;
    std::int64_t keys = 0;
};

/// What people are called and how they are reached, sealed in `vault.db`, each purpose and period
/// under a key of its own in `keys/`; README.md says how long. Forgetting is destroying a key.
///
/// One thread at a time; any number of vaults may be open on the same files, also in other
/// processes. What is put is durable when the call returns.
///
/// `put`, `keepUntil`, `forget` and `forgetDue` wait for the disk (some milliseconds, and up to two
/// seconds for another process). `get`, `list` and the hashes only read, some ten microseconds,
/// unless a hash is the first one of its day: that makes its key and waits for the disk.
class Vault
{
public:
    /// Makes both unless there are none. KeysMissing when there are records and no folder of keys.
    [[nodiscard]] static Result<Vault, VaultError> open(const VaultFiles& files);

    Vault(Vault&& other) noexcept;
    Vault& operator=(Vault&& other) noexcept;
    ~Vault();

    [[nodiscard]] Result<RecordId, VaultError> put(const NewRecord& record);
    /// All or none, in one transaction.
    [[nodiscard]] Result<std::vector<RecordId>, VaultError> put(std::span<const NewRecord> records);

    /// NoReason unless the reader's reason is a code.
    [[nodiscard]] Result<Opened, VaultError> get(const RecordId& record,
                                                 const Reader& reader) const;
    /// As `get`, but tells only what `sink` has made durable.
    [[nodiscard]] Result<Fields, VaultError>
    getNoted(const RecordId& record, const Reader& reader, ReadingSink& sink) const;

    /// A promise or a case ends on another day than was known: seals it under that day's key.
    [[nodiscard]] Result<void, VaultError> keepUntil(const RecordId& record, BusinessDay end);
    /// Removes one record before its time; of a consent, the revocation. False: there was none.
    [[nodiscard]] Result<bool, VaultError> forget(const RecordId& record);
    /// Destroys every key whose time is over, then the rows that no key opens any more. `today`
    /// must be trusted: with a clock that ran ahead the future is forgotten. Goes on at what fails
    /// and then says the first failure.
    [[nodiscard]] Result<ForgottenNow, VaultError> forgetDue(BusinessDay today,
                                                             std::chrono::days ledgerTail);

    /// In the order of purpose and period; no identities.
    [[nodiscard]] Result<std::vector<Listed>, VaultError> list(std::size_t countMax) const;
    [[nodiscard]] Result<VaultStatus, VaultError> status() const;
    [[nodiscard]] Result<std::vector<KeyName>, VaultError> keys() const;

    /// Who it is, to this day alone: the same person has the same hash all day and another one the
    /// next, and when the day's key is destroyed nobody can tell any more. 32 hex digits.
    [[nodiscard]] Result<std::string, VaultError> dayHash(BusinessDay day,
                                                          const Identity& identity) const;
    /// The same, but makes no key: nothing when the day has none.
    [[nodiscard]] Result<std::optional<std::string>, VaultError>
    knownDayHash(BusinessDay day, const Identity& identity) const;

    /// For what is kept beside the records.
    [[nodiscard]] VaultStore& store() const
    {
        return *m_store;
    }

private:
    explicit Vault(std::unique_ptr<VaultStore> store);

    std::unique_ptr<VaultStore> m_store;
};

} // namespace hall::identity
