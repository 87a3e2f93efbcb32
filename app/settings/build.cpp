// SPDX-License-Identifier: Apache-2.0
#include "app/core/words.h"
#include "app/settings/document.h"
#include "app/settings/schema.h"

#include <algorithm>

namespace hall::settings {

namespace {

constexpr EnumText<Opens, 2> opensWords{
    {{{Opens::Timetable, "timetable"}, {Opens::ByHand, "by_hand"}}}};

/// What a key that was checked to be one of `words` says.
template <class Enum, std::size_t Size>
Enum chosen(const Entry& entry, std::string_view key, const EnumText<Enum, Size>& words)
{
    return words.parse(entry.text(key)).value_or(words.words.front().first);
}

Name nameOf(const Entry& entry)
{
    return {
        .zh = entry.text("name"), .en = entry.text("name_en"), .shortZh = entry.text("name_short")};
}

template <class Code>
std::vector<Code> codesOf(const Entry& entry, std::string_view key)
{
    std::vector<Code> codes;
    for (const std::string& code : entry.list(key)) {
        codes.push_back({code});
    }
    return codes;
}

std::chrono::seconds secondsOf(const Entry& entry, std::string_view key)
{
    return std::chrono::seconds{entry.number(key)};
}

Policy buildPolicy(const Entry& entry)
{
    return {.nextOnCalled = chosen(entry, "next_on_called", nextOnCalledWords),
            .autoStart = secondsOf(entry, "auto_start"),
            .noShowAfter = secondsOf(entry, "no_show_after"),
            .maxRecalls = entry.number("max_recalls"),
            .betweenRecalls = secondsOf(entry, "between_recalls"),
            .pressAgeMax = secondsOf(entry, "press_age_max"),
            .waitingMax = entry.number("waiting_max")};
}

std::vector<OpenSpan> buildHours(const Document& document)
{
    std::vector<OpenSpan> spans;
    for (const Entry& entry : document.many("hours")) {
        for (const int weekday : parseWeekdays(entry.text("days"))) {
            spans.push_back({weekday, entry.number("from"), entry.number("to")});
        }
    }
    std::ranges::sort(
        spans, {}, [](const OpenSpan& span) { return std::pair(span.weekday, span.fromMinute); });
    return spans;
}

/// A counter that names no zone stands where its first group's area waits.
ZoneCode zoneOf(const Entry& counter, const Rules& rules)
{
    if (!counter.text("zone").empty() || counter.list("groups").empty()) {
        return {counter.text("zone")};
    }
    const GroupCode first{counter.list("groups").front()};
    const auto group = std::ranges::find(rules.groups, first, &Group::code);
    if (group == rules.groups.end()) {
        return {};
    }
    const auto area = std::ranges::find(rules.areas, group->area, &Area::code);
    return area == rules.areas.end() ? ZoneCode{} : area->zone;
}

void addCatalogue(const Document& document, Rules& rules)
{
    for (const Entry& entry : document.many("zone")) {
        rules.zones.push_back({{entry.text("code")}, nameOf(entry)});
    }
    for (const Entry& entry : document.many("area")) {
        rules.areas.push_back({{entry.text("code")}, nameOf(entry), {entry.text("zone")}});
    }
    for (const Entry& entry : document.many("group")) {
        rules.groups.push_back({{entry.text("code")}, nameOf(entry), {entry.text("area")}});
    }
    for (const Entry& entry : document.many("queue")) {
        rules.queues.push_back({{entry.text("prefix")},
                                codesOf<GroupCode>(entry, "groups"),
                                entry.number("start"),
                                entry.number("width"),
                                entry.number("run")});
    }
    for (const Entry& entry : document.many("service")) {
        rules.services.push_back({{entry.text("code")},
                                  nameOf(entry),
                                  {entry.text("group")},
                                  entry.number("typical_minutes")});
    }
}

void addPeopleAndPlaces(const Document& document, Rules& rules)
{
    for (const Entry& entry : document.many("priority")) {
        rules.classes.push_back({{entry.text("code")},
                                 nameOf(entry),
                                 std::chrono::minutes{entry.number("credit_minutes")},
                                 entry.flag("self_claimed")});
    }
    for (const Entry& entry : document.many("counter")) {
        rules.counters.push_back({{entry.number("number")},
                                  nameOf(entry),
                                  chosen(entry, "kind", counterKinds),
                                  zoneOf(entry, rules),
                                  codesOf<GroupCode>(entry, "groups"),
                                  entry.text("spoken")});
    }
    for (const Entry& entry : document.many("station")) {
        rules.stations.push_back({entry.text("name")});
    }
    for (const Entry& entry : document.many("notice")) {
        rules.notices.push_back({entry.text("text"), entry.text("text_en"), {}});
    }
}

Rules buildRules(const Document& document)
{
    const Entry& hall = document.one("hall");
    Rules rules;
    rules.hall = hall.text("id");
    rules.name = nameOf(hall);
    rules.policy = buildPolicy(document.one("policy"));
    rules.hours = buildHours(document);
    addCatalogue(document, rules);
    addPeopleAndPlaces(document, rules);
    return rules;
}

void addDevices(const Document& document, std::size_t at, StationSettings& station)
{
    if (const Entry* printer = document.innerOf("station.printer", at)) {
        station.printer = {.port = printer->text("port"),
                           .profile = printer->text("profile"),
                           .baud = printer->number("baud")};
    }
    if (const Entry* scanner = document.innerOf("station.scanner", at)) {
        station.scanner = {.port = scanner->text("port"), .baud = scanner->number("baud")};
    }
    if (const Entry* speaker = document.innerOf("station.speaker", at)) {
        station.speaker = {.device = speaker->text("device"),
                           .volume = speaker->number("volume"),
                           .keep = speaker->text("keep")};
    }
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
                                 .color = entry.text("color")});
    }
}

VoiceSettings buildVoice(const Document& document)
{
    const Entry& voice = document.one("voice");
    VoiceSettings settings{.yao = voice.text("one") == "yao",
                           .readings = voice.number("readings"),
                           .latestSeconds = voice.number("latest"),
                           .lexicon = {}};
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
        addDevices(document, stations.size(), station);
        stations.push_back(std::move(station));
    }
    addLeds(document, stations);
    return stations;
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

    const Entry& calendar = document.one("calendar");
    const Entry& journal = document.one("journal");
    const Entry& listen = document.one("listen");
    Settings settings{.rules = buildRules(document),
                      .stations = buildStations(document),
                      .station = {},
                      .calendar = {.opens = chosen(calendar, "opens", opensWords),
                                   .dayBeginsMinute = calendar.number("day_begins")},
                      .journal = {.snapshotEvery = journal.number("snapshot_every"),
                                  .reserveMegabytes = journal.number("reserve_megabytes"),
                                  .keepMonths = journal.number("keep_months")},
                      .limits = buildLimits(document.one("limits")),
                      .listen = {.address = listen.text("address"), .port = listen.number("port")},
                      .ticket = {.base = document.one("ticket").text("base")},
                      .voice = buildVoice(document),
                      .operatorPin = document.one("operator").text("pin")};
    if (document.station) {
        settings.station = settings.stations.at(*document.station).name;
    }
    return settings;
}

} // namespace hall::settings
