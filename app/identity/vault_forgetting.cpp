// SPDX-License-Identifier: Apache-2.0
#include "app/identity/vault_store.h"

#include <sqlite3.h>

namespace hall::identity {

namespace {

/// A table whose rows are of no use without a key, and how a row names it.
struct KeyedTable
{
    const char* periods; ///< selects kind and period, each once
    const char* remove;  ///< deletes those of a kind and a period
};

constexpr KeyedTable recordTable{"SELECT DISTINCT kind, period FROM record",
                                 "DELETE FROM record WHERE kind = ? AND period = ?"};
constexpr KeyedTable appointmentTable{"SELECT DISTINCT 'day', day FROM appointment",
                                      "DELETE FROM appointment WHERE 'day' = ? AND day = ?"};
constexpr KeyedTable missTable{"SELECT DISTINCT 'ledger', half FROM miss",
                               "DELETE FROM miss WHERE 'ledger' = ? AND half = ?"};

Result<std::vector<KeyName>, VaultError> namesIn(const VaultStore& store, const KeyedTable& table)
{
    auto select = store.prepare(table.periods);
    if (!select) {
        return failure(select.error());
    }
    std::vector<KeyName> names;
    int code = select->step();
    for (; code == SQLITE_ROW; code = select->step()) {
        names.push_back({std::string(select->text(0)), std::string(select->text(1))});
    }
    if (code != SQLITE_DONE) {
        return failure(store.lastError("looking for forgotten rows"));
    }
    return names;
}

Result<std::int64_t, VaultError> rowsWithout(const VaultStore& store, const KeyedTable& table)
{
    auto count = store.prepare("SELECT count(*) FROM record WHERE kind = ? AND period = ?");
    const auto names = namesIn(store, table);
    if (!count || !names) {
        return failure(count ? names.error() : count.error());
    }
    std::int64_t rows = 0;
    for (const KeyName& name : *names) {
        const auto key = store.keys().find(name);
        if (!key || *key) {
            continue;
        }
        count->bind(1, name.kind);
        count->bind(2, name.period);
        if (count->step() != SQLITE_ROW) {
            return failure(store.lastError("counting records"));
        }
        rows += count->integer(0);
        count->reset();
    }
    return rows;
}

/// Whether a row's key is gone is asked inside the transaction: keys are made before their rows, so
/// a record that another process is just putting is never taken for a forgotten one.
Result<std::int64_t, VaultError> removeWithoutKey(const VaultStore& store, const KeyedTable& table)
{
    auto remove = store.prepare(table.remove);
    const auto names = namesIn(store, table);
    if (!remove || !names) {
        return failure(remove ? names.error() : remove.error());
    }
    std::int64_t removed = 0;
    for (const KeyName& name : *names) {
        const auto key = store.keys().find(name);
        if (!key || *key) {
            continue;
        }
        remove->bind(1, name.kind);
        remove->bind(2, name.period);
        const auto count = store.change(*remove, "removing forgotten rows");
        if (!count) {
            return failure(count.error());
        }
        removed += *count;
    }
    return removed;
}

Result<void, VaultError> removeForgotten(const VaultStore& store, ForgottenNow& forgotten)
{
    return store.transact([&]() -> Result<void, VaultError> {
        const auto records = removeWithoutKey(store, recordTable);
        const auto appointments = removeWithoutKey(store, appointmentTable);
        const auto misses = removeWithoutKey(store, missTable);
        if (!records || !appointments || !misses) {
            return failure(!records        ? records.error()
                           : !appointments ? appointments.error()
                                           : misses.error());
        }
        forgotten.records = *records;
        forgotten.appointments = *appointments;
        forgotten.misses = *misses;
        return {};
    });
}

} // namespace

Result<ForgottenNow, VaultError> Vault::forgetDue(BusinessDay today, std::chrono::days ledgerTail)
{
    const KeyRing& keys = m_store->keys();
    keys.sweep();
    auto names = keys.names();
    if (!names) {
        return failure(names.error());
    }
    ForgottenNow forgotten;
    std::optional<VaultError> failed;
    for (KeyName& name : *names) {
        const auto through = keptThrough(name, ledgerTail);
        if (!through || today <= *through) {
            continue;
        }
        if (const auto destroyed = keys.destroy(name); destroyed) {
            forgotten.keys.push_back(std::move(name));
        } else {
            failed = failed.value_or(destroyed.error());
        }
    }
    if (const auto removed = removeForgotten(*m_store, forgotten); !removed) {
        failed = failed.value_or(removed.error());
    }
    // The log, too, gives up what was sealed. While another process reads it stays a little longer.
    (void)m_store->database().execute("PRAGMA wal_checkpoint(TRUNCATE)");
    if (failed) {
        return failure(*failed);
    }
    return forgotten;
}

Result<VaultStatus, VaultError> Vault::status() const
{
    const auto& database = m_store->database();
    const auto records = database.integer("SELECT count(*) FROM record");
    const auto appointments = database.integer("SELECT count(*) FROM appointment");
    const auto misses = database.integer("SELECT count(*) FROM miss");
    if (!records || !appointments || !misses) {
        return failure(m_store->lastError("counting what the vault holds"));
    }
    const auto forgotten = rowsWithout(*m_store, recordTable);
    const auto names = m_store->keys().names();
    if (!forgotten || !names) {
        return failure(forgotten ? names.error() : forgotten.error());
    }
    return VaultStatus{.records = *records,
                       .forgotten = *forgotten,
                       .appointments = *appointments,
                       .misses = *misses,
                       .keys = static_cast<std::int64_t>(names->size())};
}

} // namespace hall::identity
