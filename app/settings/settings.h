// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "app/core/result.h"
#include "app/core/rules.h"

#include <filesystem>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace hall {

struct PrinterSettings
{
    std::string port; ///< a device path, `/dev/ttyUSB0`; empty: this machine has no printer yet
    std::string profile;
    int baud = 0;

    friend bool operator==(const PrinterSettings&, const PrinterSettings&) = default;
};

/// A set of devices on one machine under one name.
struct StationSettings
{
    StationName name;
    ZoneCode zone; ///< where the machine stands; empty: in none
    std::optional<PrinterSettings> printer;

    friend bool operator==(const StationSettings&, const StationSettings&) = default;
};

enum class Opens { Timetable, ByHand };

struct CalendarSettings
{
    Opens opens = Opens::Timetable;
    /// Local time at which the business day changes, minutes after midnight.
    int dayBeginsMinute = 0;

    friend bool operator==(const CalendarSettings&, const CalendarSettings&) = default;
};

struct JournalSettings
{
    int snapshotEvery = 0;    ///< events between two snapshots
    int reserveMegabytes = 0; ///< kept back on the disk so that a full one can still close the day

    friend bool operator==(const JournalSettings&, const JournalSettings&) = default;
};

/// What one client may ask of a node.
struct Limits
{
    int frameBytes = 0;
    int sessions = 0;
    int unsentBytes = 0;
    int commandsPerSecond = 0; ///< of one session
    int handshakeSeconds = 0;
    int eventsPerPush = 0;

    friend bool operator==(const Limits&, const Limits&) = default;
};

struct ListenSettings
{
    std::string address;
    int port = 0; ///< 0: the Unix socket alone

    friend bool operator==(const ListenSettings&, const ListenSettings&) = default;
};

struct TicketSettings
{
    /// The code on a ticket is `<base>/t/` and 16 characters.
    std::string base;

    friend bool operator==(const TicketSettings&, const TicketSettings&) = default;
};

/// A hall.toml that was checked as a whole: nothing in it contradicts anything else in it.
struct Settings
{
    Rules rules;
    std::vector<StationSettings> stations;
    StationName station; ///< which of them this machine is; empty: none
    CalendarSettings calendar;
    JournalSettings journal;
    Limits limits;
    ListenSettings listen;
    TicketSettings ticket;

    /// This machine's station, or null.
    [[nodiscard]] const StationSettings* thisStation() const;

    friend bool operator==(const Settings&, const Settings&) = default;
};

/// One mistake, in the words of the one who has to mend it.
struct SettingsError
{
    std::string source; ///< the file, or `--set key=value`
    int line = 0;       ///< 0: not in a file
    int column = 0;
    std::string key; ///< as `--set` names it: `service.pension-proof.group`
    std::string what;
    std::string allowed; ///< empty when there is nothing to choose from

    friend bool operator==(const SettingsError&, const SettingsError&) = default;
};

/// `hall.toml:12: service.pension-proof.group: no group "pensoin"; allowed: pension, card`
[[nodiscard]] std::string toText(const SettingsError& error);

using SettingsErrors = std::vector<SettingsError>;

/// Reads and checks a hall.toml; every mistake in it is in the answer, in the order of the lines.
///
/// `overrides` are `key=value` as given to `--set` (README.md says how keys are written).
/// `station` is this machine's name as given to `--station`; empty: the host's name if hall.toml
/// has such a station, or the only station there is.
[[nodiscard]] Result<Settings, SettingsErrors> load(const std::filesystem::path& path,
                                                    const std::vector<std::string>& overrides = {},
                                                    std::string_view station = {});

/// The same for a text that is already in memory; `source` names it in messages.
[[nodiscard]] Result<Settings, SettingsErrors>
loadText(std::string_view toml,
         std::string_view source,
         const std::vector<std::string>& overrides = {},
         std::string_view station = {});

} // namespace hall
