// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "app/server/appointment_import.h"

#include <set>

namespace hall::server {

/// All appointments of a day, as somebody upstream has them.
struct DayList
{
    BusinessDay day;
    std::vector<protocol::AppointmentColumns> rows;
    /// What came of earlier lists of the day. Those that this one doesn't name, or names otherwise,
    /// are cancelled; what was booked by anybody else stays, and so does one whose row is wrong.
    std::vector<AppointmentId> before;
    /// Called before any of them is booked, on the vault's thread; where it says false nothing is.
    AppointmentImport::BeforeBooking keep;
};

struct DayListReport
{
    int cancelled = 0;
    protocol::ImportReport import;
};

/// A day's list on its way: what left it is forgotten by the vault and cancelled by the hall, what
/// is in it imported. Ended at any point and begun again, it comes to the same.
///
/// Kept alive by whoever works on it next; on the hall's thread.
class AppointmentList : public std::enable_shared_from_this<AppointmentList>
{
public:
    /// The error is a refusal of the whole, which may be tried again.
    using OnTaken = std::function<void(const Result<DayListReport, protocol::Refusal>&)>;

    AppointmentList(HallService& service, VaultThread& vault, DayList list, OnTaken onTaken);

    void begin();

private:
    /// What the vault knows of a list.
    struct Named
    {
        std::vector<Arriving> lines;
        std::set<std::string> inWrongRows; ///< references
    };

    [[nodiscard]] Result<Named, identity::VaultError>
    lookUp(identity::Vault& vault,
           const std::vector<identity::AppointmentLine>& lines,
           BusinessDay today) const;
    void leave(const Named& named);
    void cancel(const std::vector<AppointmentId>& leavers);
    void cancelled(const Result<protocol::TicketReply, protocol::Refusal>& reply);
    void importSome();
    void imported(const Result<protocol::ImportReport, protocol::Refusal>& report);
    void fail(const identity::VaultError& error);

    HallService& m_service;
    VaultThread& m_vault;
    DayList m_list;
    OnTaken m_onTaken;
    DayListReport m_report;
    std::size_t m_cancelling = 0; ///< answers that are still to come
    std::optional<protocol::Refusal> m_failed;
    std::size_t m_imported = 0; ///< rows that were
};

} // namespace hall::server
