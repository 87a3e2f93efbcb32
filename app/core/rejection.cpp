// SPDX-License-Identifier: Apache-2.0
#include "app/core/rejection.h"

#include "app/core/enum_text.h"

namespace hall {

namespace {

constexpr EnumText<Rejection, 30> names{{{{Rejection::AlreadyDone, "AlreadyDone"},
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

std::string_view toText(Rejection rejection)
{
    return names.of(rejection);
}

std::optional<Rejection> parseRejection(std::string_view text)
{
    return names.parse(text);
}

} // namespace hall
