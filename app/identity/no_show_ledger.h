// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "app/identity/no_show_rule.h"
#include "app/identity/vault.h"

namespace hall::identity {

/// Who didn't come to appointments, under a hash of the person that is another one each half-year,
/// never leaves the vault, and means nothing any more when the half-year's key is destroyed.
class NoShowLedger
{
public:
    explicit NoShowLedger(Vault& vault);

    /// Once a day, person and service, however often it is told. Waits for the disk.
    [[nodiscard]] Result<void, VaultError>
    add(const Identity& person, BusinessDay day, const ServiceCode& service);
    /// Takes a miss back; false: there was none. Waits for the disk.
    [[nodiscard]] Result<bool, VaultError>
    strike(const Identity& person, BusinessDay day, const ServiceCode& service);

    /// Those on `since` or later, the oldest first. Makes no key, never waits for the disk.
    [[nodiscard]] Result<std::vector<Miss>, VaultError>
    misses(const Identity& person, BusinessDay since, BusinessDay today) const;
    /// The rule over what the ledger has.
    [[nodiscard]] Result<std::optional<BusinessDay>, VaultError>
    blockedUntil(const Identity& person, const NoShowRule& rule, BusinessDay today) const;

private:
    [[nodiscard]] Result<void, VaultError> missesOf(HalfYear half,
                                                    const Identity& person,
                                                    BusinessDay since,
                                                    std::vector<Miss>& into) const;

    VaultStore& m_store;
};

} // namespace hall::identity
