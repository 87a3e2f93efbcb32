// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "app/identity/no_show_ledger.h"
#include "app/identity/vault.h"

#include <span>

namespace hall::identity {

/// Who booked: what an import or upstream tells. All but booking and day may be empty.
struct AppointmentPerson
{
    std::string booking; ///< as the other system calls it
    BusinessDay day;
    std::string name;
    std::string idNumber; ///< taken only if it is right in form
    std::string phone;
};

/// How the hall knows an appointment: by a random reference, the id of its record.
struct KeptAppointment
{
    RecordId record;
    bool isNew = true; ///< false: this booking of that day was known, and is written anew
};

struct FoundAppointment
{
    RecordId record;
    std::string subject; ///< day hash of the person; empty where there is no ID number

    friend bool operator==(const FoundAppointment&, const FoundAppointment&) = default;
};

/// The people behind appointments. They are found by keyed hashes of booking and ID number that are
/// forgotten with the day's key; nobody's record is opened for that.
class AppointmentPeople
{
public:
    explicit AppointmentPeople(Vault& vault);

    /// In the order given, all or none, in one transaction. Telling the same twice changes nothing.
    /// Waits for the disk.
    [[nodiscard]] Result<std::vector<KeptAppointment>, VaultError>
    keep(std::span<const AppointmentPerson> people);

    /// Never wait for the disk and make no key.
    [[nodiscard]] Result<std::optional<FoundAppointment>, VaultError>
    byBooking(BusinessDay day, std::string_view booking) const;
    [[nodiscard]] Result<std::optional<FoundAppointment>, VaultError>
    byRecord(BusinessDay day, const RecordId& record) const;
    [[nodiscard]] Result<std::vector<FoundAppointment>, VaultError>
    byPerson(BusinessDay day, const IdNumber& person) const;

    /// Those on which anybody has an appointment, the earliest first.
    [[nodiscard]] Result<std::vector<BusinessDay>, VaultError> days() const;

    /// Puts the person into the ledger of those who didn't come; nothing when the record has no ID
    /// number. The reading is for the journal. Waits for the disk.
    [[nodiscard]] Result<std::optional<RecordRead>, VaultError>
    noteMiss(const RecordId& record, const ServiceCode& service, const Reader& reader);

private:
    Vault& m_vault;
    VaultStore& m_store;
};

} // namespace hall::identity
