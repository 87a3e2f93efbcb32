// SPDX-License-Identifier: Apache-2.0
#include "app/server/code_reading.h"

#include "app/server/appointment_finder.h"
#include "app/server/code_finder.h"
#include "app/server/hall_service.h"

#include <utility>

namespace hall::server {

using identity::CodeFault;
using protocol::Found;

namespace {

constexpr std::chrono::minutes looksAtKeys{10};

Found foundBy(CodeFault fault)
{
    switch (fault) {
    case CodeFault::Expired:
        return Found::CodeExpired;
    case CodeFault::NotYetValid:
        return Found::CodeEarly;
    case CodeFault::OtherHall:
        return Found::CodeOfOtherHall;
    default:
        return Found::CodeInvalid;
    }
}

Finding only(Found found)
{
    Finding finding;
    finding.found = found;
    return finding;
}

/// As a line of a file would say it; nothing: the code names the booking alone.
std::optional<protocol::AppointmentColumns> lineOf(const identity::AppointmentCode& code)
{
    if (code.service.empty() || code.day.empty() || code.from.empty() || code.to.empty()) {
        return std::nullopt;
    }
    return protocol::AppointmentColumns{.line = 1,
                                        .values = {{"booking", code.booking},
                                                   {"service", code.service},
                                                   {"day", code.day},
                                                   {"from", code.from},
                                                   {"to", code.to},
                                                   {"class", code.priority}}};
}

} // namespace

CodeReading::CodeReading(Parts parts, CodeKeys keys, Duration tolerance)
    : m_parts(parts)
    , m_keys(std::move(keys))
    , m_tolerance(tolerance)
{
    for (const UnreadKey& key : m_keys.unread) {
        qWarning("code_key %s: %s; codes under it are refused", key.id.c_str(), key.why.c_str());
    }
    connect(&m_look, &QTimer::timeout, this, &CodeReading::tellKeys);
    m_look.start(looksAtKeys);
    tellKeys();
}

void CodeReading::read(const StationName& station, const std::string& text)
{
    if (identity::isSignedCode(text)) {
        readSigned(station, text);
        return;
    }
    tell(station, findCode(m_parts.service, text));
}

void CodeReading::readSigned(const StationName& station, const std::string& text)
{
    const identity::CodeUse use{.audience = m_parts.service.hall().rules.hall,
                                .now = m_parts.service.clock().now(),
                                .tolerance = m_tolerance};
    const auto code = identity::readAppointmentCode(text, m_keys.known, use);
    if (!code) {
        // The word alone: it says nothing of whom the code is for.
        qWarning("a signed code was refused: %s", std::string{toText(code.error())}.c_str());
        tell(station, only(foundBy(code.error())));
        return;
    }
    if (const auto appointment = known(code->booking)) {
        Finding finding = only(Found::Appointment);
        finding.appointment = *appointment;
        tell(station, std::move(finding));
        return;
    }
    book(station, *code);
}

/// What the maker signed and the import hasn't brought is taken as the import would take it.
void CodeReading::book(const StationName& station, const identity::AppointmentCode& code)
{
    const auto line = lineOf(code);
    if (!line) {
        tell(station, only(Found::NotBooked));
        return;
    }
    const std::int64_t before = m_parts.publisher.passing().reading(station).count;
    m_parts.appointments.import(
        {*line},
        [self = QPointer<CodeReading>{this}, station, before, booking = code.booking](
            const auto& /*report*/) {
            // Whoever stands there now has shown something else.
            if (self == nullptr ||
                self->m_parts.publisher.passing().reading(station).count != before) {
                return;
            }
            const auto appointment = self->known(booking);
            Finding finding = only(appointment ? Found::Appointment : Found::NotBooked);
            finding.appointment = appointment.value_or(AppointmentId{});
            self->tell(station, std::move(finding));
        });
}

std::optional<AppointmentId> CodeReading::known(const std::string& booking) const
{
    const Hall& hall = m_parts.service.hall();
    const auto meant = AppointmentFinder{m_parts.subjects, hall}.byBooking(booking);
    return hall.appointments.contains(meant.appointment) ? std::optional{meant.appointment}
                                                         : std::nullopt;
}

void CodeReading::tell(const StationName& station, Finding finding)
{
    m_parts.publisher.passing().read(station, m_parts.service.clock().now(), std::move(finding));
}

void CodeReading::tellKeys()
{
    const Time now = m_parts.service.clock().now();
    const std::string condition = conditionOf(m_keys, now);
    if (condition == m_toldOfKeys) {
        return;
    }
    m_toldOfKeys = condition;
    m_parts.publisher.tellDevice(
        {.station = StationName{"node"}, .device = "codes", .condition = condition, .since = now});
}

} // namespace hall::server
