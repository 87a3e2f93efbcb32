// SPDX-License-Identifier: Apache-2.0
#include "app/identity/appointment_people.h"

#include "app/identity/folded.h"
#include "app/identity/vault_store.h"

#include <sqlite3.h>

#include <map>

namespace hall::identity {

namespace sqlite = journal::sqlite;

namespace {

constexpr std::string_view bookingUse = "booking";

constexpr const char* bookingField = "booking";
constexpr const char* nameField = "name";
constexpr const char* idNumberField = "id_number";
constexpr const char* phoneField = "phone";

Fields fieldsOf(const AppointmentPerson& person)
{
    Fields fields;
    for (const auto& [name, value] : {std::pair{bookingField, &person.booking},
                                      {nameField, &person.name},
                                      {idNumberField, &person.idNumber},
                                      {phoneField, &person.phone}}) {
        if (!value->empty()) {
            fields.emplace(name, *value);
        }
    }
    return fields;
}

std::string bookingHash(const Key& dayKey, std::string_view booking)
{
    return keyedHash(dayKey, bookingUse, folded(booking));
}

/// The keys of one day: the people's records are sealed with the one for a day longer than they can
/// be looked for with the other.
struct DayKeys
{
    KeyName recordsName;
    Key records;
    Key hashes;
};

/// Writes many appointments, looking for each day's keys once.
class Keeping
{
public:
    Keeping(const Vault& vault, sqlite::Statement find, sqlite::Statement insert)
        : m_vault(vault)
        , m_store(vault.store())
        , m_find(std::move(find))
        , m_insert(std::move(insert))
    {
    }

    Result<KeptAppointment, VaultError> keep(const AppointmentPerson& person)
    {
        const auto keys = keysOf(person.day);
        if (!keys) {
            return failure(keys.error());
        }
        const std::string day = toText(person.day);
        const std::string booking = bookingHash((*keys)->hashes, person.booking);
        const auto known = recordOf(day, booking);
        const auto subject = subjectOf(person);
        if (!known || !subject) {
            return failure(known ? subject.error() : known.error());
        }
        const RecordId record = *known ? **known : makeRecordId();
        if (auto written =
                m_store.write(record, (*keys)->recordsName, (*keys)->records, fieldsOf(person));
            !written) {
            return failure(written.error());
        }
        m_insert.bind(1, record.value);
        m_insert.bind(2, day);
        m_insert.bind(3, booking);
        m_insert.bind(4, *subject);
        if (auto done = m_store.change(m_insert, "writing an appointment"); !done) {
            return failure(done.error());
        }
        return KeptAppointment{record, !known->has_value()};
    }

private:
    Result<const DayKeys*, VaultError> keysOf(BusinessDay day)
    {
        if (const auto held = m_keys.find(day); held != m_keys.end()) {
            return &held->second;
        }
        const KeyName name = KeyName::of(Purpose::Appointment, day);
        const auto records = m_store.keys().obtain(name);
        const auto hashes = m_store.keys().obtain(KeyName::ofDay(day));
        if (!records || !hashes) {
            return failure(records ? hashes.error() : records.error());
        }
        return &m_keys.emplace(day, DayKeys{name, *records, *hashes}).first->second;
    }

    Result<std::optional<RecordId>, VaultError> recordOf(const std::string& day,
                                                         const std::string& booking)
    {
        const sqlite::ResetAfter reset{m_find};
        m_find.bind(1, day);
        m_find.bind(2, booking);
        const int code = m_find.step();
        if (code == SQLITE_ROW) {
            return RecordId{std::string(m_find.text(0))};
        }
        if (code == SQLITE_DONE) {
            return std::nullopt;
        }
        return failure(m_store.lastError("looking for an appointment"));
    }

    [[nodiscard]] Result<std::string, VaultError> subjectOf(const AppointmentPerson& person) const
    {
        const auto number = IdNumber::parse(person.idNumber, person.day);
        return number ? m_vault.dayHash(person.day, Identity{*number}) : std::string();
    }

    const Vault& m_vault;
    const VaultStore& m_store;
    sqlite::Statement m_find;
    sqlite::Statement m_insert;
    std::map<BusinessDay, DayKeys> m_keys;
};

Result<std::vector<FoundAppointment>, VaultError>
found(const VaultStore& store, std::string_view sql, BusinessDay day, const std::string& hash)
{
    auto select = store.prepare(sql);
    if (!select) {
        return failure(select.error());
    }
    const std::string on = toText(day);
    select->bind(1, on);
    select->bind(2, hash);
    std::vector<FoundAppointment> appointments;
    int code = select->step();
    for (; code == SQLITE_ROW; code = select->step()) {
        appointments.push_back({{std::string(select->text(0))}, std::string(select->text(1))});
    }
    if (code != SQLITE_DONE) {
        return failure(store.lastError("looking for an appointment"));
    }
    return appointments;
}

} // namespace

AppointmentPeople::AppointmentPeople(Vault& vault)
    : m_vault(vault)
    , m_store(vault.store())
{
}

Result<std::vector<KeptAppointment>, VaultError>
AppointmentPeople::keep(std::span<const AppointmentPerson> people)
{
    auto find = m_store.prepare("SELECT record FROM appointment WHERE day = ? AND booking = ?");
    auto insert = m_store.prepare(
        "INSERT OR REPLACE INTO appointment (record, day, booking, person) VALUES (?, ?, ?, ?)");
    if (!find || !insert) {
        return failure(find ? insert.error() : find.error());
    }
    Keeping keeping{m_vault, std::move(*find), std::move(*insert)};
    std::vector<KeptAppointment> kept;
    const auto keepAll = [&]() -> Result<void, VaultError> {
        for (const AppointmentPerson& person : people) {
            const auto appointment = keeping.keep(person);
            if (!appointment) {
                return failure(appointment.error());
            }
            kept.push_back(*appointment);
        }
        return {};
    };
    if (auto done = m_store.transact(keepAll); !done) {
        return failure(done.error());
    }
    return kept;
}

Result<std::optional<FoundAppointment>, VaultError>
AppointmentPeople::byBooking(BusinessDay day, std::string_view booking) const
{
    const auto key = m_store.keys().find(KeyName::ofDay(day));
    if (!key) {
        return failure(key.error());
    }
    if (!*key) {
        return std::nullopt;
    }
    auto appointments =
        found(m_store,
              "SELECT record, person FROM appointment WHERE day = ? AND booking = ?",
              day,
              bookingHash(**key, booking));
    if (!appointments) {
        return failure(appointments.error());
    }
    return appointments->empty() ? std::nullopt : std::optional(std::move(appointments->front()));
}

Result<std::optional<FoundAppointment>, VaultError>
AppointmentPeople::byRecord(BusinessDay day, const RecordId& record) const
{
    auto appointments = found(m_store,
                              "SELECT record, person FROM appointment WHERE day = ? AND record = ?",
                              day,
                              record.value);
    if (!appointments) {
        return failure(appointments.error());
    }
    return appointments->empty() ? std::nullopt : std::optional(std::move(appointments->front()));
}

Result<std::vector<FoundAppointment>, VaultError>
AppointmentPeople::byPerson(BusinessDay day, const IdNumber& person) const
{
    const auto subject = m_vault.knownDayHash(day, Identity{person});
    if (!subject) {
        return failure(subject.error());
    }
    if (!*subject) {
        return std::vector<FoundAppointment>{};
    }
    return found(
        m_store,
        "SELECT record, person FROM appointment WHERE day = ? AND person = ? ORDER BY record",
        day,
        **subject);
}

Result<std::vector<BusinessDay>, VaultError> AppointmentPeople::days() const
{
    auto select = m_store.prepare("SELECT DISTINCT day FROM appointment ORDER BY day");
    if (!select) {
        return failure(select.error());
    }
    std::vector<BusinessDay> days;
    int code = select->step();
    for (; code == SQLITE_ROW; code = select->step()) {
        if (const auto day = parseBusinessDay(select->text(0))) {
            days.push_back(*day);
        }
    }
    return code == SQLITE_DONE ? Result<std::vector<BusinessDay>, VaultError>{std::move(days)}
                               : failure(m_store.lastError("looking for days with appointments"));
}

Result<std::optional<RecordRead>, VaultError> AppointmentPeople::noteMiss(
    const RecordId& record, const ServiceCode& service, const Reader& reader)
{
    if (auto given = checkReason(reader); !given) {
        return failure(given.error());
    }
    const auto unsealed = m_store.read(record);
    if (!unsealed) {
        return failure(unsealed.error());
    }
    const auto day = parseBusinessDay(unsealed->name.period);
    const auto number = unsealed->fields.find(idNumberField);
    if (!day || number == unsealed->fields.end()) {
        return std::nullopt;
    }
    const auto person = IdNumber::parse(number->second, *day);
    if (!person) {
        return std::nullopt;
    }
    NoShowLedger ledger{m_vault};
    if (auto added = ledger.add(Identity{*person}, *day, service); !added) {
        return failure(added.error());
    }
    return RecordRead{record, Purpose::Appointment, reader.reason, reader.actor};
}

} // namespace hall::identity
