// SPDX-License-Identifier: Apache-2.0
#include "app/core/rejection.h"

#include <algorithm>
#include <array>
#include <utility>

namespace hall {

namespace {

using Named = std::pair<Rejection, std::string_view>;

constexpr std::array names{
    Named{Rejection::AlreadyDone, "AlreadyDone"},
    Named{Rejection::TooLate, "TooLate"},
    Named{Rejection::IdReused, "IdReused"},
    Named{Rejection::DayNotOpen, "DayNotOpen"},
    Named{Rejection::DayAlreadyOpen, "DayAlreadyOpen"},
    Named{Rejection::DayInThePast, "DayInThePast"},
    Named{Rejection::ClockSuspected, "ClockSuspected"},
    Named{Rejection::UnknownService, "UnknownService"},
    Named{Rejection::UnknownClass, "UnknownClass"},
    Named{Rejection::UnknownCounter, "UnknownCounter"},
    Named{Rejection::UnknownTicket, "UnknownTicket"},
    Named{Rejection::UnknownStation, "UnknownStation"},
    Named{Rejection::InvalidClerk, "InvalidClerk"},
    Named{Rejection::ClerkElsewhere, "ClerkElsewhere"},
    Named{Rejection::CounterClosed, "CounterClosed"},
    Named{Rejection::CounterOpen, "CounterOpen"},
    Named{Rejection::CounterPaused, "CounterPaused"},
    Named{Rejection::CounterNotPaused, "CounterNotPaused"},
    Named{Rejection::CounterBusy, "CounterBusy"},
    Named{Rejection::NobodyAtCounter, "NobodyAtCounter"},
    Named{Rejection::CalledNotStarted, "CalledNotStarted"},
    Named{Rejection::TicketNotCalled, "TicketNotCalled"},
    Named{Rejection::TicketNotServing, "TicketNotServing"},
    Named{Rejection::TicketNotWaiting, "TicketNotWaiting"},
    Named{Rejection::TooManyRecalls, "TooManyRecalls"},
    Named{Rejection::RecallTooSoon, "RecallTooSoon"},
    Named{Rejection::HallFull, "HallFull"},
    Named{Rejection::RulesInUse, "RulesInUse"},
    Named{Rejection::RulesUnchanged, "RulesUnchanged"},
    Named{Rejection::StaleClaim, "StaleClaim"},
};

} // namespace

std::string_view toText(Rejection rejection)
{
    const auto* found = std::ranges::find(names, rejection, &Named::first);
    return found->second;
}

std::optional<Rejection> parseRejection(std::string_view text)
{
    const auto* found = std::ranges::find(names, text, &Named::second);
    if (found == names.end()) {
        return std::nullopt;
    }
    return found->first;
}

} // namespace hall
