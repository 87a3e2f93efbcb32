// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "app/core/result.h"
#include "app/identity/periods.h"
#include "app/identity/secret.h"
#include "app/identity/vault_error.h"

#include <filesystem>
#include <optional>
#include <vector>

namespace hall::identity {

/// The vault's keys: a folder for the owner alone, a file of 32 bytes a key,
/// `visit.2026-11-23.key`.
///
/// No key is held in memory between two calls: what another process forgets is forgotten here, too.
/// Reading takes some microseconds; making and destroying sync the disk.
class KeyRing
{
public:
    KeyRing() = default;
    explicit KeyRing(std::filesystem::path folder);

    /// Makes the folder unless it is there, and sees that only the owner may enter.
    [[nodiscard]] Result<void, VaultError> prepare() const;

    /// Nothing when it was never made, or is forgotten.
    [[nodiscard]] Result<std::optional<Key>, VaultError> find(const KeyName& name) const;
    /// Makes the key if there is none: on disk, under its name, before this returns. Two processes
    /// that make it at once get the same.
    [[nodiscard]] Result<Key, VaultError> obtain(const KeyName& name) const;
    /// Overwrites and removes it; false when there was none. On flash memory and on file systems
    /// that write elsewhere the old bytes may outlive this until they are used again.
    [[nodiscard]] Result<bool, VaultError> destroy(const KeyName& name) const;
    /// Removes what a process left that died making a key. Nothing was ever sealed with it.
    void sweep() const;

    /// In the order of their names.
    [[nodiscard]] Result<std::vector<KeyName>, VaultError> names() const;

    [[nodiscard]] const std::filesystem::path& folder() const
    {
        return m_folder;
    }

private:
    [[nodiscard]] std::filesystem::path fileOf(const KeyName& name) const;
    [[nodiscard]] Result<void, VaultError> make(const KeyName& name) const;

    std::filesystem::path m_folder;
};

} // namespace hall::identity
