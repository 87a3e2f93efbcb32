// SPDX-License-Identifier: Apache-2.0
#include "app/server/code_reading.h"

#include "app/identity/secret.h"
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

CodeReading::CodeReading(Parts parts,
                         CodeKeys keys,
                         Duration tolerance,
                         IdentityResolver::Setup resolver)
    : m_parts(parts)
    , m_keys(std::move(keys))
    , m_tolerance(tolerance)
    , m_resolver(std::move(resolver))
{
    for (const UnreadKey& key : m_keys.unread) {
        qWarning("code_key %s: %s; codes under it are refused", key.id.c_str(), key.why.c_str());
    }
    connect(&m_look, &QTimer::timeout, this, &CodeReading::tellKeys);
    m_look.start(looksAtKeys);
    tellKeys();
    const auto tellResolver = [this](const QString& condition) {
        tellDevice("resolver", condition.toStdString());
    };
    connect(&m_resolver, &IdentityResolver::conditionChanged, this, tellResolver);
    if (!m_resolver.condition().isEmpty()) {
        tellResolver(m_resolver.condition());
    }
}

void CodeReading::read(const StationName& station, const std::string& text)
{
    if (identity::isSignedCode(text)) {
        readSigned(station, text);
        return;
    }
    Finding finding = findCode(m_parts.service, text);
    if (finding.found == Found::Nothing && m_resolver.isFor(text)) {
        resolve(station, text);
        return;
    }
    tell(station, std::move(finding));
}

void CodeReading::resolve(const StationName& station, const std::string& text)
{
    tell(station, only(Found::Checking));
    const std::int64_t asked = m_parts.publisher.passing().reading(station).count;
    m_resolver.ask(station, text, [this, station, asked](Resolved resolved, std::string number) {
        // Whoever stands there now has shown something else.
        if (m_parts.publisher.passing().reading(station).count == asked) {
            tellPerson(station, resolved, number);
        }
        identity::wipe(number);
    });
}

/// From here on as if his ID card had been laid on.
void CodeReading::tellPerson(const StationName& station,
                             Resolved resolved,
                             const std::string& number)
{
    const auto& day = m_parts.service.hall().day;
    if (resolved == Resolved::Person && (!day || identity::parseIdentity(number, *day))) {
        m_parts.publisher.passing().readCard(
            station, m_parts.service.clock().now(), only(Found::Person), number);
        return;
    }
    const bool isTold = resolved == Resolved::Refused || resolved == Resolved::Person;
    tell(station, only(isTold ? Found::PersonRefused : Found::PersonUnreachable));
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
    tellDevice("codes", condition);
}

void CodeReading::tellDevice(const std::string& device, const std::string& condition)
{
    m_parts.publisher.tellDevice({.station = StationName{"node"},
                                  .device = device,
                                  .condition = condition,
                                  .since = m_parts.service.clock().now()});
}

} // namespace hall::server
