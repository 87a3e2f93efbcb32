// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "app/server/appointments.h"
#include "app/server/code_keys.h"
#include "app/server/publisher.h"
#include "app/server/subjects.h"

#include <QPointer>
#include <QTimer>

namespace hall::server {

/// What becomes of a text that a station's scanner read: a ticket or a service is told at once, an
/// appointment that others have signed is looked up, and booked when it isn't there.
///
/// The text itself goes no further than here.
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

    CodeReading(Parts parts, CodeKeys keys, Duration tolerance);

    void read(const StationName& station, const std::string& text);

private:
    void readSigned(const StationName& station, const std::string& text);
    void book(const StationName& station, const identity::AppointmentCode& code);
    [[nodiscard]] std::optional<AppointmentId> known(const std::string& booking) const;
    void tell(const StationName& station, Finding finding);
    void tellKeys();

    Parts m_parts;
    CodeKeys m_keys;
    Duration m_tolerance;
    std::string m_toldOfKeys;
    QTimer m_look; ///< keys begin and end without anybody doing anything
};

} // namespace hall::server
