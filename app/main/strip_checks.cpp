// SPDX-License-Identifier: Apache-2.0
#include "app/main/machine_checks.h"

#include <algorithm>

namespace hall::tool {

using client::Health;
using namespace Qt::StringLiterals;

namespace {

/// `1、2、3 号窗口屏，仰邦卡，57600`
QString hangsOn(const StationSettings& station, const LedSettings& first)
{
    QStringList counters;
    for (const LedSettings& led : station.leds) {
        if (led.address == first.address) {
            counters.append(QString::number(led.counter));
        }
    }
    const QString make =
        first.panel ? DoctorText::tr("条屏 %1").arg(QString::fromStdString(first.panel->name))
                    : DoctorText::tr("仰邦卡");
    const QString strips =
        DoctorText::tr("%1 号窗口屏，%2").arg(counters.join(DoctorText::tr("、")), make);
    return first.address.starts_with('/') ? u"%1，%2"_s.arg(strips).arg(first.baud) : strips;
}

} // namespace

Findings checkStrips(const StationSettings& station)
{
    Findings findings;
    QStringList seen;
    for (const LedSettings& led : station.leds) {
        const QString address = QString::fromStdString(led.address);
        if (seen.contains(address)) {
            continue;
        }
        seen.push_back(address);
        const QString what = DoctorText::tr("窗口屏的线");
        // A card takes one connection, and this hall has it: how it is, the hall says below.
        Finding finding =
            address.startsWith(u'/')
                ? checkPort(what, address)
                : Finding{.what = what, .health = Health::Fine, .says = address, .todo = {}};
        finding.says += DoctorText::tr("：%1").arg(hangsOn(station, led));
        findings.push_back(finding);
    }
    return findings;
}

} // namespace hall::tool
