// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "app/core/commands.h"
#include "app/core/result.h"
#include "app/identity/vault.h"
#include "app/protocol/requests.h"

#include <string>

namespace hall::server {

/// Whom tickets are for, as the hall may know it: hashes under a key that is destroyed with the
/// day. The numbers themselves go no further than here.
class Subjects
{
public:
    /// Of the vault of a data folder. Without a vault the hall runs, and knows nobody.
    explicit Subjects(const std::filesystem::path& dataDir);

    /// The error is a sentence for the client; it repeats nothing of what was typed.
    [[nodiscard]] Result<Subject, std::string> of(const protocol::Person& person,
                                                  BusinessDay day) const;

    /// In full years, of who came: the agent where there is one. None without an ID number that
    /// checks: a mistyped one tells nobody's age.
    [[nodiscard]] static std::optional<int> ageOf(const protocol::Person& person, BusinessDay day);

    /// Null: out of order.
    [[nodiscard]] identity::Vault* vault()
    {
        return m_vault ? &*m_vault : nullptr;
    }

    /// Destroys what is older than a trusted day; waits for the disk.
    void forgetBefore(BusinessDay day, const Policy& policy);

private:
    [[nodiscard]] Result<SubjectHash, std::string> hashOf(const std::string& number,
                                                          BusinessDay day) const;

    Result<identity::Vault, identity::VaultError> m_vault;
};

} // namespace hall::server
