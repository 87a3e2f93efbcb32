// SPDX-License-Identifier: Apache-2.0
#include "app/server/appointment_import.h"

#include "app/core/decide.h"
#include "app/core/opening.h"
#include "app/identity/id_number.h"
#include "app/server/appointment_words.h"
#include "app/server/calendar.h"
#include "app/server/timers.h"

#include <algorithm>

namespace hall::server {

using identity::AppointmentFile;
using identity::AppointmentPeople;
using identity::AppointmentPerson;
using identity::IdNumber;
using identity::Vault;
using identity::VaultError;
using protocol::Refusal;

namespace {

/// Who may still book: the hall's rule in the ledger's words.
std::optional<identity::NoShowRule> ruleOf(const Policy& policy)
{
    if (policy.missesMax == 0) {
        return std::nullopt;
    }
    return identity::NoShowRule{.missesAllowed = policy.missesMax - 1,
                                .within = std::chrono::days{policy.missesWithinDays},
                                .block = std::chrono::days{policy.blockDays}};
}

/// What the vault knows about a line. Opens no record.
Result<Arriving, VaultError> lookUp(Vault& vault,
                                    const identity::AppointmentLine& line,
                                    const std::optional<identity::NoShowRule>& rule,
                                    BusinessDay today)
{
    Arriving arriving{.line = line, .known = {}, .blockedUntil = {}, .appointment = {}};
    auto known = AppointmentPeople{vault}.byBooking(line.day, line.booking);
    if (!known) {
        return failure(known.error());
    }
    arriving.known = std::move(*known);
    const auto number = IdNumber::parse(line.idNumber, line.day);
    if (arriving.known) {
        const auto subject = number ? vault.knownDayHash(line.day, identity::Identity{*number})
                                    : std::optional<std::string>{};
        if (!subject) {
            return failure(subject.error());
        }
        arriving.isOther = subject->value_or("") != arriving.known->subject;
    }
    if (number && rule) {
        const auto until =
            identity::NoShowLedger{vault}.blockedUntil(identity::Identity{*number}, *rule, today);
        if (!until) {
            return failure(until.error());
        }
        arriving.blockedUntil = *until;
    }
    return arriving;
}

AppointmentPerson personOf(const identity::AppointmentLine& line)
{
    return {.booking = line.booking,
            .day = line.day,
            .name = line.name,
            .idNumber = line.idNumber,
            .phone = line.phone};
}

Command commandFor(const BookAppointment& booking)
{
    return {.press = Press{.id = commandIdAbout("book|" + booking.appointment.value),
                           .actor = Actor{.role = "import", .id = {}},
                           .station = StationName{"node"},
                           .age = Duration{0},
                           .asked = {}},
            .what = booking};
}

} // namespace

Result<std::vector<Arriving>, VaultError>
lookUpAll(Vault& vault,
          const std::vector<identity::AppointmentLine>& lines,
          const std::optional<identity::NoShowRule>& rule,
          BusinessDay today)
{
    std::vector<Arriving> arriving;
    for (const identity::AppointmentLine& line : lines) {
        auto one = lookUp(vault, line, rule, today);
        if (!one) {
            return failure(one.error());
        }
        arriving.push_back(std::move(*one));
    }
    return arriving;
}

bool isSame(const Appointment& kept, const BookAppointment& booking)
{
    return kept.service == booking.service && kept.day == booking.day &&
           kept.from == booking.from && kept.to == booking.to && kept.priority == booking.priority;
}

Refusal vaultRefusal(const VaultError& error)
{
    Refusal refusal;
    refusal.code = protocol::RpcError::NotDurable;
    refusal.message = "the hall's vault takes nothing now: " + error.detail;
    return refusal;
}

BookAppointment bookingOf(const Arriving& arriving)
{
    const identity::AppointmentLine& line = arriving.line;
    const MinuteSpan slot{.from = static_cast<int>(line.from.count()),
                          .to = static_cast<int>(line.to.count())};
    return {.appointment = arriving.appointment,
            .service = line.service,
            .day = line.day,
            .from = toTime({.date = line.day, .minute = slot.from}),
            .to = toTime({.date = line.day, .minute = slot.to}),
            .priority = line.priority,
            .slot = slot,
            .weekday = weekdayOf(line.day),
            .blocked = arriving.blockedUntil.has_value()};
}

AppointmentImport::AppointmentImport(HallService& service,
                                     VaultThread& vault,
                                     Appointments::OnReport onReport,
                                     BeforeBooking beforeBooking)
    : m_service(service)
    , m_vault(vault)
    , m_onReport(std::move(onReport))
    , m_beforeBooking(std::move(beforeBooking))
{
}

void AppointmentImport::begin(const std::vector<protocol::AppointmentColumns>& lines)
{
    std::vector<identity::AppointmentColumns> columns;
    columns.reserve(lines.size());
    for (const protocol::AppointmentColumns& line : lines) {
        columns.push_back({.line = line.line, .values = line.values});
    }
    AppointmentFile file = identity::readAppointments(columns);
    for (const identity::AppointmentError& error : file.errors) {
        m_report.remarks.push_back({error.line, error.column, false, "BadLine", error.text});
    }
    for (const identity::AppointmentError& warning : file.warnings) {
        m_report.remarks.push_back(
            {warning.line, warning.column, true, "WrongCheck", warning.text});
    }
    look(std::move(file));
}

void AppointmentImport::look(AppointmentFile file)
{
    const auto rule = ruleOf(m_service.hall().rules.policy);
    const BusinessDay today = toLocal(m_service.clock().now()).date;
    m_vault.run([self = shared_from_this(), lines = std::move(file.lines), rule, today](
                    VaultThread::OpenVault& vault) -> VaultThread::Then {
        auto looked = vault ? lookUpAll(*vault, lines, rule, today) : failure(vault.error());
        return [self, looked = std::move(looked)] {
            looked ? self->choose(*looked) : self->fail(looked.error());
        };
    });
}

void AppointmentImport::choose(std::vector<Arriving> lines)
{
    std::erase_if(lines, [this](Arriving& arriving) { return !isTaken(arriving); });
    keep(std::move(lines));
}

/// Whether the hall would take a line now. What it wouldn't never gets as far as the vault.
bool AppointmentImport::isTaken(Arriving& arriving)
{
    const Hall& hall = m_service.hall();
    if (arriving.known) {
        arriving.appointment = {arriving.known->record.value};
    }
    const BookAppointment booking = bookingOf(arriving);
    const auto kept = hall.appointments.find(arriving.appointment);
    if (arriving.known && kept != hall.appointments.end()) {
        arriving.isNew = false;
        if (kept->second.state == AppointmentState::Cancelled) {
            remark(arriving,
                   "Cancelled",
                   "This booking was cancelled in the hall; one that is "
                   "made anew needs another booking number.");
            return false;
        }
        if (arriving.isOther || !isSame(kept->second, booking)) {
            remark(arriving, "Changed", changedWords(kept->second, arriving.isOther));
            return false;
        }
        return true;
    }
    const auto events = decide(hall, commandFor(booking), m_service.clock().now());
    if (!events) {
        remark(arriving, events.error());
    }
    return events.has_value();
}

void AppointmentImport::keep(std::vector<Arriving> lines)
{
    m_vault.run([self = shared_from_this(), lines = std::move(lines)](
                    VaultThread::OpenVault& vault) mutable -> VaultThread::Then {
        std::vector<AppointmentPerson> people;
        std::ranges::transform(lines, std::back_inserter(people), [](const Arriving& arriving) {
            return personOf(arriving.line);
        });
        const auto kept = vault ? AppointmentPeople{*vault}.keep(people) : failure(vault.error());
        if (!kept) {
            return [self, error = kept.error()] { self->fail(error); };
        }
        std::vector<AppointmentId> all;
        for (std::size_t at = 0; at < lines.size(); ++at) {
            lines[at].appointment = {(*kept)[at].record.value};
            all.push_back(lines[at].appointment);
        }
        if (self->m_beforeBooking && !self->m_beforeBooking(all)) {
            return
                [self] { self->fail({.detail = "no note could be made of who is in the list"}); };
        }
        return [self, lines = std::move(lines)] { self->book(lines); };
    });
}

void AppointmentImport::book(const std::vector<Arriving>& lines)
{
    m_booking = 1;
    for (const Arriving& arriving : lines) {
        if (!arriving.isNew) {
            ++m_report.unchanged;
            continue;
        }
        ++m_booking;
        m_service.submit(commandFor(bookingOf(arriving)),
                         [self = shared_from_this(), arriving](const auto& reply) {
                             self->booked(arriving, reply);
                         });
    }
    // All that was booked before is to be on disk, too.
    m_service.whenDurable([self = shared_from_this()] {
        if (--self->m_booking == 0) {
            self->tidyUp();
        }
    });
}

void AppointmentImport::booked(const Arriving& arriving,
                               const Result<protocol::TicketReply, Refusal>& reply)
{
    if (reply) {
        ++m_report.booked;
    } else if (!reply.error().rejection) {
        m_failed = reply.error();
    } else if (*reply.error().rejection == Rejection::AlreadyBooked) {
        ++m_report.unchanged;
    } else {
        m_refused.push_back(arriving.appointment);
        remark(arriving, *reply.error().rejection);
    }
    if (--m_booking == 0) {
        tidyUp();
    }
}

void AppointmentImport::tidyUp()
{
    m_vault.run([self = shared_from_this(), refused = std::move(m_refused)](
                    VaultThread::OpenVault& vault) -> VaultThread::Then {
        for (const AppointmentId& appointment : refused) {
            if (vault) {
                // What can't be removed now is forgotten with its day.
                (void)vault->forget({appointment.value});
            }
        }
        return [self] {
            std::ranges::stable_sort(self->m_report.remarks, {}, &protocol::ImportRemark::line);
            if (self->m_failed) {
                self->m_onReport(failure(*self->m_failed));
            } else {
                self->m_onReport(self->m_report);
            }
        };
    });
}

void AppointmentImport::fail(const VaultError& error)
{
    m_onReport(failure(vaultRefusal(error)));
}

void AppointmentImport::remark(const Arriving& arriving, Rejection rejection)
{
    m_report.remarks.push_back({.line = arriving.line.line,
                                .column = std::string{columnOf(rejection)},
                                .taken = false,
                                .problem = std::string{toText(rejection)},
                                .text = refusalWords(m_service.hall(), arriving, rejection)});
}

void AppointmentImport::remark(const Arriving& arriving,
                               const std::string& problem,
                               const std::string& text)
{
    m_report.remarks.push_back({arriving.line.line, {}, false, problem, text});
}

} // namespace hall::server
