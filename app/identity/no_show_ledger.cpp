// SPDX-License-Identifier: Apache-2.0
#include "app/identity/no_show_ledger.h"

#include "app/identity/vault_store.h"

#include <sqlite3.h>

#include <algorithm>

namespace hall::identity {

namespace {

constexpr std::string_view personUse = "person";

} // namespace

NoShowLedger::NoShowLedger(Vault& vault)
    : m_store(vault.store())
{
}

Result<void, VaultError>
NoShowLedger::add(const Identity& person, BusinessDay day, const ServiceCode& service)
{
    const KeyName half = KeyName::ofLedger(HalfYear::of(day));
    return m_store.transact([&]() -> Result<void, VaultError> {
        const auto key = m_store.keys().obtain(half);
        auto insert = m_store.prepare(
            "INSERT OR IGNORE INTO miss (half, person, day, service) VALUES (?, ?, ?, ?)");
        if (!key || !insert) {
            return failure(key ? insert.error() : key.error());
        }
        const std::string hash = keyedHash(*key, personUse, person.inClear());
        const std::string on = toText(day);
        insert->bind(1, half.period);
        insert->bind(2, hash);
        insert->bind(3, on);
        insert->bind(4, service.value);
        if (auto done = m_store.change(*insert, "writing to the ledger"); !done) {
            return failure(done.error());
        }
        return {};
    });
}

Result<bool, VaultError>
NoShowLedger::strike(const Identity& person, BusinessDay day, const ServiceCode& service)
{
    const KeyName half = KeyName::ofLedger(HalfYear::of(day));
    const auto key = m_store.keys().find(half);
    if (!key) {
        return failure(key.error());
    }
    if (!*key) {
        return false;
    }
    auto remove = m_store.prepare(
        "DELETE FROM miss WHERE half = ? AND person = ? AND day = ? AND service = ?");
    if (!remove) {
        return failure(remove.error());
    }
    const std::string hash = keyedHash(**key, personUse, person.inClear());
    const std::string on = toText(day);
    remove->bind(1, half.period);
    remove->bind(2, hash);
    remove->bind(3, on);
    remove->bind(4, service.value);
    const auto removed = m_store.change(*remove, "striking from the ledger");
    return removed ? Result<bool, VaultError>{*removed > 0} : failure(removed.error());
}

Result<void, VaultError> NoShowLedger::missesOf(HalfYear half,
                                                const Identity& person,
                                                BusinessDay since,
                                                std::vector<Miss>& into) const
{
    const KeyName name = KeyName::ofLedger(half);
    const auto key = m_store.keys().find(name);
    if (!key) {
        return failure(key.error());
    }
    if (!*key) {
        return {};
    }
    auto select = m_store.prepare("SELECT day, service FROM miss WHERE half = ? AND person = ? AND "
                                  "day >= ? ORDER BY day, service");
    if (!select) {
        return failure(select.error());
    }
    const std::string hash = keyedHash(**key, personUse, person.inClear());
    const std::string from = toText(since);
    select->bind(1, name.period);
    select->bind(2, hash);
    select->bind(3, from);
    int code = select->step();
    for (; code == SQLITE_ROW; code = select->step()) {
        if (const auto day = parseBusinessDay(select->text(0))) {
            into.push_back({*day, {std::string(select->text(1))}});
        }
    }
    return code == SQLITE_DONE ? Result<void, VaultError>{}
                               : failure(m_store.lastError("reading the ledger"));
}

Result<std::vector<Miss>, VaultError>
NoShowLedger::misses(const Identity& person, BusinessDay since, BusinessDay today) const
{
    std::vector<HalfYear> halves{HalfYear::of(today)};
    while (HalfYear::of(since) < halves.back()) {
        halves.push_back(halves.back().before());
    }
    std::vector<Miss> misses;
    std::ranges::reverse(halves);
    for (const HalfYear half : halves) {
        if (auto read = missesOf(half, person, since, misses); !read) {
            return failure(read.error());
        }
    }
    return misses;
}

Result<std::optional<BusinessDay>, VaultError>
NoShowLedger::blockedUntil(const Identity& person, const NoShowRule& rule, BusinessDay today) const
{
    const auto known = misses(person, today + -rule.memory(), today);
    if (!known) {
        return failure(known.error());
    }
    return identity::blockedUntil(*known, rule, today);
}

} // namespace hall::identity
