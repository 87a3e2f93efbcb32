// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "app/server/appointments.h"
#include "app/server/code_keys.h"
#include "app/server/identity_resolver.h"
#include "app/server/publisher.h"
#include "app/server/subjects.h"

#include <QPointer>
#include <QTimer>

namespace hall::server {

/// What becomes of a text that a station's scanner read: a ticket or a service is told at once, an
/// appointment that others have signed is looked up, and booked when it isn't there, and of a
/// public identity code the resolver is asked whose it is.
///
/// The text itself goes no further than to the resolver.
class CodeReading : public QObject
{
    Q_OBJECT

public:
    struct Parts
    {
        HallService& service;
        Publisher& publisher;
        Subjects& subjects;
        Appointments& appointments;
    };

    CodeReading(Parts parts, CodeKeys keys, Duration tolerance, IdentityResolver::Setup resolver);

    void read(const StationName& station, const std::string& text);

private:
    void readSigned(const StationName& station, const std::string& text);
    void resolve(const StationName& station, const std::string& text);
    void tellPerson(const StationName& station, Resolved resolved, const std::string& number);
    void book(const StationName& station, const identity::AppointmentCode& code);
    [[nodiscard]] std::optional<AppointmentId> known(const std::string& booking) const;
    void tell(const StationName& station, Finding finding);
    void tellKeys();
    void tellDevice(const std::string& device, const std::string& condition);

    Parts m_parts;
    CodeKeys m_keys;
    Duration m_tolerance;
    IdentityResolver m_resolver;
    std::string m_toldOfKeys;
    QTimer m_look; ///< keys begin and end without anybody doing anything
};

} // namespace hall::server
