// SPDX-License-Identifier: Apache-2.0
#include "app/core/rejection.h"

#include "app/core/enum_text.h"

namespace hall {

namespace {

constexpr EnumText<Rejection, 31> names{{{{Rejection::AlreadyDone, "AlreadyDone"},
                                          {Rejection::TooLate, "TooLate"},
                                          {Rejection::IdReused, "IdReused"},
                                          {Rejection::DayNotOpen, "DayNotOpen"},
                                          {Rejection::DayAlreadyOpen, "DayAlreadyOpen"},
                                          {Rejection::DayInThePast, "DayInThePast"},
                                          {Rejection::ClockSuspected, "ClockSuspected"},
                                          {Rejection::UnknownService, "UnknownService"},
                                          {Rejection::UnknownClass, "UnknownClass"},
                                          {Rejection::UnknownCounter, "UnknownCounter"},
                                          {Rejection::UnknownTicket, "UnknownTicket"},
                                          {Rejection::TicketOfEarlierDay, "TicketOfEarlierDay"},
                                          {Rejection::UnknownStation, "UnknownStation"},
                                          {Rejection::InvalidClerk, "InvalidClerk"},
                                          {Rejection::ClerkElsewhere, "ClerkElsewhere"},
                                          {Rejection::CounterClosed, "CounterClosed"},
                                          {Rejection::CounterOpen, "CounterOpen"},
                                          {Rejection::CounterPaused, "CounterPaused"},
                                          {Rejection::CounterNotPaused, "CounterNotPaused"},
                                          {Rejection::CounterBusy, "CounterBusy"},
                                          {Rejection::NobodyAtCounter, "NobodyAtCounter"},
                                          {Rejection::CalledNotStarted, "CalledNotStarted"},
                                          {Rejection::TicketNotCalled, "TicketNotCalled"},
                                          {Rejection::TicketNotServing, "TicketNotServing"},
                                          {Rejection::TicketNotWaiting, "TicketNotWaiting"},
                                          {Rejection::TooManyRecalls, "TooManyRecalls"},
                                          {Rejection::RecallTooSoon, "RecallTooSoon"},
                                          {Rejection::HallFull, "HallFull"},
                                          {Rejection::RulesInUse, "RulesInUse"},
                                          {Rejection::RulesUnchanged, "RulesUnchanged"},
                                          {Rejection::StaleClaim, "StaleClaim"}}}};

} // namespace

// NOLINTNEXTLINE(readability-function-size): one sentence a rejection.
std::string_view explain(Rejection rejection)
{
    switch (rejection) {
    case Rejection::AlreadyDone:
        return "the counter has moved on since: look at what stands there now";
    case Rejection::TooLate:
        return "the press is too old to be carried out: look again and press again";
    case Rejection::IdReused:
        return "this command id came before with another content: every press needs its own";
    case Rejection::DayNotOpen:
        return "no business day is open: open it with day.open, or wait for the timetable";
    case Rejection::DayAlreadyOpen:
        return "this business day is open already";
    case Rejection::DayInThePast:
        return "a later day was opened before: a day can't be opened backwards";
    case Rejection::ClockSuspected:
        return "the machine's clock is in doubt: set it right and confirm the time when opening "
               "the day";
    case Rejection::UnknownService:
        return "no such service in this hall";
    case Rejection::UnknownClass:
        return "no such priority class in this hall";
    case Rejection::UnknownCounter:
        return "no such counter in this hall";
    case Rejection::UnknownTicket:
        return "no such ticket today";
    case Rejection::TicketOfEarlierDay:
        return "this ticket is from a day that is over: take a new number";
    case Rejection::UnknownStation:
        return "no such station in hall.toml";
    case Rejection::InvalidClerk:
        return "a clerk's id has 1 to 32 letters, digits and dashes";
    case Rejection::ClerkElsewhere:
        return "this clerk is signed in at another counter: sign out there first";
    case Rejection::CounterClosed:
        return "nobody is signed in at this counter: open it first";
    case Rejection::CounterOpen:
        return "a clerk is signed in at this counter already";
    case Rejection::CounterPaused:
        return "the counter is paused: resume first";
    case Rejection::CounterNotPaused:
        return "the counter is not paused";
    case Rejection::CounterBusy:
        return "a ticket is at the counter: finish it first";
    case Rejection::NobodyAtCounter:
        return "no ticket is called or in service at this counter";
    case Rejection::CalledNotStarted:
        return "start the called ticket, or mark it a no-show, before calling the next";
    case Rejection::TicketNotCalled:
        return "the ticket at this counter is in service, not called";
    case Rejection::TicketNotServing:
        return "the ticket at this counter is called and not started yet";
    case Rejection::TicketNotWaiting:
        return "the ticket no longer waits";
    case Rejection::TooManyRecalls:
        return "called as often as this hall allows: start, or mark a no-show";
    case Rejection::RecallTooSoon:
        return "just called: wait some seconds before calling again";
    case Rejection::HallFull:
        return "as many people wait as this hall admits";
    case Rejection::RulesInUse:
        return "the new rules drop a service or a counter that is in use: close the day first";
    case Rejection::RulesUnchanged:
        return "these are the rules already";
    case Rejection::StaleClaim:
        return "another process has claimed the station since: claim it again";
    }
    return {};
}

std::string_view toText(Rejection rejection)
{
    return names.of(rejection);
}

std::optional<Rejection> parseRejection(std::string_view text)
{
    return names.parse(text);
}

} // namespace hall
