// SPDX-License-Identifier: Apache-2.0
#include "app/protocol/hall_codec.h"

#include "app/protocol/json_text.h"
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
NLOHMANN_DEFINE_TYPE_NON_INTRUSIVE(PointedOut, sign, station, count, at)
NLOHMANN_DEFINE_TYPE_NON_INTRUSIVE(Act, of, at, paused, ended, called, before, served)

namespace {

/// Every member of a ticket, in the order in which they are written.
template <class SomeTicket, class Visit>
void eachMember(SomeTicket& ticket, Visit visit)
{
    visit(ticket.id);
    visit(ticket.number);
    visit(ticket.service);
    visit(ticket.taken);
    visit(ticket.priority);
    visit(ticket.rank);
    visit(ticket.state);
    visit(ticket.counter);
    visit(ticket.calls);
    visit(ticket.issuedAt);
    visit(ticket.calledAt);
    visit(ticket.recalledAt);
    visit(ticket.startedAt);
    visit(ticket.codeHash);
    visit(ticket.issuedBy);
    visit(ticket.station);
    visit(ticket.ahead);
    visit(ticket.paper);
    visit(ticket.papers);
    visit(ticket.announced);
    visit(ticket.lane);
    visit(ticket.waitingSince);
    visit(ticket.servedBefore);
    visit(ticket.hold);
    visit(ticket.bound);
    visit(ticket.clerk);
    visit(ticket.calledFrom);
    visit(ticket.reinstated);
    visit(ticket.step);
    visit(ticket.wait);
    visit(ticket.subject);
    visit(ticket.agent);
    visit(ticket.appointment);
    visit(ticket.visit);
    visit(ticket.steps);
    visit(ticket.paperAskedAt);
    visit(ticket.reprints);
}

} // namespace

/// A day has thousands of tickets, so each is a plain array: a third of the bytes and of the time.
inline void to_json(Json& json, const Ticket& ticket)
{
    json = Json::array();
    eachMember(ticket, [&](const auto& member) { json.push_back(member); });
}

inline void from_json(const Json& json, Ticket& ticket)
{
    std::size_t at = 0;
    eachMember(ticket, [&](auto& member) { json.at(at++).get_to(member); });
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
                {"signs", hall.signs},
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
    const auto parsed = parseJson(bytes);
    if (!parsed) {
        return failure(std::string{notJson});
    }
    try {
        const Json& json = *parsed;
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
        json.at("signs").get_to(hall.signs);
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
