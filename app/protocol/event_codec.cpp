// SPDX-License-Identifier: Apache-2.0
#include "app/protocol/event_codec.h"

#include "app/protocol/json_text.h"
#include "app/protocol/rules_json.h"

#include <array>

namespace hall {

NLOHMANN_DEFINE_TYPE_NON_INTRUSIVE(RulesChanged, hash, rules)
NLOHMANN_DEFINE_TYPE_NON_INTRUSIVE(DayOpened, day)
NLOHMANN_DEFINE_TYPE_NON_INTRUSIVE(DayClosed, day, expired, finished)
NLOHMANN_DEFINE_TYPE_NON_INTRUSIVE(CounterOpened, counter, clerk)
NLOHMANN_DEFINE_TYPE_NON_INTRUSIVE(CounterPaused, counter, reason)
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
                                   codeHash,
                                   lane,
                                   wait,
                                   subject,
                                   agent,
                                   appointment,
                                   visit,
                                   steps,
                                   step,
                                   byHand)
NLOHMANN_DEFINE_TYPE_NON_INTRUSIVE(
    TicketCalled, ticket, number, service, counter, streak, given, reason)
NLOHMANN_DEFINE_TYPE_NON_INTRUSIVE(TicketRecalled, ticket, number, service, counter, calls)
NLOHMANN_DEFINE_TYPE_NON_INTRUSIVE(ServiceStarted, ticket, number, service, counter)
NLOHMANN_DEFINE_TYPE_NON_INTRUSIVE(
    ServiceFinished, ticket, number, service, counter, startedAt, servedBefore)
NLOHMANN_DEFINE_TYPE_NON_INTRUSIVE(TicketMissed, ticket, number, service, counter)
NLOHMANN_DEFINE_TYPE_NON_INTRUSIVE(
    TicketUncalled, ticket, number, service, counter, rank, to, bound)
NLOHMANN_DEFINE_TYPE_NON_INTRUSIVE(TicketCancelled, ticket, number, service)
NLOHMANN_DEFINE_TYPE_NON_INTRUSIVE(TicketHeld, ticket, number, service, counter, kind)
NLOHMANN_DEFINE_TYPE_NON_INTRUSIVE(TicketResumed, ticket, number, service, counter)
NLOHMANN_DEFINE_TYPE_NON_INTRUSIVE(
    TicketTransferred, ticket, number, service, counter, startedAt, to, bound, rank)
NLOHMANN_DEFINE_TYPE_NON_INTRUSIVE(
    VisitContinued, ticket, number, service, step, backOffice, rank, waits)
NLOHMANN_DEFINE_TYPE_NON_INTRUSIVE(TicketReinstated, ticket, number, service, rank, ahead, bound)
NLOHMANN_DEFINE_TYPE_NON_INTRUSIVE(TicketReleased, ticket, number, service)
NLOHMANN_DEFINE_TYPE_NON_INTRUSIVE(TicketRestored, ticket, number, of, life, unfinished)
NLOHMANN_DEFINE_TYPE_NON_INTRUSIVE(PlanChosen, plan)
NLOHMANN_DEFINE_TYPE_NON_INTRUSIVE(CounterBound, counter, groups, until)
NLOHMANN_DEFINE_TYPE_NON_INTRUSIVE(AppointmentBooked, appointment, service, on, from, to, priority)
NLOHMANN_DEFINE_TYPE_NON_INTRUSIVE(AppointmentCancelled, appointment, service)
NLOHMANN_DEFINE_TYPE_NON_INTRUSIVE(AppointmentMissed, appointment, service)
NLOHMANN_DEFINE_TYPE_NON_INTRUSIVE(PapersPromised, promise, ticket, number, service, materials, due)
NLOHMANN_DEFINE_TYPE_NON_INTRUSIVE(PromiseClosed, promise, service)
NLOHMANN_DEFINE_TYPE_NON_INTRUSIVE(ReprintAsked, ticket, number, station)
NLOHMANN_DEFINE_TYPE_NON_INTRUSIVE(
    MaterialsAsked, sheet, running, station, service, materials, number)
NLOHMANN_DEFINE_TYPE_NON_INTRUSIVE(RecordRead, record, purpose, reason)
NLOHMANN_DEFINE_TYPE_NON_INTRUSIVE(ToutingSuspected, sign, station, count)
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
    kind<DayOpened>("DayOpened", 1),
    kind<RulesChanged>("RulesChanged", 2),
    kind<DayClosed>("DayClosed", 1),
    kind<CounterOpened>("CounterOpened", 1),
    kind<CounterPaused>("CounterPaused", 2),
    kind<CounterResumed>("CounterResumed", 1),
    kind<CounterClosed>("CounterClosed", 1),
    kind<NumbersLeased>("NumbersLeased", 1),
    kind<TicketIssued>("TicketIssued", 2),
    kind<TicketCalled>("TicketCalled", 2),
    kind<TicketRecalled>("TicketRecalled", 1),
    kind<ServiceStarted>("ServiceStarted", 1),
    kind<ServiceFinished>("ServiceFinished", 2),
    kind<TicketMissed>("TicketMissed", 1),
    kind<TicketUncalled>("TicketUncalled", 2),
    kind<TicketCancelled>("TicketCancelled", 1),
    kind<TicketHeld>("TicketHeld", 1),
    kind<TicketResumed>("TicketResumed", 1),
    kind<TicketTransferred>("TicketTransferred", 1),
    kind<VisitContinued>("VisitContinued", 1),
    kind<TicketReinstated>("TicketReinstated", 1),
    kind<TicketReleased>("TicketReleased", 1),
    kind<TicketRestored>("TicketRestored", 2),
    kind<PlanChosen>("PlanChosen", 1),
    kind<CounterBound>("CounterBound", 1),
    kind<AppointmentBooked>("AppointmentBooked", 1),
    kind<AppointmentCancelled>("AppointmentCancelled", 1),
    kind<AppointmentMissed>("AppointmentMissed", 1),
    kind<PapersPromised>("PapersPromised", 1),
    kind<PromiseClosed>("PromiseClosed", 1),
    kind<ReprintAsked>("ReprintAsked", 1, true),
    kind<MaterialsAsked>("MaterialsAsked", 1, true),
    kind<RecordRead>("RecordRead", 1, true),
    kind<ToutingSuspected>("ToutingSuspected", 1, true),
    kind<StationClaimed>("StationClaimed", 1, true),
    kind<PaperReported>("PaperReported", 1, true),
    kind<AnnouncementSpoken>("AnnouncementSpoken", 1, true),
    kind<DeviceChanged>("DeviceChanged", 1, true),
    kind<ClockSuspected>("ClockSuspected", 1, true),
    kind<ClockTrusted>("ClockTrusted", 1, true),
};
static_assert(kinds.size() + 1 == std::variant_size_v<EventBody>);

/// Makes a body of version `from` one of the next.
struct Lift
{
    std::string_view kind;
    int from;
    void (*lift)(Json& body);
};

constexpr std::array lifts{
    Lift{"RulesChanged", 1, [](Json& /*body*/) {}}, // what is new in rules has defaults
    Lift{"CounterPaused", 1, [](Json& body) { body["reason"] = ""; }},
    Lift{"TicketIssued",
         1,
         [](Json& body) {
             // Then every class but the normal one had a credit.
             body["lane"] = body.at("credit").get<std::int64_t>() > 0 ? Lane::priorityBit : 0;
             body["wait"] = nullptr;
             for (const char* text : {"subject", "agent", "appointment", "visit"}) {
                 body[text] = "";
             }
             body["steps"] = Json::array();
             body["step"] = 0;
             body["byHand"] = false;
         }},
    Lift{"TicketCalled",
         1,
         [](Json& body) {
             body["streak"] = 0;
             body["given"] = false;
             body["reason"] = "";
         }},
    Lift{"ServiceFinished", 1, [](Json& body) { body["servedBefore"] = 0; }},
    Lift{
        "TicketRestored", 1, [](Json& body) { body["life"]["calledFrom"] = TicketState::Waiting; }},
    Lift{"TicketUncalled",
         1,
         [](Json& body) {
             body["to"] = TicketState::Waiting;
             body["bound"] = Bound{};
         }},
};

/// Brings the body of an older program up to this one's version, a step at a time.
void liftTo(int v, std::string_view kind, int from, Json& body)
{
    for (int at = from; at < v; ++at) {
        const auto* const found = std::ranges::find_if(
            lifts, [&](const Lift& lift) { return lift.kind == kind && lift.from == at; });
        if (found != lifts.end()) {
            found->lift(body);
        }
    }
}

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

    std::string operator()(const PlanChosen& event) const
    {
        return "plan:" + event.plan.value;
    }

    std::string operator()(const MaterialsAsked& event) const
    {
        return event.sheet.value;
    }

    std::string operator()(const RecordRead& event) const
    {
        return "record:" + event.record;
    }

    std::string operator()(const ToutingSuspected& event) const
    {
        return "station:" + event.station.value;
    }

    template <class Body>
    std::string operator()(const Body& event) const
    {
        if constexpr (requires { event.promise; }) {
            return "promise:" + event.promise.value;
        } else if constexpr (requires { event.ticket; }) {
            return event.ticket.value;
        } else if constexpr (requires { event.appointment; }) {
            return "appointment:" + event.appointment.value;
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
    auto parsed = parseJson(body);
    if (!parsed || !parsed->is_object()) {
        return failure(BodyError{.newer = false, .detail = "the body is not a JSON object"});
    }
    Json& json = *parsed;
    const auto* kind = std::ranges::find(kinds, kindName, &Kind::name);
    try {
        const std::string asked = json.value("asked", "");
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
        liftTo(kind->v, kindName, v, json);
        return DecodedBody{.body = kind->decode(json), .asked = asked};
    } catch (const Json::exception& error) {
        return failure(BodyError{.newer = false, .detail = error.what()});
    }
}

} // namespace protocol

} // namespace hall
