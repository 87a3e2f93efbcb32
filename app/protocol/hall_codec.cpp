// SPDX-License-Identifier: Apache-2.0
#include "app/protocol/hall_codec.h"

#include "app/protocol/rules_json.h"

namespace hall {

NLOHMANN_DEFINE_TYPE_NON_INTRUSIVE(OpenDesk, clerk, paused, pausedFor, current)
NLOHMANN_DEFINE_TYPE_NON_INTRUSIVE(DeskTally, finished, serving, streak)
NLOHMANN_DEFINE_TYPE_NON_INTRUSIVE(NumberRun, next, to)
NLOHMANN_DEFINE_TYPE_NON_INTRUSIVE(DeviceState, condition, since)
NLOHMANN_DEFINE_TYPE_NON_INTRUSIVE(Station, claim, issued, devices)
NLOHMANN_DEFINE_TYPE_NON_INTRUSIVE(Binding, groups, until)
NLOHMANN_DEFINE_TYPE_NON_INTRUSIVE(Appointment, service, day, from, to, priority, state)
NLOHMANN_DEFINE_TYPE_NON_INTRUSIVE(Promise, ticket, number, service, materials, due, closedAt)
NLOHMANN_DEFINE_TYPE_NON_INTRUSIVE(Sheet, id, station, service, materials, number, askedAt, papers)
NLOHMANN_DEFINE_TYPE_NON_INTRUSIVE(Act, of, at, paused, ended, called, before, served)

/// A day has thousands of tickets, so each is a plain array: a third of the bytes and of the time.
inline void to_json(Json& json, const Ticket& ticket)
{
    json = Json::array({ticket.id,
                        ticket.number,
                        ticket.service,
                        ticket.priority,
                        ticket.rank,
                        static_cast<int>(ticket.state),
                        ticket.counter,
                        ticket.calls,
                        ticket.issuedAt,
                        ticket.calledAt,
                        ticket.recalledAt,
                        ticket.startedAt,
                        ticket.codeHash,
                        ticket.issuedBy,
                        ticket.station,
                        ticket.ahead,
                        static_cast<int>(ticket.paper),
                        ticket.papers,
                        ticket.announced,
                        ticket.lane,
                        ticket.waitingSince,
                        ticket.servedBefore,
                        static_cast<int>(ticket.hold),
                        ticket.bound,
                        ticket.clerk,
                        ticket.reinstated,
                        ticket.step,
                        ticket.wait,
                        ticket.subject,
                        ticket.agent,
                        ticket.appointment,
                        ticket.visit,
                        ticket.steps,
                        ticket.paperAskedAt,
                        ticket.reprints});
}

namespace {

template <class Enum>
void getEnum(const Json& json, Enum& value, Enum last)
{
    const int number = json.get<int>();
    if (number < 0 || number > static_cast<int>(last)) {
        throw Json::out_of_range::create(403, "enumerator out of range", &json);
    }
    value = static_cast<Enum>(number);
}

} // namespace

inline void from_json(const Json& json, Ticket& ticket)
{
    json.at(0).get_to(ticket.id);
    json.at(1).get_to(ticket.number);
    json.at(2).get_to(ticket.service);
    json.at(3).get_to(ticket.priority);
    json.at(4).get_to(ticket.rank);
    getEnum(json.at(5), ticket.state, TicketState::Expired);
    json.at(6).get_to(ticket.counter);
    json.at(7).get_to(ticket.calls);
    json.at(8).get_to(ticket.issuedAt);
    json.at(9).get_to(ticket.calledAt);
    json.at(10).get_to(ticket.recalledAt);
    json.at(11).get_to(ticket.startedAt);
    json.at(12).get_to(ticket.codeHash);
    json.at(13).get_to(ticket.issuedBy);
    json.at(14).get_to(ticket.station);
    json.at(15).get_to(ticket.ahead);
    getEnum(json.at(16), ticket.paper, Paper::Refused);
    json.at(17).get_to(ticket.papers);
    json.at(18).get_to(ticket.announced);
    json.at(19).get_to(ticket.lane);
    json.at(20).get_to(ticket.waitingSince);
    json.at(21).get_to(ticket.servedBefore);
    getEnum(json.at(22), ticket.hold, HoldKind::Step);
    json.at(23).get_to(ticket.bound);
    json.at(24).get_to(ticket.clerk);
    json.at(25).get_to(ticket.reinstated);
    json.at(26).get_to(ticket.step);
    json.at(27).get_to(ticket.wait);
    json.at(28).get_to(ticket.subject);
    json.at(29).get_to(ticket.agent);
    json.at(30).get_to(ticket.appointment);
    json.at(31).get_to(ticket.visit);
    json.at(32).get_to(ticket.steps);
    json.at(33).get_to(ticket.paperAskedAt);
    json.at(34).get_to(ticket.reprints);
    const auto last = static_cast<int>(ticket.steps.size()) - 1;
    if (ticket.step < 0 || ticket.step > std::max(last, 0)) {
        throw Json::out_of_range::create(403, "a visit has no such step", &json);
    }
}

namespace {

bool keysInRange(const Hall& hall)
{
    const auto inRange = [&](TicketKey key) { return key < hall.tickets.size(); };
    const auto inRangeIfAny = [&](const std::optional<TicketKey>& key) {
        return !key || inRange(*key);
    };
    return std::ranges::all_of(hall.calls, inRange) &&
           std::ranges::all_of(hall.acts,
                               [&](const Act& act) {
                                   return inRangeIfAny(act.ended) && inRangeIfAny(act.called);
                               }) &&
           std::ranges::all_of(hall.desks, [&](const auto& desk) {
               return !desk.second.current || inRange(*desk.second.current);
           });
}

} // namespace

namespace protocol {

std::string encodeHall(const Hall& hall)
{
    return Json{{"lastSeq", hall.lastSeq},
                {"lastAt", hall.lastAt},
                {"clockSuspected", hall.clockSuspected},
                {"rules", hall.rules},
                {"rulesHash", hall.rulesHash},
                {"day", hall.day},
                {"lastDay", hall.lastDay},
                {"desks", hall.desks},
                {"tallies", hall.tallies},
                {"runs", hall.runs},
                {"stations", hall.stations},
                {"plan", hall.plan},
                {"bindings", hall.bindings},
                {"appointments", hall.appointments},
                {"promises", hall.promises},
                {"sheets", hall.sheets},
                {"acts", hall.acts},
                {"tickets", hall.tickets},
                {"calls", hall.calls},
                {"finishedToday", hall.finishedToday},
                {"earlierCodes", hall.earlierCodes}}
        .dump();
}

std::string encodeRules(const Rules& rules)
{
    return Json(rules).dump();
}

Result<Hall, std::string> decodeHall(std::string_view bytes)
{
    try {
        const Json json = Json::parse(bytes);
        Hall hall;
        json.at("lastSeq").get_to(hall.lastSeq);
        json.at("lastAt").get_to(hall.lastAt);
        json.at("clockSuspected").get_to(hall.clockSuspected);
        json.at("rules").get_to(hall.rules);
        json.at("rulesHash").get_to(hall.rulesHash);
        json.at("day").get_to(hall.day);
        json.at("lastDay").get_to(hall.lastDay);
        json.at("desks").get_to(hall.desks);
        json.at("tallies").get_to(hall.tallies);
        json.at("runs").get_to(hall.runs);
        json.at("stations").get_to(hall.stations);
        json.at("plan").get_to(hall.plan);
        json.at("bindings").get_to(hall.bindings);
        json.at("appointments").get_to(hall.appointments);
        json.at("promises").get_to(hall.promises);
        json.at("sheets").get_to(hall.sheets);
        json.at("acts").get_to(hall.acts);
        json.at("tickets").get_to(hall.tickets);
        json.at("calls").get_to(hall.calls);
        json.at("finishedToday").get_to(hall.finishedToday);
        json.at("earlierCodes").get_to(hall.earlierCodes);
        if (!keysInRange(hall)) {
            return failure(std::string{"a desk or a call names a ticket that isn't there"});
        }
        hall.rebuildIndexes();
        return hall;
    } catch (const Json::exception& error) {
        return failure(std::string{error.what()});
    }
}

} // namespace protocol

} // namespace hall
