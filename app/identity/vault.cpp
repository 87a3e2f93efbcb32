// SPDX-License-Identifier: Apache-2.0
#include "app/identity/vault.h"

#include "app/identity/vault_store.h"

#include <sqlite3.h>

#include <set>

namespace hall::identity {

namespace {

constexpr std::string_view subjectUse = "subject";

KeyName keyNameFor(const NewRecord& record, const RecordId& id)
{
    return record.purpose == Purpose::Consent ? KeyName::ofConsent(id)
                                              : KeyName::of(record.purpose, record.day);
}

} // namespace

Vault::Vault(std::unique_ptr<VaultStore> store)
    : m_store(std::move(store))
{
}

Vault::Vault(Vault&&) noexcept = default;
Vault& Vault::operator=(Vault&&) noexcept = default;
Vault::~Vault() = default;

Result<Vault, VaultError> Vault::open(const VaultFiles& files)
{
    auto store = VaultStore::open(files);
    if (!store) {
        return failure(store.error());
    }
    return Vault{std::move(*store)};
}

Result<RecordId, VaultError> Vault::put(const NewRecord& record)
{
    auto ids = put(std::span(&record, 1));
    if (!ids) {
        return failure(ids.error());
    }
    return ids->front();
}

Result<std::vector<RecordId>, VaultError> Vault::put(std::span<const NewRecord> records)
{
    std::vector<RecordId> ids;
    const auto writeAll = [&]() -> Result<void, VaultError> {
        for (const NewRecord& record : records) {
            const RecordId id = makeRecordId();
            const KeyName name = keyNameFor(record, id);
            // The key is on disk before the row: a crash in between leaves a key that opens
            // nothing.
            const auto key = m_store->keys().obtain(name);
            if (!key) {
                return failure(key.error());
            }
            if (auto written = m_store->write(id, name, *key, record.fields); !written) {
                return written;
            }
            ids.push_back(id);
        }
        return {};
    };
    if (auto done = m_store->transact(writeAll); !done) {
        return failure(done.error());
    }
    return ids;
}

Result<Opened, VaultError> Vault::get(const RecordId& record, const Reader& reader) const
{
    if (auto given = checkReason(reader); !given) {
        return failure(given.error());
    }
    auto unsealed = m_store->read(record);
    if (!unsealed) {
        return failure(unsealed.error());
    }
    // `read` only opens what has the name of a purpose's key.
    const Purpose purpose = *parsePurpose(unsealed->name.kind);
    return Opened{std::move(unsealed->fields), {record, purpose, reader.reason, reader.actor}};
}

Result<Fields, VaultError>
Vault::getNoted(const RecordId& record, const Reader& reader, ReadingSink& sink) const
{
    auto opened = get(record, reader);
    if (!opened) {
        return failure(opened.error());
    }
    if (const auto noted = sink.note(opened->reading); !noted) {
        return failure(VaultError{VaultErrorCode::NotNoted, noted.error()});
    }
    return std::move(opened->fields);
}

Result<void, VaultError> Vault::keepUntil(const RecordId& record, BusinessDay end)
{
    return m_store->transact([&]() -> Result<void, VaultError> {
        const auto unsealed = m_store->read(record);
        if (!unsealed) {
            return failure(unsealed.error());
        }
        const Purpose purpose = *parsePurpose(unsealed->name.kind);
        if (purpose != Purpose::Promise && purpose != Purpose::Case) {
            return failure(VaultError{VaultErrorCode::Failed,
                                      "Only promises and cases end on another day than known."});
        }
        const KeyName name = KeyName::of(purpose, end);
        const auto key = m_store->keys().obtain(name);
        return key ? m_store->write(record, name, *key, unsealed->fields) : failure(key.error());
    });
}

Result<bool, VaultError> Vault::forget(const RecordId& record)
{
    const KeyName consent = KeyName::ofConsent(record);
    if (isRecordId(record.value)) {
        if (const auto destroyed = m_store->keys().destroy(consent); !destroyed) {
            return failure(destroyed.error());
        }
    }
    bool wasThere = false;
    const auto removeRows = [&]() -> Result<void, VaultError> {
        for (const std::string_view sql :
             {"DELETE FROM appointment WHERE record = ?", "DELETE FROM record WHERE id = ?"}) {
            auto remove = m_store->prepare(sql);
            if (!remove) {
                return failure(remove.error());
            }
            remove->bind(1, record.value);
            const auto count = m_store->change(*remove, "removing a record");
            if (!count) {
                return failure(count.error());
            }
            wasThere = *count > 0;
        }
        return {};
    };
    if (auto done = m_store->transact(removeRows); !done) {
        return failure(done.error());
    }
    return wasThere;
}

Result<std::vector<Listed>, VaultError> Vault::list(std::size_t countMax) const
{
    auto select =
        m_store->prepare("SELECT id, kind, period FROM record ORDER BY kind, period, id LIMIT ?");
    const auto names = m_store->keys().names();
    if (!select || !names) {
        return failure(select ? names.error() : select.error());
    }
    const std::set<KeyName> held(names->begin(), names->end());
    select->bind(1, static_cast<std::int64_t>(countMax));
    std::vector<Listed> listed;
    int code = select->step();
    for (; code == SQLITE_ROW; code = select->step()) {
        const KeyName name{std::string(select->text(1)), std::string(select->text(2))};
        listed.push_back({.record = {std::string(select->text(0))},
                          .purpose = parsePurpose(name.kind).value_or(Purpose::Visit),
                          .period = name.period,
                          .isForgotten = !held.contains(name)});
    }
    if (code != SQLITE_DONE) {
        return failure(m_store->lastError("listing the records"));
    }
    return listed;
}

Result<std::vector<KeyName>, VaultError> Vault::keys() const
{
    return m_store->keys().names();
}

Result<std::string, VaultError> Vault::dayHash(BusinessDay day, const Identity& identity) const
{
    const auto key = m_store->keys().obtain(KeyName::ofDay(day));
    if (!key) {
        return failure(key.error());
    }
    return keyedHash(*key, subjectUse, identity.inClear());
}

Result<std::optional<std::string>, VaultError> Vault::knownDayHash(BusinessDay day,
                                                                   const Identity& identity) const
{
    const auto key = m_store->keys().find(KeyName::ofDay(day));
    if (!key) {
        return failure(key.error());
    }
    return *key ? std::optional(keyedHash(**key, subjectUse, identity.inClear())) : std::nullopt;
}

} // namespace hall::identity
