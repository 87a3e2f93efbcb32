// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "app/core/result.h"
#include "app/core/rules.h"

#include <filesystem>
#include <map>
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
    std::string layout{}; ///< of tickets whose service and class have none; empty: the hall's

    friend bool operator==(const PrinterSettings&, const PrinterSettings&) = default;
};

struct ScannerSettings
{
    /// `/dev/ttyACM0`, `/dev/input/by-path/…`, `camera`, or `pictures:DIR`; empty: none yet
    std::string port;
    int baud = 0;
    std::string profile = "listen"; ///< how it is triggered, or `wedge`: it plays a keyboard
    int silence = 100;              ///< milliseconds that end a code that nothing else ends

    friend bool operator==(const ScannerSettings&, const ScannerSettings&) = default;
};

struct IdCardSettings
{
    std::string port; ///< `/dev/ttyUSB2`; empty: none yet
    int baud = 0;

    friend bool operator==(const IdCardSettings&, const IdCardSettings&) = default;
};

/// A loudspeaker that calls in the station's zone, or in the whole hall when it stands in none.
struct SpeakerSettings
{
    std::string device; ///< name of a sound output; empty: the machine's default
    int volume = 0;     ///< percent
    std::string keep;   ///< folder that gets each announcement as a WAV; empty: none
    std::vector<std::string> languages = {}; ///< of this loudspeaker; empty: the hall's

    friend bool operator==(const SpeakerSettings&, const SpeakerSettings&) = default;
};

/// A make of window panels and how it wants its frames; the texts are the driver's to read.
struct PanelSettings
{
    std::string name;
    std::string frame;
    std::string codec;
    int textBytes = 0;
    std::string pad;
    std::string escapes;
    std::string answer; ///< empty: they don't answer
    int answerMs = 0;
    int gapMs = 0;
    int times = 0; ///< a frame is sent to those that don't answer

    friend bool operator==(const PanelSettings&, const PanelSettings&) = default;
};

/// How the strips burn in these hours; in all others as brightly as they can.
struct BrightnessSpan
{
    int fromMinute = 0; ///< after midnight, local; may be after `toMinute`: over midnight
    int toMinute = 0;
    int level = 0; ///< 0 to 15
    bool isOn = true;

    friend bool operator==(const BrightnessSpan&, const BrightnessSpan&) = default;
};

/// The strip over a counter.
struct LedSettings
{
    int counter = 0;
    StationName station; ///< who drives it
    /// `192.168.1.60:5005` or `/dev/ttyUSB1`; strips with the same address share its bus.
    std::string address;
    int card = 0; ///< the card's screen id
    int baud = 0;
    int width = 0;  ///< dots
    int height = 0; ///< dots
    std::string color;
    bool showsTime = false;                  ///< while nobody is called there
    std::optional<PanelSettings> panel = {}; ///< none: a card of the Onbon K series

    friend bool operator==(const LedSettings&, const LedSettings&) = default;
};

/// What a key of a pad does, both in words of the settings: `KPENTER` or `31`, `next`.
struct PadKey
{
    std::string key;
    std::string does;

    friend bool operator==(const PadKey&, const PadKey&) = default;
};

/// How a make of pads speaks.
struct PadModel
{
    std::string code;
    bool isSerial = false; ///< else a keyboard
    std::string frame;     ///< of a serial one
    int baud = 0;
    std::vector<PadKey> keys;

    friend bool operator==(const PadModel&, const PadModel&) = default;
};

/// The keys of a counter: a clerk's to call with, or a citizen's to say how it was.
struct PadSettings
{
    int counter = 0;
    StationName station; ///< whose machine it is plugged into
    std::string port;    ///< `/dev/input/by-path/…` or a serial one
    int address = 0;     ///< on a line that several share
    std::string clerk;   ///< who signs in by the first call; empty: nobody, by this pad
    PadModel model;

    friend bool operator==(const PadSettings&, const PadSettings&) = default;
};

/// A set of devices on one machine under one name.
struct StationSettings
{
    StationName name;
    ZoneCode zone; ///< where the machine stands; empty: in none
    std::optional<PrinterSettings> printer;
    std::optional<ScannerSettings> scanner;
    std::optional<IdCardSettings> idCard = {};
    std::optional<SpeakerSettings> speaker;
    std::vector<LedSettings> leds;
    std::vector<BrightnessSpan> brightness = {}; ///< of its strips; empty: as they are
    std::vector<PadSettings> pads = {};
    std::vector<PadSettings> ratingPads = {};

    friend bool operator==(const StationSettings&, const StationSettings&) = default;
};

enum class Opens { Timetable, ByHand };

struct CalendarSettings
{
    Opens opens = Opens::Timetable;
    /// Local time at which the business day changes, minutes after midnight.
    int dayBeginsMinute = 0;
    /// Whether tickets are given in the hours only, and plans follow theirs.
    bool keepHours = true;

    friend bool operator==(const CalendarSettings&, const CalendarSettings&) = default;
};

struct JournalSettings
{
    int snapshotEvery = 0;    ///< events between two snapshots
    int reserveMegabytes = 0; ///< kept back on the disk so that a full one can still close the day
    int keepMonths = 0;       ///< older ones move to the archive; 0: never

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
    std::string layout;    ///< of tickets; empty: what suits the printer's paper
    std::string checklist; ///< the layout of lists of what to bring
    std::map<ServiceCode, std::string> serviceLayouts; ///< of services with one of their own
    std::map<ClassCode, std::string> classLayouts;

    friend bool operator==(const TicketSettings&, const TicketSettings&) = default;
};

/// How a text is spoken: pinyin with tone numbers, `chong2 xin1`.
struct Reading
{
    std::string text;
    std::string pinyin;

    friend bool operator==(const Reading&, const Reading&) = default;
};

/// How loud it is from one time of the day to another.
struct Loudness
{
    int fromMinute = 0; ///< local time, minutes after midnight
    int toMinute = 0;   ///< before `fromMinute`: past midnight
    int volume = 100;   ///< percent of the loudspeaker's own; 0: nothing is said

    friend bool operator==(const Loudness&, const Loudness&) = default;
};

struct VoiceSettings
{
    bool yao = true;       ///< 1 in a ticket number is read yao, not yi
    int readings = 0;      ///< of a call while nobody else waits to be called
    int latestSeconds = 0; ///< after its call nothing is said of it any more
    std::vector<Reading> lexicon;
    std::vector<std::string> languages = {}; ///< `zh`, `en`, in the order they are spoken
    std::vector<std::string> packs = {};     ///< voices of recordings; the engine says the rest
    std::vector<Loudness> loudness = {};     ///< the first that fits holds; none: full

    friend bool operator==(const VoiceSettings&, const VoiceSettings&) = default;
};

/// The public half of a key that somebody signs with for this hall.
struct PublicKeySettings
{
    std::string id;         ///< as codes name it, `kid`
    std::string publicText; ///< 32 bytes in base64url, as the `x` of a JWK; empty: in the file
    std::string file;       ///< PEM or JWK; in the data folder unless it is a whole path
    std::optional<BusinessDay> from = {};
    std::optional<BusinessDay> until = {}; ///< the last day

    friend bool operator==(const PublicKeySettings&, const PublicKeySettings&) = default;
};

/// Codes that others made for this hall.
struct CodeSettings
{
    int toleranceSeconds = 0; ///< by which the signer's clock may differ from ours
    std::vector<PublicKeySettings> keys;

    friend bool operator==(const CodeSettings&, const CodeSettings&) = default;
};

/// Who knows whose a public identity code is.
struct ResolverSettings
{
    std::string address; ///< `https://…`; empty: nobody is asked
    int timeoutSeconds = 0;
    std::string body; ///< JSON; `{code}`, `{station}`, `{hall}`, `{request}` stand for what is sent
    std::string number;                ///< where its answer has the ID number, a JSON pointer
    std::string secret;                ///< a file with what is sent as a bearer token; empty: none
    std::vector<std::string> patterns; ///< of codes that it is asked about: `*` `?` `#`

    friend bool operator==(const ResolverSettings&, const ResolverSettings&) = default;
};

/// Where a broker of MQTT is, and how it knows us and we it.
struct BrokerSettings
{
    std::string address; ///< `mqtts://broker.example.cn:8883`
    std::string user;
    /// Files; in the data folder unless it is a whole path. Empty: none.
    std::string password;
    std::string authority;   ///< who signed the broker's certificate
    std::string certificate; ///< our own
    std::string key;         ///< its private half

    friend bool operator==(const BrokerSettings&, const BrokerSettings&) = default;
};

/// Where the hall's events go.
struct UpstreamSettings
{
    BrokerSettings broker; ///< without an address they go nowhere
    std::vector<PublicKeySettings> hubKeys;

    friend bool operator==(const UpstreamSettings&, const UpstreamSettings&) = default;
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
    VoiceSettings voice;
    CodeSettings codes = {};
    ResolverSettings resolver = {};
    UpstreamSettings upstream = {};
    std::string metricsListen = {}; ///< `127.0.0.1:9464`; empty: nobody is told figures
    std::string operatorPin; ///< opens the operator's page; empty: it stays shut

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
