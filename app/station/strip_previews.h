// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "app/settings/settings.h"
#include "app/station/station_link.h"
#include "drivers/led/card.h"
#include "drivers/port/timers.h"

#include <QJsonObject>
#include <QObject>

#include <map>
#include <set>

namespace hall::station {

/// Tells the node what each strip acknowledged last, for those who look after it: at most once a
/// second, and all of them under each claim.
class StripPreviews : public QObject
{
    Q_OBJECT

public:
    static constexpr port::milliseconds betweenReports{1000};

    StripPreviews(StationLink& link, port::Timers& timers, QObject* parent = nullptr);

    /// `device`: as its condition is told. `doesAnswer`: whether such a strip acknowledges at all.
    void note(const QString& device,
              const LedSettings& strip,
              const led::ShownFace& shown,
              bool doesAnswer);

private:
    struct Kept
    {
        QJsonObject strip;
        port::milliseconds since{0};
    };

    void send();

    StationLink& m_link;
    port::Timers& m_timers;
    port::Alarm m_next;
    std::map<QString, Kept> m_kept;
    std::set<QString> m_untold;
};

} // namespace hall::station
