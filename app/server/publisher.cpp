// SPDX-License-Identifier: Apache-2.0
#include "app/server/publisher.h"

#include "app/projection/views.h"
#include "app/protocol/views_codec.h"
#include "app/server/calendar.h"

#include <algorithm>
#include <charconv>

namespace hall::server {

using protocol::AnyView;

namespace {

/// What stands behind `board:` and the like; nothing for another view.
std::optional<std::string> named(const std::string& view, std::string_view kind)
{
    if (!view.starts_with(kind)) {
        return std::nullopt;
    }
    return view.substr(kind.size());
}

std::optional<CounterNumber> counterOf(const std::string& digits)
{
    int number = 0;
    const auto [end, error] = std::from_chars(digits.data(), digits.data() + digits.size(), number);
    if (error != std::errc{} || end != digits.data() + digits.size()) {
        return std::nullopt;
    }
    return CounterNumber{number};
}

bool hasZone(const Rules& rules, const std::string& code)
{
    return std::ranges::find(rules.zones, ZoneCode{code}, &Zone::code) != rules.zones.end();
}

/// Whether two states of a view say the same but for their stamps.
bool sayTheSame(AnyView one, AnyView other)
{
    std::visit([](auto& view) { view.stamp = {}; }, one);
    std::visit([](auto& view) { view.stamp = {}; }, other);
    return one == other;
}

protocol::ReadingView
readingView(const Reading& reading, protocol::HallHeader header, protocol::Stamp stamp)
{
    return {.stamp = std::move(stamp),
            .hall = std::move(header),
            .reading = reading.count,
            .readAt = reading.at,
            .found = reading.finding.found,
            .ticket = reading.finding.ticket,
            .service = reading.finding.service,
            .appointment = reading.finding.appointment};
}

QByteArray encodeState(const std::string& view, const AnyView& state)
{
    const std::string json =
        std::visit([](const auto& value) { return protocol::encode(value); }, state);
    return QByteArray::fromStdString(protocol::encodePush(view, json));
}

} // namespace

Publisher::Publisher(HallService& service)
    : m_service(service)
{
    m_due.setSingleShot(true);
    m_due.setTimerType(Qt::PreciseTimer);
    connect(&m_due, &QTimer::timeout, this, &Publisher::makeStates);
    connect(&m_service, &HallService::changed, this, &Publisher::soon);
    connect(&m_service, &HallService::waitsChanged, this, &Publisher::soon);
    connect(&m_passing, &Passing::changed, this, &Publisher::soon);
    connect(&m_service, &HallService::durable, this, &Publisher::release);
    connect(&m_service, &HallService::durabilityChanged, this, &Publisher::durabilityChanged);
    connect(&m_heartbeat, &QTimer::timeout, this, &Publisher::beat);
    m_heartbeat.start(heartbeatEvery);
}

std::optional<AnyView> Publisher::make(const std::string& view) const
{
    const Hall& hall = m_service.hall();
    const protocol::Stamp now = stamp();
    const projection::Surroundings around{.stamp = now,
                                          .durable = m_service.durability() == Durability::Good,
                                          .nextOpening = hall.day ? std::nullopt
                                                                  : nextOpening(hall.rules, now.at),
                                          .waits = m_service.waits().shown};
    if (view == "kiosk") {
        return projection::kioskView(hall, around);
    }
    if (view == "hall") {
        auto state = projection::hallView(hall, around);
        std::ranges::copy(m_ownDevices, std::back_inserter(state.devices));
        state.strips = m_passing.strips();
        state.upstream = m_upstream;
        return state;
    }
    if (const auto zone = named(view, "board:");
        zone && (*zone == "all" || hasZone(hall.rules, *zone))) {
        auto state =
            projection::boardView(hall, *zone == "all" ? ZoneCode{} : ZoneCode{*zone}, around);
        std::ranges::copy(noticesAt(now.at, *zone), std::back_inserter(state.notices));
        return state;
    }
    if (const auto digits = named(view, "counter:")) {
        const auto counter = counterOf(*digits);
        if (counter && hall.index.counter(hall.rules, *counter) != nullptr) {
            return projection::counterView(hall, *counter, around);
        }
    }
    if (const auto name = named(view, "station:");
        name && hall.index.hasStation(StationName{*name})) {
        auto state =
            projection::stationView(hall, StationName{*name}, around, [this](const Ticket& ticket) {
                return m_service.codes().payload(ticket);
            });
        state.tests = m_passing.tests(StationName{*name});
        state.announcements = m_passing.announcements();
        return state;
    }
    if (const auto name = named(view, "reading:");
        name && hall.index.hasStation(StationName{*name})) {
        const StationName station{*name};
        auto state =
            readingView(m_passing.reading(station), projection::header(hall, around), around.stamp);
        state.ready = hall.deviceIs(station, "scanner", "ready");
        state.readsCards = hall.deviceIs(station, "idcard", "ready");
        return state;
    }
    return std::nullopt;
}

std::vector<std::string> Publisher::viewsLike(const std::string& view) const
{
    const Rules& rules = m_service.hall().rules;
    std::vector<std::string> views;
    if (named(view, "board:")) {
        views.emplace_back("board:all");
        for (const Zone& zone : rules.zones) {
            views.push_back("board:" + zone.code.value);
        }
    } else if (named(view, "counter:")) {
        for (const Counter& counter : rules.counters) {
            views.push_back("counter:" + std::to_string(counter.number.value));
        }
    } else if (named(view, "station:")) {
        for (const StationName& station : rules.stations) {
            views.push_back("station:" + station.value);
        }
    }
    return views;
}

protocol::Stamp Publisher::stamp() const
{
    return {
        .epoch = m_service.epoch(), .seq = m_service.hall().lastSeq, .at = m_service.clock().now()};
}

bool Publisher::watch(ViewReader& reader, const std::string& view)
{
    if (!make(view)) {
        return false;
    }
    Watched& watched = m_watched[view];
    if (watched.told && m_service.durability() != Durability::Good) {
        // No newer state may be told now.
        watched.readers.insert(&reader);
        reader.show(view, watched.push);
        return true;
    }
    watched.newcomers.emplace(&reader, m_service.hall().lastSeq);
    soon();
    return true;
}

void Publisher::forget(ViewReader& reader)
{
    for (auto watched = m_watched.begin(); watched != m_watched.end();) {
        Watched& view = watched->second;
        view.readers.erase(&reader);
        view.newcomers.erase(&reader);
        const bool isUnwatched = view.readers.empty() && view.newcomers.empty();
        watched = isUnwatched ? m_watched.erase(watched) : std::next(watched);
    }
}

void Publisher::tellDevice(protocol::DeviceLine device)
{
    std::erase_if(m_ownDevices,
                  [&](const protocol::DeviceLine& each) { return each.device == device.device; });
    m_ownDevices.push_back(std::move(device));
    soon();
}

void Publisher::showNotices(std::vector<TimedNotice> notices)
{
    m_notices = std::move(notices);
    soon();
}

/// Those of every zone where the whole hall is shown.
std::vector<Name> Publisher::noticesAt(Time now, const std::string& zone) const
{
    std::vector<Name> shown;
    for (const TimedNotice& notice : m_notices) {
        const bool isHere = notice.zone.empty() || zone == "all" || notice.zone.value == zone;
        if (isHere && now >= notice.from && now < notice.until) {
            shown.push_back(notice.text);
        }
    }
    return shown;
}

void Publisher::tellUpstream(protocol::CityLink link)
{
    m_upstream = std::move(link);
    soon();
}

QByteArray Publisher::newest(const std::string& view) const
{
    const auto found = m_watched.find(view);
    return found == m_watched.end() ? QByteArray{} : found->second.push;
}

void Publisher::soon()
{
    m_dirty = true;
    if (m_watched.empty() || m_due.isActive() || m_held) {
        return;
    }
    const std::chrono::milliseconds since{m_sinceStates.isValid() ? m_sinceStates.elapsed()
                                                                  : betweenStates.count()};
    m_due.start(std::max(betweenStates - since, std::chrono::milliseconds{0}));
}

void Publisher::makeStates()
{
    m_dirty = false;
    m_sinceStates.start();
    Held held{.seq = m_service.hall().lastSeq, .states = {}};
    for (const auto& [view, watched] : m_watched) {
        if (auto state = make(view)) {
            held.states.emplace(view, std::move(*state));
        }
    }
    m_held = std::move(held);
    release();
}

/// Tells the states at hand once the hall that they show is durable.
void Publisher::release()
{
    if (!m_held || m_service.durableSeq() < m_held->seq) {
        return;
    }
    Held held = std::move(*m_held);
    m_held.reset();
    for (auto& [view, state] : held.states) {
        const auto watched = m_watched.find(view);
        if (watched != m_watched.end()) {
            tell(watched->second, view, std::move(state));
            welcome(watched->second, view, held.seq);
        }
    }
    if (m_dirty) {
        soon();
    }
}

void Publisher::tell(Watched& watched, const std::string& view, AnyView state)
{
    if (watched.told && sayTheSame(*watched.told, state)) {
        return;
    }
    watched.told = std::move(state);
    watched.push = encodeState(view, *watched.told);
    for (ViewReader* reader : watched.readers) {
        reader->show(view, watched.push);
    }
}

/// Gives newcomers their first state, when it is none from before they came.
void Publisher::welcome(Watched& watched, const std::string& view, std::int64_t seq)
{
    std::erase_if(watched.newcomers, [&](const auto& newcomer) {
        const auto [reader, from] = newcomer;
        if (seq < from) {
            return false;
        }
        watched.readers.insert(reader);
        reader->show(view, watched.push);
        return true;
    });
    if (!watched.newcomers.empty()) {
        m_dirty = true;
    }
}

/// While the disk takes nothing the hall is ahead of it, so no new state may be told; but every
/// face must say so. The state told last is told again with that in its header.
void Publisher::durabilityChanged()
{
    m_held.reset();
    if (m_service.durability() == Durability::Good) {
        soon();
        return;
    }
    for (auto& [view, watched] : m_watched) {
        if (watched.told) {
            AnyView state = *watched.told;
            std::visit([](auto& value) { value.hall.taking = protocol::Taking::NotDurable; },
                       state);
            tell(watched, view, std::move(state));
        }
    }
}

void Publisher::beat()
{
    protocol::Stamp now = stamp();
    now.seq = m_service.durableSeq();
    const QByteArray heartbeat = QByteArray::fromStdString(protocol::encodeHeartbeat(now));
    std::set<ViewReader*> readers;
    for (const auto& [view, watched] : m_watched) {
        readers.insert(watched.readers.begin(), watched.readers.end());
    }
    for (ViewReader* reader : readers) {
        reader->beat(heartbeat);
    }
    // Some views change by time alone: papers grow too old to print.
    soon();
}

} // namespace hall::server
