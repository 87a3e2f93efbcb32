// SPDX-License-Identifier: Apache-2.0
#include "app/server/appointment_list.h"

#include "app/server/calendar.h"
#include "app/server/timers.h"

#include <algorithm>

namespace hall::server {

using protocol::Refusal;

namespace {

/// As a client sends them: between two of them the hall serves others.
constexpr std::size_t rowsAtOnce = 200;

std::vector<identity::AppointmentLine>
linesOf(const std::vector<protocol::AppointmentColumns>& rows)
{
    std::vector<identity::AppointmentColumns> columns;
    columns.reserve(rows.size());
    for (const protocol::AppointmentColumns& row : rows) {
        columns.push_back({.line = row.line, .values = row.values});
    }
    return identity::readAppointments(columns).lines;
}

} // namespace

AppointmentList::AppointmentList(HallService& service,
                                 VaultThread& vault,
                                 DayList list,
                                 OnTaken onTaken)
    : m_service(service)
    , m_vault(vault)
    , m_list(std::move(list))
    , m_onTaken(std::move(onTaken))
{
}

void AppointmentList::begin()
{
    const BusinessDay today = toLocal(m_service.clock().now()).date;
    m_vault.run([self = shared_from_this(), lines = linesOf(m_list.rows), today](
                    VaultThread::OpenVault& vault) -> VaultThread::Then {
        auto named = vault ? self->lookUp(*vault, lines, today) : failure(vault.error());
        return [self, named = std::move(named)] {
            named ? self->leave(*named) : self->fail(named.error());
        };
    });
}

/// On the vault's thread: touches nothing but what stays as it is.
Result<AppointmentList::Named, identity::VaultError>
AppointmentList::lookUp(identity::Vault& vault,
                        const std::vector<identity::AppointmentLine>& lines,
                        BusinessDay today) const
{
    auto known = lookUpAll(vault, lines, std::nullopt, today);
    if (!known) {
        return failure(known.error());
    }
    Named named{.lines = *std::move(known), .inWrongRows = {}};
    std::set<int> right;
    for (const identity::AppointmentLine& line : lines) {
        right.insert(line.line);
    }
    for (const protocol::AppointmentColumns& row : m_list.rows) {
        const auto booking = row.values.find("booking");
        if (right.contains(row.line) || booking == row.values.end()) {
            continue;
        }
        const auto found =
            identity::AppointmentPeople{vault}.byBooking(m_list.day, booking->second);
        if (!found) {
            return failure(found.error());
        }
        if (*found) {
            named.inWrongRows.insert((*found)->record.value);
        }
    }
    return named;
}

/// The vault first: who was forgotten and not yet cancelled is in no later list either.
void AppointmentList::leave(const Named& named)
{
    const Hall& hall = m_service.hall();
    std::set<std::string> stays = named.inWrongRows;
    for (const Arriving& arriving : named.lines) {
        if (!arriving.known) {
            continue;
        }
        const auto kept = hall.appointments.find(AppointmentId{arriving.known->record.value});
        if (kept == hall.appointments.end() ||
            (!arriving.isOther && isSame(kept->second, bookingOf(arriving)))) {
            stays.insert(arriving.known->record.value);
        }
    }
    std::vector<AppointmentId> leavers;
    std::ranges::copy_if(m_list.before, std::back_inserter(leavers), [&](const auto& each) {
        const auto kept = hall.appointments.find(each);
        return !stays.contains(each.value) && kept != hall.appointments.end() &&
               kept->second.state == AppointmentState::Booked;
    });
    m_vault.run(
        [self = shared_from_this(), leavers](VaultThread::OpenVault& vault) -> VaultThread::Then {
            for (const AppointmentId& each : leavers) {
                const auto forgotten = vault ? vault->forget({each.value}) : failure(vault.error());
                if (!forgotten) {
                    return [self, error = forgotten.error()] { self->fail(error); };
                }
            }
            return [self, leavers] { self->cancel(leavers); };
        });
}

void AppointmentList::cancel(const std::vector<AppointmentId>& leavers)
{
    m_cancelling = leavers.size() + 1;
    for (const AppointmentId& each : leavers) {
        m_service.submit(Command{.press = Press{.id = commandIdAbout("left-list|" + each.value),
                                                .actor = Actor{.role = "import", .id = {}},
                                                .station = StationName{"node"},
                                                .age = Duration{0},
                                                .asked = {}},
                                 .what = CancelAppointment{.appointment = each}},
                         [self = shared_from_this()](const auto& reply) {
                             self->m_report.cancelled += reply ? 1 : 0;
                             self->cancelled(reply);
                         });
    }
    cancelled(protocol::TicketReply{});
}

void AppointmentList::cancelled(const Result<protocol::TicketReply, Refusal>& reply)
{
    // One that was used meanwhile stays as it is.
    if (!reply && !reply.error().rejection) {
        m_failed = reply.error();
    }
    if (--m_cancelling > 0) {
        return;
    }
    if (m_failed) {
        m_onTaken(failure(*m_failed));
    } else {
        importSome();
    }
}

void AppointmentList::importSome()
{
    const auto begin = m_list.rows.begin() + static_cast<std::ptrdiff_t>(m_imported);
    const std::size_t count = std::min(rowsAtOnce, m_list.rows.size() - m_imported);
    m_imported += count;
    std::make_shared<AppointmentImport>(
        m_service,
        m_vault,
        [self = shared_from_this()](const auto& report) { self->imported(report); },
        m_list.keep)
        ->begin({begin, begin + static_cast<std::ptrdiff_t>(count)});
}

void AppointmentList::imported(const Result<protocol::ImportReport, Refusal>& report)
{
    if (!report) {
        m_onTaken(failure(report.error()));
        return;
    }
    protocol::ImportReport& all = m_report.import;
    all.booked += report->booked;
    all.unchanged += report->unchanged;
    std::ranges::copy(report->remarks, std::back_inserter(all.remarks));
    if (m_imported < m_list.rows.size()) {
        importSome();
    } else {
        m_onTaken(m_report);
    }
}

void AppointmentList::fail(const identity::VaultError& error)
{
    m_onTaken(failure(vaultRefusal(error)));
}

} // namespace hall::server
