// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "app/client/device_words.h"
#include "app/settings/settings.h"

#include <QCoreApplication>
#include <QString>
#include <QStringList>

#include <vector>

/// What `paihao doctor` looks at on the machine that it runs on.
namespace hall::tool {

/// The doctor's own words.
class DoctorText
{
    Q_DECLARE_TR_FUNCTIONS(hall::tool::DoctorText)
};

struct Finding
{
    QString what;
    client::Health health = client::Health::Fine;
    QString says;
    QString todo; ///< a sentence; empty when nothing is to be done
};

using Findings = std::vector<Finding>;

[[nodiscard]] Findings checkData(const QString& dataDir);
/// On the disk that holds the folder.
[[nodiscard]] Finding checkRoom(const QString& dataDir);
/// The newest rows follow from each other; `paihao journal verify` looks at all.
[[nodiscard]] Finding checkJournal(const QString& dataDir);
[[nodiscard]] Finding checkFonts();
/// That a serial port is there and can be used.
[[nodiscard]] Finding checkPort(const QString& what, const QString& path);
/// The lines that its strips hang on, and what hangs on each. strip_checks.cpp
[[nodiscard]] Findings checkStrips(const StationSettings& station);
[[nodiscard]] Finding checkSound();
/// Ports, camera and sound, as far as the station has devices on them.
[[nodiscard]] Findings checkStation(const StationSettings& station);
/// How long the keys of signed codes are good for; their files lie in the data folder.
[[nodiscard]] Findings checkCodeKeys(const CodeSettings& settings, const QString& dataDir);
/// What its printer's profile promises.
[[nodiscard]] Finding checkProfile(const PrinterSettings& printer);
/// That the layouts of tickets are right and fit its printer's paper.
[[nodiscard]] Finding
checkLayouts(const Settings& settings, const PrinterSettings& printer, const QString& hallToml);

} // namespace hall::tool
