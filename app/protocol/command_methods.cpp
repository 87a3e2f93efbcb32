// SPDX-License-Identifier: Apache-2.0
#include "app/protocol/command_methods.h"

#include "app/protocol/params_json.h"

#include <algorithm>
#include <array>

namespace hall::protocol {

namespace {

template <class Verb>
What counterVerb(const Params& params)
{
    Verb verb;
    verb.counter = params.counter();
    verb.seen = params.seen();
    return verb;
}

template <class Verb>
What ticketVerb(const Params& params)
{
    return Verb{.which = {.ticket = params.ticketOrCode(), .codeHash = params.codeHash()}};
}

/// A service, a visit of several, an appointment, or the one that the person has today.
What takeTicket(const Params& params)
{
    const bool checkIn = params.flag("checkIn");
    const int asked = static_cast<int>(params.has("service")) +
                      static_cast<int>(params.has("visit")) +
                      static_cast<int>(params.has("appointment")) + static_cast<int>(checkIn);
    if (asked != 1) {
        throw BadParameter{"give one of service, visit, appointment and checkIn"};
    }
    if (params.has("appointment") && params.text("appointment").empty()) {
        throw BadParameter{"appointment must be a booking number"};
    }
    const auto names = [&](const char* who) {
        return params.has("subject") && params.object("subject").has(who);
    };
    if (checkIn && !names("id") && !names("card")) {
        throw BadParameter{"checkIn needs subject: the ID number of who has the appointment"};
    }
    if (params.flag("claimed") && !params.has("class")) {
        throw BadParameter{"claimed needs class: what the citizen says he is"};
    }
    const bool byHand = params.flag("byHand");
    if (byHand != params.has("number")) {
        throw BadParameter{"number and byHand belong together: a number that was given by hand"};
    }
    return TakeTicket{.service = ServiceCode{params.textOr("service", {})},
                      .priority = ClassCode{params.textOr("class", {})},
                      .codeHash = {},
                      .visit = VisitCode{params.textOr("visit", {})},
                      .appointment = AppointmentId{params.textOr("appointment", {})},
                      .byHand = params.textOr("number", {})};
}

What hold(const Params& params)
{
    const auto kind = holdKinds.parse(params.textOr("kind", "away"));
    if (!kind) {
        throw BadParameter{"kind must be away, awaySame or step"};
    }
    return HoldTicket{.counter = params.counter(), .seen = params.seen(), .kind = *kind};
}

/// With a ticket it is taken up again, without one the pause ends.
What resume(const Params& params)
{
    if (!params.has("ticket")) {
        return ResumeCounter{.counter = params.counter()};
    }
    return ResumeTicket{.counter = params.counter(),
                        .seen = params.seen(),
                        .ticket = TicketId{params.text("ticket")}};
}

/// `to`: an object with one of service, counter, clerk.
What transfer(const Params& params)
{
    const Params to = params.object("to");
    TransferTicket command{.counter = params.counter(), .seen = params.seen()};
    command.service = ServiceCode{to.textOr("service", {})};
    command.toClerk = ClerkId{to.textOr("clerk", {})};
    if (to.has("counter")) {
        command.toCounter = to.counter();
    }
    if (command.toCounter && !command.toClerk.empty()) {
        throw BadParameter{"to must name a counter or a clerk, not both"};
    }
    return command;
}

/// `until`: Unix time in milliseconds, or a moment of the hall's day, which the node makes a time
/// of; without it to the day's end.
What bind(const Params& params)
{
    constexpr std::size_t groupsMax = 200;
    BindCounter command{.counter = params.counter(),
                        .groups = params.list("groups", groupsMax, [](const Params& each) {
                            return GroupCode{each.text("code")};
                        })};
    if (params.has("until") && !params.clock("until")) {
        command.until = Time{Duration{params.number("until")}};
    }
    return command;
}

What promise(const Params& params)
{
    constexpr std::size_t materialsMax = 100;
    return PromisePapers{.counter = params.counter(),
                         .seen = params.seen(),
                         .promise = PromiseId{},
                         .materials = params.list(
                             "materials",
                             materialsMax,
                             [](const Params& each) { return MaterialCode{each.text("code")}; }),
                         .due = {}};
}

What askMaterials(const Params& params)
{
    constexpr std::size_t choicesMax = 50;
    return AskMaterials{.service = ServiceCode{params.text("service")},
                        .choices = params.list("choices",
                                               choicesMax,
                                               [](const Params& each) {
                                                   return Choice{.question = each.text("question"),
                                                                 .answer = each.text("answer")};
                                               }),
                        .ticket = TicketId{params.textOr("ticket", {})}};
}

What reportOf(const Params& params, Paper paper)
{
    return ReportPaper{.station = StationName{params.text("station")},
                       .claim = params.number("claim"),
                       .ticket = TicketId{params.text("ticket")},
                       .paper = paper};
}

What announcementOf(const Params& params)
{
    constexpr std::int64_t callsMax = 1000;
    const auto outcome = announcements.parse(params.text("outcome"));
    if (!outcome) {
        throw BadParameter{"outcome must be spoken, late, movedOn or noSound"};
    }
    const std::int64_t call = params.number("call");
    if (call < 1 || call > callsMax) {
        throw BadParameter{"call must be a number from 1 on: which call of the ticket it was"};
    }
    return ReportAnnouncement{.station = StationName{params.text("station")},
                              .claim = params.number("claim"),
                              .ticket = TicketId{params.text("ticket")},
                              .counter = params.counter(),
                              .call = static_cast<int>(call),
                              .outcome = *outcome};
}

What openDay(const Params& params)
{
    return OpenDay{.day = params.date("day"), .timeConfirmed = params.flag("timeConfirmed")};
}

constexpr std::array commandMethods{
    CommandMethod{"ticket.take", &takeTicket},
    CommandMethod{"ticket.cancel", &ticketVerb<CancelTicket>},
    CommandMethod{"ticket.reinstate", &ticketVerb<ReinstateTicket>},
    CommandMethod{"ticket.reprint", &ticketVerb<ReprintTicket>},
    CommandMethod{"ticket.continue",
                  [](const Params& p) -> What {
                      return ContinueVisit{.ticket = TicketId{p.text("ticket")}};
                  }},
    CommandMethod{
        "command.undo",
        [](const Params& p) -> What { return UndoCommand{.of = CommandId{p.text("of")}}; }},
    CommandMethod{"counter.open",
                  [](const Params& p) -> What {
                      return OpenCounter{.counter = p.counter(), .clerk = ClerkId{p.text("clerk")}};
                  }},
    CommandMethod{"counter.pause",
                  [](const Params& p) -> What {
                      return PauseCounter{.counter = p.counter(),
                                          .seen = p.seen(),
                                          .reason = ReasonCode{p.textOr("reason", {})}};
                  }},
    CommandMethod{"counter.resume", &resume},
    CommandMethod{"counter.hold", &hold},
    CommandMethod{"counter.transfer", &transfer},
    CommandMethod{"counter.call",
                  [](const Params& p) -> What {
                      return CallTicket{.counter = p.counter(),
                                        .seen = p.seen(),
                                        .ticket = TicketId{p.text("ticket")},
                                        .reason = ReasonCode{p.textOr("reason", {})}};
                  }},
    CommandMethod{"counter.bind", &bind},
    CommandMethod{
        "plan.choose",
        [](const Params& p) -> What { return ChoosePlan{.plan = PlanCode{p.textOr("plan", {})}}; }},
    CommandMethod{"appointment.cancel",
                  [](const Params& p) -> What {
                      return CancelAppointment{.appointment = AppointmentId{p.text("appointment")}};
                  }},
    CommandMethod{"promise.make", &promise},
    CommandMethod{"promise.close",
                  [](const Params& p) -> What {
                      return ClosePromise{.promise = PromiseId{p.text("promise")}};
                  }},
    CommandMethod{"materials.print", &askMaterials},
    CommandMethod{"reading.note",
                  [](const Params& p) -> What {
                      return NoteReading{.record = p.text("record"),
                                         .purpose = p.text("purpose"),
                                         .reason = ReasonCode{p.text("reason")}};
                  }},
    CommandMethod{"counter.close", &counterVerb<CloseCounter>},
    CommandMethod{"counter.next", &counterVerb<CallNext>},
    CommandMethod{"counter.recall", &counterVerb<Recall>},
    CommandMethod{"counter.start", &counterVerb<StartService>},
    CommandMethod{"counter.finish", &counterVerb<FinishService>},
    CommandMethod{"counter.noShow", &counterVerb<MarkNoShow>},
    CommandMethod{"counter.uncall", &counterVerb<Uncall>},
    CommandMethod{"day.open", &openDay},
    CommandMethod{"day.close", [](const Params& /*p*/) -> What { return CloseDay{}; }},
    CommandMethod{"station.claim",
                  [](const Params& p) -> What {
                      return ClaimStation{.station = StationName{p.text("station")}};
                  }},
    CommandMethod{"print.started",
                  [](const Params& p) -> What { return reportOf(p, Paper::Started); }},
    CommandMethod{"print.done",
                  [](const Params& p) -> What { return reportOf(p, Paper::Printed); }},
    CommandMethod{"print.doubtful",
                  [](const Params& p) -> What { return reportOf(p, Paper::Doubtful); }},
    CommandMethod{"print.refused",
                  [](const Params& p) -> What { return reportOf(p, Paper::Refused); }},
    CommandMethod{"announcement.spoken", &announcementOf},
    CommandMethod{"device.changed",
                  [](const Params& p) -> What {
                      return ReportDevice{.station = StationName{p.text("station")},
                                          .claim = p.number("claim"),
                                          .device = p.text("device"),
                                          .condition = p.text("condition")};
                  }},
};

} // namespace

const CommandMethod* commandMethod(std::string_view name)
{
    const auto* const found = std::ranges::find(commandMethods, name, &CommandMethod::name);
    return found == commandMethods.end() ? nullptr : found;
}

} // namespace hall::protocol
