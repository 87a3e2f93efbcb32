// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "app/identity/appointment_file.h"
#include "app/identity/appointment_people.h"
#include "app/server/appointments.h"

#include <memory>

namespace hall::server {

/// A good line of a file, as far as its import has come.
struct Arriving
{
    identity::AppointmentLine line;
    std::optional<identity::FoundAppointment> known; ///< to the vault, under this booking and day
    bool isOther = false;                            ///< the known one is another person's
    std::optional<BusinessDay> blockedUntil;         ///< the last day; none: not blocked
    AppointmentId appointment;
    bool isNew = true; ///< false: the hall has it
};

/// Some lines of a file on their way: looked up in the vault, chosen by the hall, kept by the
/// vault, booked by the hall, and what it didn't book forgotten by the vault.
///
/// Kept alive by whoever works on it next; all members are called on the hall's thread but the
/// static ones.
class AppointmentImport : public std::enable_shared_from_this<AppointmentImport>
{
public:
    /// Told on the vault's thread which appointments are about to be booked or were booked before;
    /// where it says false nothing is booked.
    using BeforeBooking = std::function<bool(const std::vector<AppointmentId>&)>;

    AppointmentImport(HallService& service,
                      VaultThread& vault,
                      Appointments::OnReport onReport,
                      BeforeBooking beforeBooking = {});

    void begin(const std::vector<protocol::AppointmentColumns>& lines);

private:
    void look(identity::AppointmentFile file);
    void choose(std::vector<Arriving> lines);
    [[nodiscard]] bool isTaken(Arriving& arriving);
    void keep(std::vector<Arriving> lines);
    void book(const std::vector<Arriving>& lines);
    void booked(const Arriving& arriving,
                const Result<protocol::TicketReply, protocol::Refusal>& reply);
    void tidyUp();
    void fail(const identity::VaultError& error);

    void remark(const Arriving& arriving, Rejection rejection);
    void remark(const Arriving& arriving, const std::string& problem, const std::string& text);

    HallService& m_service;
    VaultThread& m_vault;
    Appointments::OnReport m_onReport;
    BeforeBooking m_beforeBooking;
    protocol::ImportReport m_report;
    std::optional<protocol::Refusal> m_failed;
    std::vector<AppointmentId> m_refused; ///< kept by the vault for nothing
    std::size_t m_booking = 0;            ///< answers that are still to come
};

[[nodiscard]] BookAppointment bookingOf(const Arriving& arriving);
[[nodiscard]] bool isSame(const Appointment& kept, const BookAppointment& booking);
/// What the vault knows about lines. Opens no record.
[[nodiscard]] Result<std::vector<Arriving>, identity::VaultError>
lookUpAll(identity::Vault& vault,
          const std::vector<identity::AppointmentLine>& lines,
          const std::optional<identity::NoShowRule>& rule,
          BusinessDay today);
[[nodiscard]] protocol::Refusal vaultRefusal(const identity::VaultError& error);

} // namespace hall::server
