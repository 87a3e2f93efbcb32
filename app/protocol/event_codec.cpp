// SPDX-License-Identifier: Apache-2.0
#include "app/protocol/event_codec.h"

#include "app/protocol/rules_json.h"

#include <array>

namespace hall {

NLOHMANN_DEFINE_TYPE_NON_INTRUSIVE(RulesChanged, hash, rules)
NLOHMANN_DEFINE_TYPE_NON_INTRUSIVE(DayOpened, day)
NLOHMANN_DEFINE_TYPE_NON_INTRUSIVE(DayClosed, day, expired, finished)
NLOHMANN_DEFINE_TYPE_NON_INTRUSIVE(CounterOpened, counter, clerk)
NLOHMANN_DEFINE_TYPE_NON_INTRUSIVE(CounterPaused, counter)
NLOHMANN_DEFINE_TYPE_NON_INTRUSIVE(CounterResumed, counter)
NLOHMANN_DEFINE_TYPE_NON_INTRUSIVE(CounterClosed, counter)
NLOHMANN_DEFINE_TYPE_NON_INTRUSIVE(NumbersLeased, queue, day, from, to, station)
NLOHMANN_DEFINE_TYPE_NON_INTRUSIVE(TicketIssued,
                                   ticket,
                                   running,
                                   number,
                                   queue,
                                   ordinal,
                                   service,
                                   priority,
                                   credit,
                                   rank,
                                   ahead,
                                   codeHash)
NLOHMANN_DEFINE_TYPE_NON_INTRUSIVE(TicketCalled, ticket, number, service, counter)
NLOHMANN_DEFINE_TYPE_NON_INTRUSIVE(TicketRecalled, ticket, number, service, counter, calls)
NLOHMANN_DEFINE_TYPE_NON_INTRUSIVE(ServiceStarted, ticket, number, service, counter)
NLOHMANN_DEFINE_TYPE_NON_INTRUSIVE(ServiceFinished, ticket, number, service, counter, startedAt)
NLOHMANN_DEFINE_TYPE_NON_INTRUSIVE(TicketMissed, ticket, number, service, counter)
NLOHMANN_DEFINE_TYPE_NON_INTRUSIVE(TicketUncalled, ticket, number, service, counter, rank)
NLOHMANN_DEFINE_TYPE_NON_INTRUSIVE(TicketCancelled, ticket, number, service)
NLOHMANN_DEFINE_TYPE_NON_INTRUSIVE(StationClaimed, station, claim)
NLOHMANN_DEFINE_TYPE_NON_INTRUSIVE(PaperReported, ticket, station, paper)
NLOHMANN_DEFINE_TYPE_NON_INTRUSIVE(
    AnnouncementSpoken, ticket, number, counter, station, call, outcome)
NLOHMANN_DEFINE_TYPE_NON_INTRUSIVE(DeviceChanged, station, device, condition)

inline void to_json(Json& json, const ClockSuspected& /*event*/)
{
    json = Json::object();
}

inline void from_json(const Json& /*json*/, ClockSuspected& /*event*/) {}

inline void to_json(Json& json, const ClockTrusted& /*event*/)
{
    json = Json::object();
}

inline void from_json(const Json& /*json*/, ClockTrusted& /*event*/) {}

namespace protocol {

namespace {

template <class Body>
EventBody decodeAs(const Json& json)
{
    return json.get<Body>();
}

template <class Body>
Json encodeAs(const EventBody& body)
{
    return std::get<Body>(body);
}

struct Kind
{
    std::string_view name;
    int v;
    bool note; ///< doesn't change who waits, where, or under which number
    EventBody (*decode)(const Json&);
    Json (*encode)(const EventBody&);
};

template <class Body>
constexpr Kind kind(std::string_view name, int v, bool note = false)
{
    return {name, v, note, &decodeAs<Body>, &encodeAs<Body>};
}

/// In the order of `EventBody`.
constexpr std::array kinds{
    kind<RulesChanged>("RulesChanged", 1),
    kind<DayOpened>("DayOpened", 1),
    kind<DayClosed>("DayClosed", 1),
    kind<CounterOpened>("CounterOpened", 1),
    kind<CounterPaused>("CounterPaused", 1),
    kind<CounterResumed>("CounterResumed", 1),
    kind<CounterClosed>("CounterClosed", 1),
    kind<NumbersLeased>("NumbersLeased", 1),
    kind<TicketIssued>("TicketIssued", 1),
    kind<TicketCalled>("TicketCalled", 1),
    kind<TicketRecalled>("TicketRecalled", 1),
    kind<ServiceStarted>("ServiceStarted", 1),
    kind<ServiceFinished>("ServiceFinished", 1),
    kind<TicketMissed>("TicketMissed", 1),
    kind<TicketUncalled>("TicketUncalled", 1),
    kind<TicketCancelled>("TicketCancelled", 1),
    kind<StationClaimed>("StationClaimed", 1, true),
    kind<PaperReported>("PaperReported", 1, true),
    kind<AnnouncementSpoken>("AnnouncementSpoken", 1, true),
    kind<DeviceChanged>("DeviceChanged", 1, true),
    kind<ClockSuspected>("ClockSuspected", 1, true),
    kind<ClockTrusted>("ClockTrusted", 1, true),
};
static_assert(kinds.size() + 1 == std::variant_size_v<EventBody>);

struct SubjectOf
{
    std::string operator()(const RulesChanged& /*event*/) const
    {
        return "rules";
    }

    std::string operator()(const DayOpened& /*event*/) const
    {
        return "day";
    }

    std::string operator()(const DayClosed& /*event*/) const
    {
        return "day";
    }

    std::string operator()(const NumbersLeased& event) const
    {
        return "queue:" + event.queue.value;
    }

    std::string operator()(const StationClaimed& event) const
    {
        return "station:" + event.station.value;
    }

    std::string operator()(const DeviceChanged& event) const
    {
        return "station:" + event.station.value;
    }

    std::string operator()(const ClockSuspected& /*event*/) const
    {
        return "clock";
    }

    std::string operator()(const ClockTrusted& /*event*/) const
    {
        return "clock";
    }

    std::string operator()(const UnknownNote& /*event*/) const
    {
        return {};
    }

    template <class Body>
    std::string operator()(const Body& event) const
    {
        if constexpr (requires { event.ticket; }) {
            return event.ticket.value;
        } else {
            return "counter:" + std::to_string(event.counter.value);
        }
    }
};

} // namespace

std::string_view kindOf(const EventBody& body)
{
    if (const auto* unknown = std::get_if<UnknownNote>(&body)) {
        return unknown->kind;
    }
    return kinds.at(body.index()).name;
}

int versionOf(const EventBody& body)
{
    if (const auto* unknown = std::get_if<UnknownNote>(&body)) {
        return unknown->v;
    }
    return kinds.at(body.index()).v;
}

bool isNote(const EventBody& body)
{
    return std::holds_alternative<UnknownNote>(body) || kinds.at(body.index()).note;
}

std::string subjectOf(const EventBody& body)
{
    return std::visit(SubjectOf{}, body);
}

std::string encodeBody(const Event& event)
{
    const Kind& kind = kinds.at(event.body.index());
    Json json = kind.encode(event.body);
    if (kind.note) {
        json["note"] = true;
    }
    if (!event.asked.empty()) {
        json["asked"] = event.asked;
    }
    return json.dump();
}

Result<DecodedBody, BodyError> decodeBody(std::string_view kindName, int v, std::string_view body)
{
    const Json json = Json::parse(body, nullptr, false);
    if (!json.is_object()) {
        return failure(BodyError{.newer = false, .detail = "the body is not a JSON object"});
    }
    const std::string asked = json.value("asked", "");
    const auto* kind = std::ranges::find(kinds, kindName, &Kind::name);
    if (kind == kinds.end() || v > kind->v) {
        if (json.value("note", false)) {
            return DecodedBody{.body = UnknownNote{.kind = std::string{kindName}, .v = v},
                               .asked = asked};
        }
        return failure(BodyError{.newer = true,
                                 .detail = "kind " + std::string{kindName} + " version " +
                                           std::to_string(v) +
                                           " is of a newer paihao than " PAIHAO_VERSION});
    }
    try {
        return DecodedBody{.body = kind->decode(json), .asked = asked};
    } catch (const Json::exception& error) {
        return failure(BodyError{.newer = false, .detail = error.what()});
    }
}

} // namespace protocol

} // namespace hall
