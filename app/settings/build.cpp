// SPDX-License-Identifier: Apache-2.0
#include "app/core/enum_text.h"
#include "app/settings/document.h"
#include "app/settings/schema.h"

#include <algorithm>

namespace hall::settings {

namespace {

constexpr EnumText<Opens, 2> opensWords{
    {{{Opens::Timetable, "timetable"}, {Opens::ByHand, "by_hand"}}}};

void addDevices(const Entry& entry, StationSettings& station)
{
    if (const Entry* printer = entry.one("printer")) {
        station.printer = {.port = printer->text("port"),
                           .profile = printer->text("profile"),
                           .baud = printer->number("baud"),
                           .layout = printer->text("layout")};
    }
    if (const Entry* scanner = entry.one("scanner")) {
        station.scanner = {.port = scanner->text("port"),
                           .baud = scanner->number("baud"),
                           .profile = scanner->text("profile"),
                           .silence = scanner->number("silence")};
    }
    if (const Entry* reader = entry.one("idcard")) {
        station.idCard = {.port = reader->text("port"), .baud = reader->number("baud")};
    }
    if (const Entry* speaker = entry.one("speaker")) {
        station.speaker = {.device = speaker->text("device"),
                           .volume = speaker->number("volume"),
                           .keep = speaker->text("keep"),
                           .languages = speaker->list("languages")};
    }
}

std::optional<PanelSettings> panelOf(const Document& document, const std::string& name)
{
    for (const Entry& entry : document.many("panel")) {
        if (!name.empty() && entry.text("name") == name) {
            return PanelSettings{.name = name,
                                 .frame = entry.text("frame"),
                                 .codec = entry.text("codec"),
                                 .textBytes = entry.number("text_bytes"),
                                 .pad = entry.text("pad"),
                                 .escapes = entry.text("escapes"),
                                 .answer = entry.text("answer"),
                                 .answerMs = entry.number("answer_ms"),
                                 .gapMs = entry.number("gap_ms"),
                                 .times = entry.number("times")};
        }
    }
    return std::nullopt;
}

/// A strip that names no station is driven by the first.
void addLeds(const Document& document, std::vector<StationSettings>& stations)
{
    for (const Entry& entry : document.many("led")) {
        const std::string& name = entry.text("station");
        const auto station =
            name.empty() ? stations.begin()
                         : std::ranges::find(stations, StationName{name}, &StationSettings::name);
        if (station == stations.end()) {
            continue; // Reported by the checks.
        }
        station->leds.push_back({.counter = entry.number("counter"),
                                 .station = station->name,
                                 .address = entry.text("address"),
                                 .card = entry.number("card"),
                                 .baud = entry.number("baud"),
                                 .width = entry.number("width"),
                                 .height = entry.number("height"),
                                 .color = entry.text("color"),
                                 .showsTime = entry.flag("time"),
                                 .panel = panelOf(document, entry.text("panel"))});
    }
}

std::vector<BrightnessSpan> brightnessOf(const Document& document)
{
    std::vector<BrightnessSpan> spans;
    for (const Entry& entry : document.many("brightness")) {
        spans.push_back({.fromMinute = entry.number("from"),
                         .toMinute = entry.number("to"),
                         .level = entry.number("level"),
                         .isOn = entry.flag("on")});
    }
    return spans;
}

/// A pad that names no station is on the first.
void addPads(const Document& document,
             std::string_view table,
             std::vector<PadSettings> StationSettings::*pads,
             std::vector<StationSettings>& stations)
{
    for (PadSettings& pad : buildPads(document, table)) {
        const auto station = pad.station.empty()
                                 ? stations.begin()
                                 : std::ranges::find(stations, pad.station, &StationSettings::name);
        if (station == stations.end()) {
            continue; // Reported by the checks.
        }
        pad.station = station->name;
        ((*station).*pads).push_back(std::move(pad));
    }
}

VoiceSettings buildVoice(const Document& document)
{
    const Entry& voice = document.one("voice");
    VoiceSettings settings{.yao = voice.text("one") == "yao",
                           .readings = voice.number("readings"),
                           .latestSeconds = voice.number("latest"),
                           .lexicon = {},
                           .languages = voice.list("languages"),
                           .packs = voice.list("packs"),
                           .loudness = {}};
    for (const Entry& entry : document.many("loudness")) {
        settings.loudness.push_back({.fromMinute = entry.number("from"),
                                     .toMinute = entry.number("to"),
                                     .volume = entry.number("volume")});
    }
    for (const Entry& entry : document.many("reading")) {
        settings.lexicon.push_back({entry.text("text"), entry.text("pinyin")});
    }
    return settings;
}

std::vector<StationSettings> buildStations(const Document& document)
{
    std::vector<StationSettings> stations;
    for (const Entry& entry : document.many("station")) {
        StationSettings station;
        station.name = {entry.text("name")};
        station.zone = {entry.text("zone")};
        addDevices(entry, station);
        stations.push_back(std::move(station));
    }
    addLeds(document, stations);
    for (StationSettings& station : stations) {
        station.brightness = brightnessOf(document);
    }
    addPads(document, "pad", &StationSettings::pads, stations);
    addPads(document, "rating_pad", &StationSettings::ratingPads, stations);
    return stations;
}

template <class Code>
std::map<Code, std::string> layoutsOf(const Document& document, std::string_view table)
{
    std::map<Code, std::string> layouts;
    for (const Entry& entry : document.many(table)) {
        if (!entry.text("layout").empty()) {
            layouts[Code{entry.text("code")}] = entry.text("layout");
        }
    }
    return layouts;
}

TicketSettings buildTicket(const Document& document)
{
    const Entry& entry = document.one("ticket");
    return {.base = entry.text("base"),
            .layout = entry.text("layout"),
            .checklist = entry.text("checklist"),
            .serviceLayouts = layoutsOf<ServiceCode>(document, "service"),
            .classLayouts = layoutsOf<ClassCode>(document, "priority")};
}

std::vector<PublicKeySettings> buildKeys(const std::vector<Entry>& entries)
{
    std::vector<PublicKeySettings> keys;
    keys.reserve(entries.size());
    for (const Entry& entry : entries) {
        keys.push_back({.id = entry.text("id"),
                        .publicText = entry.text("public"),
                        .file = entry.text("file"),
                        .from = parseBusinessDay(entry.text("from")),
                        .until = parseBusinessDay(entry.text("until"))});
    }
    return keys;
}

CodeSettings buildCodes(const Document& document)
{
    return {.toleranceSeconds = document.one("codes").number("tolerance"),
            .keys = buildKeys(document.many("code_key"))};
}

UpstreamSettings buildUpstream(const Document& document)
{
    return {.broker = buildBroker(document.one("upstream"), "broker"),
            .hubKeys = buildKeys(document.many("hub_key"))};
}

ResolverSettings buildResolver(const Document& document)
{
    const Entry& entry = document.one("resolver");
    ResolverSettings settings{.address = entry.text("address"),
                              .timeoutSeconds = entry.number("timeout"),
                              .body = entry.text("body"),
                              .number = entry.text("number"),
                              .secret = entry.text("secret"),
                              .patterns = {}};
    for (const Entry& code : document.many("identity_code")) {
        settings.patterns.push_back(code.text("pattern"));
    }
    return settings;
}

Limits buildLimits(const Entry& entry)
{
    return {.frameBytes = entry.number("frame_bytes"),
            .sessions = entry.number("sessions"),
            .unsentBytes = entry.number("unsent_bytes"),
            .commandsPerSecond = entry.number("commands_per_second"),
            .handshakeSeconds = entry.number("handshake_seconds"),
            .eventsPerPush = entry.number("events_per_push")};
}

} // namespace

Settings build(const Document& document, Mistakes& mistakes)
{
    checkReferences(document, mistakes);
    checkSense(document, mistakes);
    checkCalendar(document, mistakes);
    checkPolicy(document, mistakes);
    checkAppointments(document, mistakes);
    checkCounters(document, mistakes);
    checkMaterials(document, mistakes);
    checkCodes(document, mistakes);
    checkStrips(document, mistakes);
    checkPads(document, mistakes);

    const Entry& calendar = document.one("calendar");
    const Entry& journal = document.one("journal");
    const Entry& listen = document.one("listen");
    Settings settings{
        .rules = buildRules(document),
        .stations = buildStations(document),
        .station = {},
        .calendar = {.opens = opensWords.parse(calendar.text("opens")).value_or(Opens::Timetable),
                     .dayBeginsMinute = calendar.number("day_begins"),
                     .keepHours =
                         calendar.text("opens") == "timetable" || calendar.flag("keep_hours")},
        .journal = {.snapshotEvery = journal.number("snapshot_every"),
                    .reserveMegabytes = journal.number("reserve_megabytes"),
                    .keepMonths = journal.number("keep_months")},
        .limits = buildLimits(document.one("limits")),
        .listen = {.address = listen.text("address"), .port = listen.number("port")},
        .ticket = buildTicket(document),
        .voice = buildVoice(document),
        .codes = buildCodes(document),
        .resolver = buildResolver(document),
        .upstream = buildUpstream(document),
        .metricsListen = document.one("metrics").text("listen"),
        .operatorPin = document.one("operator").text("pin")};
    if (document.station) {
        settings.station = settings.stations.at(*document.station).name;
    }
    return settings;
}

} // namespace hall::settings
