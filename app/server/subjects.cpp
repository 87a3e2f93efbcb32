// SPDX-License-Identifier: Apache-2.0
#include "app/server/subjects.h"

#include <QtGlobal>

namespace hall::server {

Subjects::Subjects(const std::filesystem::path& dataDir)
    : m_vault(identity::Vault::open({.dataDir = dataDir, .vfs = {}}))
{
    if (!m_vault) {
        qWarning("the vault: %s; tickets are given to nobody known until it is put right",
                 m_vault.error().detail.c_str());
    }
}

Result<Subject, std::string> Subjects::of(const protocol::Person& person, BusinessDay day) const
{
    const auto hash = hashOf(person.id, day);
    if (!hash) {
        return failure(hash.error());
    }
    Subject subject{.hash = *hash};
    if (!person.agent.empty()) {
        const auto agent = hashOf(person.agent, day);
        if (!agent) {
            return failure("agent: " + agent.error());
        }
        subject.agent = *agent;
    }
    return subject;
}

std::optional<int> Subjects::ageOf(const protocol::Person& person, BusinessDay day)
{
    const std::string& number = person.agent.empty() ? person.id : person.agent;
    const auto parsed = identity::IdNumber::parse(number, day);
    return parsed && parsed->checks() ? std::optional{parsed->ageOn(day)} : std::nullopt;
}

Result<SubjectHash, std::string> Subjects::hashOf(const std::string& number, BusinessDay day) const
{
    if (!m_vault) {
        return failure("the hall's vault is out of order: take a number without a name");
    }
    const auto identity = identity::parseIdentity(number, day);
    if (!identity) {
        return failure(std::string{identity::explain(identity.error())});
    }
    auto hash = m_vault->dayHash(day, *identity);
    if (!hash) {
        return failure("the hall's vault takes nothing now: " + hash.error().detail);
    }
    return SubjectHash{std::move(*hash)};
}

void Subjects::forgetBefore(BusinessDay day, const Policy& policy)
{
    if (!m_vault) {
        return;
    }
    const auto tail = std::chrono::days{policy.missesWithinDays + policy.blockDays};
    if (const auto forgotten = m_vault->forgetDue(day, tail); !forgotten) {
        qWarning("the vault: what is due can't be forgotten: %s", forgotten.error().detail.c_str());
    }
}

} // namespace hall::server
