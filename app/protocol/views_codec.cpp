// SPDX-License-Identifier: Apache-2.0
#include "app/protocol/views_codec.h"

#include "app/protocol/json_text.h"
#include "app/protocol/printer_words.h"
#include "app/protocol/rules_json.h"
#include "app/protocol/taking_words.h"

namespace hall::protocol {

namespace {

constexpr EnumText<CounterState, 3> counterStates{{{{CounterState::Closed, "closed"},
                                                    {CounterState::Open, "open"},
                                                    {CounterState::Paused, "paused"}}}};

constexpr EnumText<Found, 18> founds{{{{Found::Nothing, "nothing"},
                                       {Found::Ticket, "ticket"},
                                       {Found::Service, "service"},
                                       {Found::EarlierDay, "earlierDay"},
                                       {Found::OtherHall, "otherHall"},
                                       {Found::Card, "card"},
                                       {Found::CardUnread, "cardUnread"},
                                       {Found::CardUnusable, "cardUnusable"},
                                       {Found::Appointment, "appointment"},
                                       {Found::CodeInvalid, "codeInvalid"},
                                       {Found::CodeExpired, "codeExpired"},
                                       {Found::CodeEarly, "codeEarly"},
                                       {Found::CodeOfOtherHall, "codeOfOtherHall"},
                                       {Found::NotBooked, "notBooked"},
                                       {Found::Checking, "checking"},
                                       {Found::Person, "person"},
                                       {Found::PersonRefused, "personRefused"},
                                       {Found::PersonUnreachable, "personUnreachable"}}}};

constexpr EnumText<StripBlock::Across, 3> acrosses{{{{StripBlock::Across::Left, "left"},
                                                     {StripBlock::Across::Right, "right"},
                                                     {StripBlock::Across::Centre, "centre"}}}};

} // namespace

inline void to_json(Json& json, const StripBlock::Across& across)
{
    json = acrosses.of(across);
}

inline void from_json(const Json& json, StripBlock::Across& across)
{
    across = enumFrom(acrosses, json);
}

inline void to_json(Json& json, const Taking& taking)
{
    json = takings.of(taking);
}

inline void from_json(const Json& json, Taking& taking)
{
    taking = enumFrom(takings, json);
}

inline void to_json(Json& json, const CounterState& state)
{
    json = counterStates.of(state);
}

inline void from_json(const Json& json, CounterState& state)
{
    state = enumFrom(counterStates, json);
}

inline void to_json(Json& json, const Found& found)
{
    json = founds.of(found);
}

inline void from_json(const Json& json, Found& found)
{
    found = enumFrom(founds, json);
}

inline void to_json(Json& json, const PrinterCondition& condition)
{
    json = printerConditions.of(condition);
}

inline void from_json(const Json& json, PrinterCondition& condition)
{
    condition = enumFrom(printerConditions, json);
}

NLOHMANN_DEFINE_TYPE_NON_INTRUSIVE(Stamp, epoch, seq, at)
NLOHMANN_DEFINE_TYPE_NON_INTRUSIVE(HallHeader, name, taking, day, hours, nextOpening)
NLOHMANN_DEFINE_TYPE_NON_INTRUSIVE(StationPrinter, station, condition, since)
NLOHMANN_DEFINE_TYPE_NON_INTRUSIVE(PaperOf, ticket, paper)
NLOHMANN_DEFINE_TYPE_NON_INTRUSIVE(StepLine, service, backOffice, done, now)
NLOHMANN_DEFINE_TYPE_NON_INTRUSIVE(KioskService,
                                   code,
                                   name,
                                   waiting,
                                   counters,
                                   wait,
                                   identity,
                                   hasAppointments,
                                   questions,
                                   materials)
NLOHMANN_DEFINE_TYPE_NON_INTRUSIVE(
    KioskArea, code, name, zone, zoneName, waiting, counters, services)
NLOHMANN_DEFINE_TYPE_NON_INTRUSIVE(
    KioskVisit, code, name, order, steps, identity, waiting, counters, wait)
NLOHMANN_DEFINE_TYPE_NON_INTRUSIVE(KioskClass, code, name, selfClaimed, fromAge)
NLOHMANN_DEFINE_TYPE_NON_INTRUSIVE(
    KioskView, stamp, hall, waiting, areas, visits, classes, printers, papers)
NLOHMANN_DEFINE_TYPE_NON_INTRUSIVE(
    BoardCall, number, counter, kind, zone, zoneName, calledAt, calls, serving, step, steps)
NLOHMANN_DEFINE_TYPE_NON_INTRUSIVE(BoardArea, code, name, waiting, wait)
NLOHMANN_DEFINE_TYPE_NON_INTRUSIVE(BoardView, stamp, hall, calls, areas, missed, notices)
NLOHMANN_DEFINE_TYPE_NON_INTRUSIVE(CounterTicket,
                                   id,
                                   number,
                                   service,
                                   priority,
                                   priorityName,
                                   state,
                                   calls,
                                   issuedAt,
                                   calledAt,
                                   recalledAt,
                                   startedAt,
                                   servedBefore,
                                   hasAppointment,
                                   returned,
                                   bound,
                                   visit,
                                   step,
                                   steps,
                                   hold,
                                   wait)
NLOHMANN_DEFINE_TYPE_NON_INTRUSIVE(Promisable, code, name)
NLOHMANN_DEFINE_TYPE_NON_INTRUSIVE(PromiseLine, id, number, service, materials, due)
NLOHMANN_DEFINE_TYPE_NON_INTRUSIVE(TransferService, code, name, area)
NLOHMANN_DEFINE_TYPE_NON_INTRUSIVE(OtherCounter, counter, name, clerk, state)
NLOHMANN_DEFINE_TYPE_NON_INTRUSIVE(CounterView,
                                   stamp,
                                   hall,
                                   counter,
                                   name,
                                   kind,
                                   state,
                                   clerk,
                                   policy,
                                   current,
                                   waiting,
                                   waitingCount,
                                   held,
                                   missed,
                                   promises,
                                   promisable,
                                   services,
                                   others,
                                   reasons,
                                   plan,
                                   finishedToday,
                                   serviceToday)
NLOHMANN_DEFINE_TYPE_NON_INTRUSIVE(MissedWay, rule, behind, times)
NLOHMANN_DEFINE_TYPE_NON_INTRUSIVE(PrintJob,
                                   ticket,
                                   number,
                                   serviceCode,
                                   service,
                                   priority,
                                   priorityName,
                                   ahead,
                                   wait,
                                   visit,
                                   steps,
                                   zoneName,
                                   counters,
                                   missed,
                                   code,
                                   issuedAt,
                                   attempt,
                                   paper,
                                   running)
NLOHMANN_DEFINE_TYPE_NON_INTRUSIVE(SheetLine, name, copies, onPromise)
NLOHMANN_DEFINE_TYPE_NON_INTRUSIVE(SheetJob, id, service, number, lines, askedAt, attempt, running)
NLOHMANN_DEFINE_TYPE_NON_INTRUSIVE(SignCall, ticket, number, state, calls, calledAt, announced)
NLOHMANN_DEFINE_TYPE_NON_INTRUSIVE(CounterSign, counter, name, spoken, zone, kind, state, current)
NLOHMANN_DEFINE_TYPE_NON_INTRUSIVE(TestsAsked, device, count)
NLOHMANN_DEFINE_TYPE_NON_INTRUSIVE(AnnouncementAsked, serial, zone, text, textEn, urgent, at)
NLOHMANN_DEFINE_TYPE_NON_INTRUSIVE(
    StationView, stamp, hall, claim, jobs, sheets, counters, tests, announcements)
NLOHMANN_DEFINE_TYPE_NON_INTRUSIVE(DeviceLine, station, device, condition, since)
NLOHMANN_DEFINE_TYPE_NON_INTRUSIVE(SignLine, sign, station, count, at)
NLOHMANN_DEFINE_TYPE_NON_INTRUSIVE(
    StripBlock, x, y, width, height, pixels, across, color, isClock, lines)
NLOHMANN_DEFINE_TYPE_NON_INTRUSIVE(
    StripPreview, station, device, width, height, color, answers, blocks, at)
NLOHMANN_DEFINE_TYPE_NON_INTRUSIVE(CityLink, waiting, acknowledged, why)
NLOHMANN_DEFINE_TYPE_NON_INTRUSIVE(HallView,
                                   stamp,
                                   hall,
                                   waiting,
                                   serving,
                                   finished,
                                   held,
                                   missed,
                                   appointments,
                                   promises,
                                   plan,
                                   areas,
                                   counters,
                                   devices,
                                   signs,
                                   strips,
                                   upstream)
NLOHMANN_DEFINE_TYPE_NON_INTRUSIVE(
    TicketAnswer, id, number, service, counter, state, ahead, wait, steps, mayReturn, priority)
NLOHMANN_DEFINE_TYPE_NON_INTRUSIVE(ReadingView,
                                   stamp,
                                   hall,
                                   ready,
                                   readsCards,
                                   reading,
                                   readAt,
                                   found,
                                   ticket,
                                   service,
                                   appointment)

namespace {

template <class View>
std::string encodeAny(const View& view)
{
    return Json(view).dump();
}

} // namespace

std::string encode(const KioskView& view)
{
    return encodeAny(view);
}

std::string encode(const BoardView& view)
{
    return encodeAny(view);
}

std::string encode(const CounterView& view)
{
    return encodeAny(view);
}

std::string encode(const StationView& view)
{
    return encodeAny(view);
}

std::string encode(const ReadingView& view)
{
    return encodeAny(view);
}

std::string encode(const HallView& view)
{
    return encodeAny(view);
}

std::string encode(const TicketAnswer& answer)
{
    return encodeAny(answer);
}

template <class View>
Result<View, std::string> decode(std::string_view json)
{
    const auto parsed = parseJson(json);
    if (!parsed) {
        return failure(std::string{notJson});
    }
    try {
        return parsed->get<View>();
    } catch (const Json::exception& error) {
        return failure(std::string{error.what()});
    }
}

template Result<KioskView, std::string> decode(std::string_view);
template Result<BoardView, std::string> decode(std::string_view);
template Result<CounterView, std::string> decode(std::string_view);
template Result<StationView, std::string> decode(std::string_view);
template Result<ReadingView, std::string> decode(std::string_view);
template Result<HallView, std::string> decode(std::string_view);
template Result<TicketAnswer, std::string> decode(std::string_view);

} // namespace hall::protocol
